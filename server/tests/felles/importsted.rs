//! A folder with a register, and what is imported into it by the program itself.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Child, Output, Stdio};

use tempfile::TempDir;

use super::prosess::{restanser, run};

pub const ORG: &str = "310111643";
pub const OTHER: &str = "313367002";
pub const HEADER: &str =
    "organisasjonsnummer,kategori,krav_id,forfallsdato,hovedstol,renter,kildesystem,oppdatert\n";

pub struct Sted(pub TempDir);

impl Sted {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a register of one claim.
    pub fn with_register() -> Self {
        let sted = Self::new();
        sted.file("first.jsonl", krav(ORG, "gebyr", "first", 1, ""));
        assert!(sted.import(&["--replace", "first.jsonl"]).status.success());
        sted
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) {
        fs::write(self.path(name), content).unwrap();
    }

    pub fn import(&self, arguments: &[&str]) -> Output {
        run(restanser(self.0.path(), &["import", "--data", "."]).args(arguments))
    }

    /// An import of standard input, after the files in `arguments`.
    pub fn piped(&self, arguments: &[&str]) -> Child {
        restanser(self.0.path(), &["import", "--data", "."])
            .args(arguments)
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    }

    pub fn export(&self) -> String {
        let output = run(&mut restanser(self.0.path(), &["export", "--data", "."]));
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a writer has beside the register.
    pub fn beside(&self) -> Vec<String> {
        let names = fs::read_dir(self.0.path()).unwrap();
        let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names
            .filter(|name| name.starts_with("register.sqlite."))
            .collect()
    }

    /// The import fails and says all of `words`, and nothing changes.
    pub fn refuses_saying(&self, arguments: &[&str], words: &[&str]) -> String {
        let before = fs::read(self.path("register.sqlite")).ok();
        let output = self.import(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        for word in words {
            assert!(said.contains(word), "no {word:?} in {said}");
        }
        assert!(fs::read(self.path("register.sqlite")).ok() == before);
        assert!(self.beside().is_empty());
        said
    }

    /// The import fails with exactly these faults, and nothing changes.
    pub fn refuses(&self, arguments: &[&str], faults: &[&str]) {
        let before = fs::read(self.path("register.sqlite")).ok();
        assert_told(&self.import(arguments), faults);
        assert!(fs::read(self.path("register.sqlite")).ok() == before);
        assert!(self.beside().is_empty());
    }
}

pub fn assert_told(output: &Output, faults: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let told: Vec<&str> = said.lines().collect();
    let last = match faults.len() {
        1 => "1 fault: nothing is imported".to_owned(),
        number => format!("{number} faults: nothing is imported"),
    };
    assert_eq!(told.len(), faults.len() + 1, "{said}");
    for (told, fault) in told.iter().zip(faults.iter().copied().chain([&*last])) {
        assert!(told.starts_with(fault), "no {fault:?} in {said}");
    }
}

/// A line of JSON, with `more` members.
pub fn krav(
    organisasjon: &str,
    kategori: &str,
    krav_id: &str,
    hovedstol: i64,
    more: &str,
) -> String {
    format!(
        "{{\"organisasjonsnummer\":\"{organisasjon}\",\"kategori\":\"{kategori}\",\"krav_id\":\"{krav_id}\",\
         \"forfallsdato\":\"2025-01-31\",\"hovedstol\":{hovedstol},\"kildesystem\":\"k\",\
         \"oppdatert\":\"2025-02-01T12:00:00+01:00\"{more}}}\n"
    )
}

/// A line of CSV.
pub fn row(krav_id: &str) -> String {
    format!("{ORG},gebyr,{krav_id},2025-01-31,7,,k,2025-02-01T12:00:00Z\n")
}

pub fn gzip(content: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packer.write_all(content).unwrap();
    packer.finish().unwrap()
}
