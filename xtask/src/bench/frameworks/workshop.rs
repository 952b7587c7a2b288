//! Where one of them is made: its sources, and a folder for what is made of them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::bench::error::BenchError;
use crate::bench::process;
use crate::programs::file;

const SOURCES: &str = "xtask/bench/frameworks";

/// Where one of them is made.
pub(super) struct Workshop {
    sources: PathBuf,
    folder: PathBuf,
    /// What all are made of.
    pub(super) document: PathBuf,
    /// What all answer, but for the organisation.
    pub(super) answer: PathBuf,
}

impl Workshop {
    pub(super) fn open(root: &Path, target: &Path, language: &str) -> Result<Self, BenchError> {
        let root = std::path::absolute(root).map_err(file(root))?;
        let target = std::path::absolute(target).map_err(file(target))?;
        let sources = root.join(SOURCES);
        let workshop = Self {
            document: root.join("spec/restanser-api.yaml"),
            answer: sources.join("answer.json"),
            sources: sources.join(language),
            folder: target.join("bench/frameworks").join(language),
        };
        fs::create_dir_all(&workshop.folder).map_err(file(&workshop.folder))?;
        Ok(workshop)
    }

    pub(super) fn source(&self, name: &str) -> PathBuf {
        self.sources.join(name)
    }

