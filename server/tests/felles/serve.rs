//! `restanser serve` as a process, with a configuration and a file of rights packages of the test's choice.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use restanser_server::dev::data;
use restanser_server::kilde::postgres::PostgresOppsett;
use tempfile::TempDir;

use super::prosess::{Program, restanser};
use super::{BOUND, Issuer, Request, Response, Token, VIRKSOMHET};

/// What most tests need: who may have which package. Brønnøysundregistrene has `dibk`, Digdir `ebevis`.
pub const PAKKER: &str = r#"[dibk]
hjemmel = "plan- og bygningsloven"
samtykke = false
konsumenter = ["974760673"]

[ebevis]
samtykke = true
konsumenter = ["991825827"]
"#;

/// The service as a process, to be started.
pub struct Oppstart {
    pub folder: TempDir,
    issuer: String,
    /// What stands at the top of the configuration, before its tables.
    pub top: String,
    /// The table of the source; the register in the folder, unless it is another.
    pub kilde: String,
    /// What stands at its end.
    pub tables: String,
    /// How many files the program may open.
    pub open_files: Option<u32>,
}

/// `restanser serve`, listening.
pub struct Serve {
    pub program: Program,
    pub address: SocketAddr,
    /// Where operators look, when that is configured.
    pub management: Option<SocketAddr>,
    pub folder: TempDir,
    issuer: String,
}

impl Oppstart {
    /// With the shared issuer and no packages yet.
    pub fn new() -> Self {
        Self::with_issuer(&Issuer::shared().url)
    }

    pub fn with_issuer(issuer: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let register = folder.path().join("register.sqlite");
        data::fyll(&register).unwrap();
        Self {
            kilde: format!("[kilde]\nsqlite = {register:?}\n"),
            folder,
            issuer: issuer.to_owned(),
            top: String::new(),
            tables: String::new(),
            open_files: None,
        }
    }

    /// With packages in a file of their own, `path` in the folder.
    pub fn pakkefil(mut self, path: &str, pakker: &str) -> Self {
        let file = self.folder.path().join(path);
        if !pakker.is_empty() {
            fs::write(file, pakker).unwrap();
        }
        self.top = format!("rettighetspakker = {path:?}\n");
        self
    }

    /// With packages in the configuration itself.
    pub fn pakker(mut self, pakker: &str) -> Self {
        self.tables += &pakker
            .replace('[', "[rettighetspakker.")
            .replace("= [rettighetspakker.", "= [");
        self
    }

    /// With the register in PostgreSQL.
    pub fn postgres(mut self, oppsett: &PostgresOppsett) -> Self {
        let PostgresOppsett {
            url,
            passord_fil,
            svarfrist_millisekunder,
            tilkoblingsfrist_millisekunder,
            ..
        } = oppsett;
        self.kilde = format!(
            "[kilde.postgres]\nurl = {:?}\npassord_fil = {:?}\nsvarfrist_millisekunder = {svarfrist_millisekunder}\n\
             tilkoblingsfrist_millisekunder = {tilkoblingsfrist_millisekunder}\n",
            url.0,
            passord_fil.as_deref().unwrap(),
        );
        self
    }

    pub fn management(mut self) -> Self {
        self.tables += "\n[management]\nlisten = \"127.0.0.1:0\"\n";
        self
    }

    pub fn config_file(&self) -> PathBuf {
        self.folder.path().join("restanser.toml")
    }

    pub fn config(&self) -> String {
        let folder = self.folder.path().display();
        let Self {
            top,
            issuer,
            kilde,
            tables,
            ..
        } = self;
        format!(
            r#"{top}listen = "127.0.0.1:0"

[maskinporten]
issuer = "{issuer}"

{kilde}
[utlevering]
logg = "{folder}/utleveringer.jsonl"

{tables}"#
        )
    }

    /// The program, with its configuration written; not started.
    pub fn command(&self) -> Command {
        let file = self.config_file();
        fs::write(&file, self.config()).unwrap();
        let mut command = restanser(self.folder.path(), &["serve", "--config"]);
        command.arg(file);
        match self.open_files {
            Some(files) => limited(&command, files),
            None => command,
        }
    }

    pub fn start(self) -> Serve {
        self.start_with(|_| {})
    }

    /// Started in an environment of the test's choice.
    pub fn start_with(self, prepare: impl FnOnce(&mut std::process::Command)) -> Serve {
        let mut command = self.command();
        prepare(&mut command);
        let mut program = Program::start(&mut command);
        let line = program.stderr.wait_for(r#""message":"listening""#);
        let management = program
            .stderr
            .seen
            .iter()
            .find(|line| line.contains(r#""message":"management listening""#));
        Serve {
            address: listens_at(&line),
            management: management.map(|line| listens_at(line)),
            program,
            folder: self.folder,
            issuer: self.issuer,
        }
    }
}

/// The same command, which may open so many files.
pub fn limited(command: &Command, files: u32) -> Command {
    let mut limited = Command::new("sh");
    limited
        .args(["-c", "ulimit -n \"$0\" && exec \"$@\"", &files.to_string()])
        .arg(command.get_program())
        .args(command.get_args())
        .envs(
            command
                .get_envs()
                .filter_map(|(name, value)| Some((name, value?))),
        )
        .stdin(Stdio::null());
    if let Some(folder) = command.get_current_dir() {
        limited.current_dir(folder);
    }
    limited
}

fn listens_at(line: &str) -> SocketAddr {
    let line: serde_json::Value = serde_json::from_str(line).unwrap();
    line["address"].as_str().unwrap().parse().unwrap()
}

impl Serve {
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn token(&self, consumer: &str) -> Token {
        Token::new(&self.issuer, consumer, Timestamp::now())
    }

    /// Asks as `consumer`.
    pub fn ask(&self, consumer: &str, pakke: &str) -> Response {
        self.asking(consumer, pakke)()
    }

    /// Asks as `consumer`, from any thread.
    pub fn asking(&self, consumer: &str, pakke: &str) -> impl Fn() -> Response + Send + use<> {
        let (address, issuer) = (self.address, self.issuer.clone());
        let (consumer, target) = (consumer.to_owned(), format!("/v2/{pakke}/{VIRKSOMHET}"));
        move || {
            let token = Token::new(&issuer, &consumer, Timestamp::now()).sign();
            Request::get(target.as_str()).bearer(&token).send(address)
        }
    }

    /// Returns when it has said that it is ready, to operators.
    pub fn wait_until_ready(&self) {
        wait_until("ready", || self.managed("/health/ready").status == 200);
    }

    /// A page for operators.
    pub fn managed(&self, page: &str) -> Response {
        Request::get(page).send(self.management.unwrap())
    }

    /// What was handed out, as the disclosure log has it.
    pub fn utleveringer(&self) -> Vec<serde_json::Value> {
        let text = fs::read_to_string(self.path("utleveringer.jsonl")).unwrap();
        // The last line may be a refusal that is being written.
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        text[..whole]
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .filter(|record: &serde_json::Value| record["type"] == "utlevering")
            .collect()
    }

    /// Everything that the program logged until its end.
    pub fn log(&mut self) -> String {
        self.program.signal("TERM");
        assert_eq!(self.program.wait().code(), Some(0));
        self.program.stderr.seen.join("\n")
    }
}

/// Returns when it is so.
pub fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < BOUND, "still not so: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Replaces a file as editors do: a new one under another name takes its place.
pub fn replace(path: &Path, content: &str) {
    let new = path.with_extension("new");
    fs::write(&new, content).unwrap();
    fs::rename(&new, path).unwrap();
}
