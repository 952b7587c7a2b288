//! What `packaging/` and the Dockerfile say holds for the program: options, configurations, paths, ports and times.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    missing_docs
)]

mod felles;

use std::collections::BTreeSet;
use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use felles::prosess::{restanser, run};
use felles::serve::{Oppstart, wait_until};
use restanser_server::config::{Config, Kilde, Server, Utleveringslager};
use restanser_server::tilgang::rettighetspakke::fil::Pakkefil;

const CONFIGURATIONS: [&str; 2] = [
    "packaging/restanser.toml",
    "packaging/kubernetes/restanser.toml",
];
/// Where every package has it.
const INSTALLED: &str = "/etc/restanser/restanser.toml";

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}

fn read(name: &str) -> String {
    let path = path(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn config(name: &str) -> Config {
    Config::read(&path(name)).unwrap_or_else(|error| panic!("{error}"))
}

/// What stands after `key` in the lines that begin with it.
fn values<'a>(text: &'a str, key: &'a str) -> Vec<&'a str> {
    let lines = text.lines().map(str::trim_start);
    lines
        .filter_map(|line| line.strip_prefix(key))
        .map(str::trim)
        .collect()
}

fn value<'a>(text: &'a str, key: &'a str) -> &'a str {
    let values = values(text, key);
    assert_eq!(values.len(), 1, "{key}: {values:?}");
    values[0]
}

fn number(text: &str) -> u32 {
    text.parse().unwrap_or_else(|_| panic!("{text}"))
}

/// The program takes these arguments: help comes only when all before it is right.
fn assert_taken(arguments: &[String]) {
    assert!(arguments.contains(&INSTALLED.to_owned()), "{arguments:?}");
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let help = [&words[..], &["--help"]].concat();
    let output = run(&mut restanser(Path::new("."), &help));
    assert!(output.status.success(), "{arguments:?}: {output:?}");
}

/// A list of texts, as JSON and YAML write it.
fn list(text: &str) -> Vec<String> {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn an_option_that_there_is_not_would_be_noticed() {
    let output = run(&mut restanser(
        Path::new("."),
        &["serve", "--konfig", INSTALLED, "--help"],
    ));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn configurations_are_accepted() {
    for name in CONFIGURATIONS {
        // Otherwise health checks and probes have nobody to ask.
        assert!(config(name).management.is_some(), "{name}");
    }
    Pakkefil::les(&config(CONFIGURATIONS[1])).unwrap();
}

/// Until somebody decides who may ask, the installed service does not start; the examples in comments are right.
#[test]
fn the_rights_packages_that_are_commented_out_can_be_used() {
    let none = Pakkefil::les(&config(CONFIGURATIONS[0])).unwrap_err();
    assert!(none.to_string().contains("no rights package"), "{none}");
    let text = read("packaging/rettighetspakker.toml");
    let uncommented: String = text
        .lines()
        .filter_map(|line| line.strip_prefix("# "))
        .filter(|line| line.starts_with('[') || line.contains(" = "))
        .map(|line| format!("{line}\n"))
        .collect();
    assert_eq!(values(&uncommented, "[").len(), 2, "{uncommented}");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("rettighetspakker.toml"), uncommented).unwrap();
    let copy = folder.path().join("restanser.toml");
    fs::copy(path(CONFIGURATIONS[0]), &copy).unwrap();
    Pakkefil::les(&Config::read(&copy).unwrap()).unwrap();
}

#[test]
fn the_unit_starts_the_program_as_it_is_installed() {
    let unit = read("packaging/systemd/restanser.service");
    let words: Vec<String> = value(&unit, "ExecStart=")
        .split(' ')
        .map(str::to_owned)
        .collect();
    assert_eq!(words[0], "/usr/bin/restanser");
    assert_taken(&words[1..]);
    let manifest = read("server/Cargo.toml");
    for installed in [
        "\"target/release/restanser\", \"usr/bin/\"",
        "\"../packaging/restanser.toml\", \"etc/restanser/\"",
        "\"../packaging/rettighetspakker.toml\", \"etc/restanser/\"",
    ] {
        assert!(manifest.contains(installed), "{installed}");
    }
}

#[test]
fn the_unit_has_room_and_time_for_what_is_configured() {
    let unit = read("packaging/systemd/restanser.service");
    let server = config(CONFIGURATIONS[0]).server;
    assert!(number(value(&unit, "LimitNOFILE=")) > 2 * server.connections.get());
    assert!(number(value(&unit, "TimeoutStopSec=")) > server.shutdown_seconds.get());
}

#[test]
fn the_unit_lets_the_service_write_where_the_configuration_has_it_write() {
    let unit = read("packaging/systemd/restanser.service");
    let state = Path::new("/var/lib").join(value(&unit, "StateDirectory="));
    let config = config(CONFIGURATIONS[0]);
    let Utleveringslager::Filer { logg, .. } = config.utleveringslager().unwrap() else {
        panic!("the disclosure log is no file");
    };
    let Kilde::Sqlite(register) = config.kilde else {
        panic!("the register is no file");
    };
    for file in [logg, register] {
        assert_eq!(file.parent(), Some(state.as_path()), "{}", file.display());
    }
    let user = read("packaging/systemd/restanser.sysusers");
    let named = format!("u     {} ", value(&unit, "User="));
    assert!(user.contains(&named), "{user}");
    let install = read("packaging/debian/postinst");
    assert!(
        install.contains(&format!("{}\n", state.display())),
        "{install}"
    );
}

#[test]
fn the_image_starts_and_checks_the_program_as_it_is_installed() {
    let file = read("Dockerfile");
    assert_eq!(list(value(&file, "ENTRYPOINT ")), ["/usr/bin/restanser"]);
    let commands: Vec<_> = values(&file, "CMD ").into_iter().map(list).collect();
    let [health, serve] = &commands[..] else {
        panic!("{commands:?}");
    };
    assert_eq!((&*health[0], &*health[1]), ("/usr/bin/restanser", "health"));
    assert_taken(&health[1..]);
    assert_eq!(serve[0], "serve");
    assert_taken(serve);
}

/// Without it `/info` of a container could not say what runs: history is not in the image's build.
#[test]
fn the_image_is_built_with_the_commit_that_it_is_given() {
    let file = read("Dockerfile");
    let given = file.find("\nARG RESTANSER_COMMIT=unknown\n").unwrap();
    assert!(given < file.find("cargo build").unwrap());
    let build = read("server/build.rs");
    assert!(build.contains("VARIABLE: &str = \"RESTANSER_COMMIT\""));
    for told in [file, read("packaging/README.md")] {
        assert!(told.contains("docker build --build-arg RESTANSER_COMMIT=$(git rev-parse HEAD) "));
    }
}

/// What the Debian package has from the repository, and where it goes.
fn packed() -> Vec<(String, String)> {
    let manifest: toml::Table = read("server/Cargo.toml").parse().unwrap();
    let assets = manifest["package"]["metadata"]["deb"]["assets"]
        .as_array()
        .unwrap();
    let mut packed = Vec::new();
    for asset in assets {
        let [from, to] = [0, 1].map(|index| asset[index].as_str().unwrap());
        // What is built is not in the repository.
        let Some(from) = from.strip_prefix("../") else {
            assert!(from.starts_with("target/release/"), "{from}");
            continue;
        };
        let (folder, name) = from.rsplit_once('/').unwrap_or(("", from));
        let files: Vec<String> = match name.strip_prefix('*') {
            None => vec![name.to_owned()],
            Some(end) => fs::read_dir(path(folder))
                .unwrap()
                .map(|file| file.unwrap().file_name().into_string().unwrap())
                .filter(|file| file.ends_with(end))
                .collect(),
        };
        assert!(!files.is_empty() && to.ends_with('/'), "{from}: {to}");
        packed.extend(
            files
                .iter()
                .map(|file| (format!("{folder}/{file}"), format!("{to}{file}"))),
        );
    }
    packed
}

#[test]
fn every_document_for_operators_is_in_the_package_and_its_links_lead_somewhere() {
    let packed = packed();
    let places: BTreeSet<&str> = packed.iter().map(|(_, to)| to.as_str()).collect();
    for name in ["handbook", "metrics", "register", "utleveringer"] {
        let place = format!("usr/share/doc/restanser/docs/{name}.md");
        assert!(places.contains(place.as_str()), "{name}");
    }
    let mut links = 0;
    for (from, to) in packed.iter().filter(|(from, _)| from.ends_with(".md")) {
        let text = read(from.trim_start_matches('/'));
        let targets = text.split("](").skip(1);
        for target in targets.map(|rest| rest.split(')').next().unwrap()) {
            let file = target.split('#').next().unwrap();
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let mut place: Vec<&str> = to.split('/').collect();
            place.pop();
            for part in file.split('/') {
                match part {
                    ".." => drop(place.pop()),
                    part => place.push(part),
                }
            }
            let place = place.join("/");
            assert!(places.contains(place.as_str()), "{from}: {target}");
            links += 1;
        }
    }
    assert!(links > 5, "{links}");
}

/// Headings become anchors as GitHub makes them.
#[test]
fn links_to_a_chapter_name_one_that_there_is() {
    let anchors = |text: &str| -> BTreeSet<String> {
        let headings = text.lines().filter(|line| line.starts_with('#'));
        let anchor = |heading: &str| {
            let kept = heading.trim_start_matches('#').trim().to_lowercase();
            let kept = kept
                .chars()
                .filter(|c| c.is_alphanumeric() || " -_".contains(*c));
            kept.collect::<String>().replace(' ', "-")
        };
        headings.map(anchor).collect()
    };
    for (from, _) in packed().iter().filter(|(from, _)| from.ends_with(".md")) {
        let from = from.trim_start_matches('/');
        let text = read(from);
        for target in text.split("](").skip(1) {
            let target = target.split(')').next().unwrap();
            let Some((file, chapter)) = target.split_once('#') else {
                continue;
            };
            if file.contains("://") {
                continue;
            }
            let there = match file {
                "" => anchors(&text),
                file => {
                    let folder = Path::new(from).parent().unwrap();
                    anchors(&read(folder.join(file).to_str().unwrap()))
                }
            };
            assert!(there.contains(chapter), "{from}: {target}");
        }
    }
}

/// What the image's build takes from the repository is not ignored.
#[test]
fn the_image_is_built_of_what_the_workspace_consists_of() {
    let ignored = read(".dockerignore");
    let lines: BTreeSet<&str> = ignored.lines().collect();
    assert!(lines.contains("*"));
    let manifest: toml::Table = read("Cargo.toml").parse().unwrap();
    let members = manifest["workspace"]["members"].as_array().unwrap();
    let members = members.iter().map(|member| member.as_str().unwrap());
    let read_by_build = ["Cargo.toml", "Cargo.lock", "LICENSE-APACHE", "LICENSE-MIT"];
    for name in members.chain(read_by_build) {
        let top = name.split('/').next().unwrap();
        assert!(lines.contains(format!("!{top}").as_str()), "{name}");
    }
}

fn ports(name: &str) -> BTreeSet<u16> {
    let config = config(name);
    let listen = [config.listen, config.management.unwrap().listen];
    listen.iter().map(SocketAddr::port).collect()
}

#[test]
fn what_runs_in_a_container_is_reached_from_outside_at_the_ports_that_are_named() {
    let name = "packaging/kubernetes/restanser.toml";
    let config = config(name);
    for listen in [config.listen, config.management.unwrap().listen] {
        assert!(listen.ip().is_unspecified(), "{listen}");
    }
    let set = read("packaging/kubernetes/statefulset.yaml");
    let named = values(&set, "containerPort:");
    let exposed = read("Dockerfile");
    let exposed = value(&exposed, "EXPOSE ").split(' ');
    let number = |port: &str| -> u16 { port.parse().unwrap() };
    assert_eq!(
        named.into_iter().map(number).collect::<BTreeSet<_>>(),
        ports(name)
    );
    assert_eq!(exposed.map(number).collect::<BTreeSet<_>>(), ports(name));
}

#[test]
fn the_pods_start_the_program_with_its_configuration_and_secrets_in_place() {
    let set = read("packaging/kubernetes/statefulset.yaml");
    assert_taken(&list(value(&set, "args:")));
    let mounted = values(&set, "mountPath:");
    let Kilde::Postgres(oppsett) = config("packaging/kubernetes/restanser.toml").kilde else {
        panic!("the register is not in PostgreSQL");
    };
    let password = oppsett.passord_fil.unwrap();
    for file in [Path::new(INSTALLED), &password] {
        let folder = file.parent().unwrap().to_str().unwrap();
        assert!(mounted.contains(&folder), "{folder}: {mounted:?}");
    }
    let keys = password.file_name().unwrap().to_str().unwrap();
    assert!(set.contains(&format!("--from-file={keys}=")), "{keys}");
    let files = read("packaging/kubernetes/kustomization.yaml");
    for name in ["restanser.toml", "rettighetspakker.toml"] {
        assert!(values(&files, "- ").contains(&name), "{name}");
    }
}

#[test]
fn pods_are_given_the_time_to_finish_what_runs() {
    let set = read("packaging/kubernetes/statefulset.yaml");
    let server: Server = config("packaging/kubernetes/restanser.toml").server;
    let grace = number(value(&set, "terminationGracePeriodSeconds:"));
    let before = number(value(&set, "seconds:"));
    assert!(grace > before + server.shutdown_seconds.get());
}

#[test]
fn probes_ask_for_pages_that_there_are() {
    let set = read("packaging/kubernetes/statefulset.yaml");
    let asked: BTreeSet<&str> = values(&set, "path:").into_iter().collect();
    assert_eq!(asked, ["/health/live", "/health/ready"].into());
    let serve = Oppstart::new()
        .pakkefil(
            "pakker.toml",
            "[dibk]\nsamtykke = false\nhjemmel = \"a law\"\nkonsumenter = [\"974760673\"]\n",
        )
        .management()
        .start();
    for page in asked {
        // Ready is what it may not be yet.
        wait_until(page, || serve.managed(page).status == 200);
    }
}