    pub(super) fn made(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Puts a source beside what is made. One that is there already keeps its time, or it would be built again.
    pub(super) fn copy(&self, name: &str) -> Result<(), BenchError> {
        let from = self.source(name);
        let to = self.made(name);
        let source = fs::read(&from).map_err(file(&from))?;
        if fs::read(&to).is_ok_and(|there| there == source) {
            return Ok(());
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(file(folder))?;
        }
        fs::write(&to, source).map_err(file(&to))?;
        Ok(())
    }

    /// Installs the packages of a list, unless just these have been installed, all of them.
    pub(super) fn install(
        &self,
        list: &str,
        install: impl FnOnce() -> Result<(), BenchError>,
    ) -> Result<(), BenchError> {
        let path = self.source(list);
        let wanted = fs::read(&path).map_err(file(&path))?;
        let note = self.made("installed");
        match fs::read(&note) {
            Ok(there) if there == wanted => return Ok(()),
            Ok(_) => fs::remove_file(&note).map_err(file(&note))?,
            Err(_) => {}
        }
        install()?;
        fs::write(&note, wanted).map_err(file(&note))?;
        Ok(())
    }

    /// What `find` finds in a list of packages.
    pub(super) fn listed(
        &self,
        list: &str,
        package: &str,
        find: impl FnOnce(&str, &str) -> Option<String>,
    ) -> Result<String, BenchError> {
        let path = self.source(list);
        let text = fs::read_to_string(&path).map_err(file(&path))?;
        let version = find(&text, package).ok_or_else(|| {
            let missing = format!("there is no version of {package} in it");
            file(&path)(io::Error::new(io::ErrorKind::InvalidData, missing))
        })?;
        Ok(version)
    }
}

/// The version of a program that has to be there; `install` says how one gets it.
pub(super) fn version(program: &Path, install: &'static str) -> Result<String, BenchError> {
    let mut ask = Command::new(program);
    ask.arg("--version").stdin(Stdio::null());
    if ask
        .output()
        .is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
    {
        let program = program.display().to_string();
        return Err(BenchError::NotInstalled { program, install });
    }
    let said = process::output(&mut ask)?;
    let said = String::from_utf8_lossy(said.as_ref());
    Ok(number(&said).unwrap_or("of an unknown version").to_owned())
}

/// The first word that begins as numbers of versions do.
fn number(said: &str) -> Option<&str> {
    said.split_whitespace()
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::time::{Duration, SystemTime};

    use serde::Deserialize;
    use tempfile::TempDir;

    use super::*;
    use crate::workspace;

    /// With a list of one package.
    fn workshop() -> (TempDir, Workshop) {
        let root = tempfile::tempdir().unwrap();
        let workshop = Workshop::open(root.path(), &root.path().join("target"), "it").unwrap();
        fs::create_dir_all(&workshop.sources).unwrap();
        fs::write(workshop.source("list"), "one 1.0").unwrap();
        (root, workshop)
    }

    #[test]
    fn packages_are_installed_once() {
        let (_root, workshop) = workshop();
        workshop.install("list", || Ok(())).unwrap();
        workshop
            .install("list", || panic!("they are there"))
            .unwrap();
        fs::write(workshop.source("list"), "one 1.1").unwrap();
        let mut again = false;
        let install = || {
            again = true;
            Ok(())
        };
        workshop.install("list", install).unwrap();
        assert!(again);
    }

    #[test]
    fn packages_are_installed_again_when_another_list_has_failed_meanwhile() {
        let (_root, workshop) = workshop();
        workshop.install("list", || Ok(())).unwrap();
        fs::write(workshop.source("list"), "one 9.9").unwrap();
        let failed = || {
            Err(BenchError::Missing {
                program: "it".to_owned(),
                what: "anything".to_owned(),
            })
        };
        assert!(workshop.install("list", failed).is_err());
        fs::write(workshop.source("list"), "one 1.0").unwrap();
        let mut again = false;
        let install = || {
            again = true;
            Ok(())
        };
        workshop.install("list", install).unwrap();
        assert!(again);
    }

    #[test]
    fn a_source_that_is_there_already_keeps_its_time() {
        let (_root, workshop) = workshop();
        let made = workshop.made("list");
        workshop.copy("list").unwrap();
        let earlier = SystemTime::now() - Duration::from_secs(3600);
        let file = fs::File::options().write(true).open(&made).unwrap();
        file.set_modified(earlier).unwrap();
        workshop.copy("list").unwrap();
        let modified = || made.metadata().unwrap().modified().unwrap();
        assert_eq!(modified(), earlier);
        fs::write(workshop.source("list"), "two 1.0").unwrap();
        workshop.copy("list").unwrap();
        assert!(modified() > earlier);
        assert_eq!(fs::read(&made).unwrap(), b"two 1.0");
    }

    #[test]
    fn what_a_list_does_not_tell_is_an_error_with_the_name_of_the_list() {
        let (_root, workshop) = workshop();
        let error = workshop.listed("list", "two", |_, _| None).unwrap_err();
        let path = workshop.source("list").display().to_string();
        let expected = format!("{path}: there is no version of two in it");
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn a_program_that_is_missing_is_told_with_the_way_to_it() {
        let missing = version(Path::new("no-such-program-anywhere"), "apt-get install it");
        assert_eq!(
            missing.unwrap_err().to_string(),
            "no-such-program-anywhere is missing; to install it: apt-get install it"
        );
    }

    #[test]
    fn programs_tell_their_versions_in_ways_of_their_own() {
        assert_eq!(number("v20.20.2\n"), Some("20.20.2"));
        assert_eq!(number("Python 3.11.7\n"), Some("3.11.7"));
        assert_eq!(
            number("cargo 1.95.0 (f2d3ce0bd 2026-03-21)\n"),
            Some("1.95.0")
        );
        assert_eq!(number("openjdk 17.0.15 2025-04-15\nvm\n"), Some("17.0.15"));
        assert_eq!(number("very old\n"), None);
    }

    /// Absent amounts would make another answer of it, and of what is measured.
    #[test]
    fn the_answer_has_three_amounts_in_six_categories() {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "camelCase")]
        struct Restanse {
            forfalt_og_ubetalt_renter: i64,
            forfalt_og_ubetalt_krav: i64,
            forfalt_og_ubetalt: i64,
        }
        #[derive(Deserialize)]
        struct Answer {
            restanser: BTreeMap<String, Restanse>,
        }
        let path = workspace::built_from().join(SOURCES).join("answer.json");
        let answer: Answer = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
        assert_eq!(answer.restanser.len(), 6);
        for (kategori, of) in answer.restanser {
            let sum = of.forfalt_og_ubetalt_renter + of.forfalt_og_ubetalt_krav;
            assert_eq!(of.forfalt_og_ubetalt, sum, "{kategori}");
        }
    }
}
