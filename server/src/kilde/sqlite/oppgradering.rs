//! A register of version 1 becomes one of this version: a new file in place of the old.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use rusqlite::{Connection, Row};

use super::{NyttRegister, register};
use crate::kilde::{KildeFeil, Kravpost, Skrevet};
use crate::organisasjonsnummer::Organisasjonsnummer;

/// The version that had claims without ids.
const UTEN_ID: i32 = 1;

const ALT: &str = "
SELECT krav.kategori, krav.forfallsdato, krav.hovedstol, krav.renter, organisasjon.organisasjonsnummer, krav.lopenummer
FROM organisasjon
LEFT JOIN krav ON krav.organisasjonsnummer = organisasjon.organisasjonsnummer
ORDER BY organisasjon.organisasjonsnummer, krav.lopenummer";

/// From which version [`oppgrader`] would take the register at `path`; `None` when it is of this program's version. Reads
/// only.
///
/// # Errors
/// When it cannot be read, is no register, or is of a version that there is no way from.
pub fn oppgraderes_fra(path: &Path) -> Result<Option<i32>, KildeFeil> {
    match super::connect_any(path)?.1 {
        register::VERSION => Ok(None),
        UTEN_ID => Ok(Some(UTEN_ID)),
        other => Err(super::other_version(path, other)),
    }
}

/// Makes the register at `path` one of this program's version; `None` when it is one. Claims get ids of their
/// organisation and their number in the old register, the same each time; they were updated when its file was.
///
/// # Errors
/// When it cannot be read or written, is no register, or is newer than this program. The old one is then untouched.
pub fn oppgrader(path: &Path) -> Result<Option<Skrevet>, KildeFeil> {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    let modified = modified.map_err(|source| KildeFeil::Utilgjengelig {
        path: path.to_owned(),
        source,
    })?;
    // Looked at while nobody else writes.
    let mut new = NyttRegister::begynn(path)?;
    let (old, version) = super::connect_any(path)?;
    match version {
        register::VERSION => return Ok(None),
        UTEN_ID => {}
        other => return Err(super::other_version(path, other)),
    }
    let oppdatert = Timestamp::try_from(modified).unwrap_or(Timestamp::UNIX_EPOCH);
    transfer(&old, path, oppdatert, &mut new)?;
    drop(old);
    new.check()?;
    let skrevet = new.innhold()?;
    new.ferdig()?;
    Ok(Some(skrevet))
}

fn transfer(
    old: &Connection,
    path: &Path,
    oppdatert: Timestamp,
    new: &mut NyttRegister,
) -> Result<(), KildeFeil> {
    let failed = |source| super::failed(path, "read", source);
    let mut statement = old.prepare(ALT).map_err(failed)?;
    let mut rows = statement.query([]).map_err(failed)?;
    while let Some(row) = rows.next().map_err(failed)? {
        let organisasjon = organisasjon(row)?;
        new.kjent(organisasjon)?;
        let Some(krav) = super::claim(organisasjon, row)? else {
            continue;
        };
        let lopenummer: i64 = row.get(5).map_err(failed)?;
        new.post(&Kravpost {
            krav_id: format!("{}-{lopenummer}", organisasjon.as_str()),
            krav,
            kildesystem: register::UKJENT.to_owned(),
            oppdatert,
        })?;
    }
    Ok(())
}

fn organisasjon(row: &Row<'_>) -> Result<Organisasjonsnummer, KildeFeil> {
    let text = row.get::<_, String>(4).ok();
    text.and_then(|text| text.parse().ok())
        .ok_or(KildeFeil::UgyldigVerdi {
            felt: "organisasjonsnummer",
        })
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::kilde::leser::{Registerleser as _, Registerrad};
    use crate::kilde::sqlite::{SqliteKilde, SqliteLeser, opprett};
    use tempfile::TempDir;

    /// As version 1 made it.
    const VERSJON_1: &str = include_str!("../../../tests/fixtures/register-v1.sql");

    const KRAV: &str = "
        INSERT INTO organisasjon VALUES ('313367002'), ('310111643');
        INSERT INTO krav VALUES ('310111643', 2, 'gebyr', '2023-03-10', 5, NULL),
            ('310111643', 7, 'restskatt', '2024-02-29', 9223372036854775807, 0);";

    fn version_1(change: &str) -> (TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("register.sqlite");
        let connection = Connection::open(&path).unwrap();
        connection.execute_batch(VERSJON_1).unwrap();
        connection.execute_batch(KRAV).unwrap();
        connection.execute_batch(change).unwrap();
        (folder, path)
    }

    fn content(path: &Path) -> Vec<String> {
        let mut rows = Vec::new();
        let mut leser = SqliteLeser::open(path).unwrap();
        leser
            .les_alt(&mut |rad| {
                rows.push(match rad {
                    Registerrad::Organisasjon(organisasjon) => organisasjon.as_str().to_owned(),
                    Registerrad::Krav(post) => format!(
                        "{} {} {} {} {:?} {}",
                        post.krav_id,
                        post.krav.kategori(),
                        post.krav.forfallsdato(),
                        post.krav.hovedstol(),
                        post.krav.renter(),
                        post.kildesystem
                    ),
                });
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        rows
    }

    #[test]
    fn an_old_register_is_refused_until_it_is_upgraded_and_nothing_of_it_is_lost() {
        let (folder, path) = version_1("");
        let refused = SqliteKilde::open(&path).unwrap_err().to_string();
        assert!(refused.contains("version 1") && refused.contains("restanser migrate"));
        assert_eq!(oppgraderes_fra(&path).unwrap(), Some(UTEN_ID));
        let done = oppgrader(&path).unwrap().unwrap();
        assert_eq!((done.organisasjoner, done.krav), (2, 2));
        SqliteKilde::open(&path).unwrap();
        assert_eq!(
            content(&path),
            [
                "310111643",
                "310111643-2 gebyr 2023-03-10 5 None ukjent",
                "310111643-7 restskatt 2024-02-29 9223372036854775807 Some(0) ukjent",
                "313367002",
            ]
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(oppgraderes_fra(&path).unwrap(), None);
        assert_eq!(oppgrader(&path).unwrap(), None);
    }

    #[test]
    fn what_there_is_no_way_from_is_told_with_what_to_do() {
        for (version, remedy) in [
            (3, "run a newer program"),
            (0, "restanser import --replace"),
        ] {
            let (_folder, path) = version_1(&format!("PRAGMA user_version = {version}"));
            for outcome in [oppgraderes_fra(&path).map(drop), oppgrader(&path).map(drop)] {
                let told = outcome.unwrap_err().to_string();
                assert!(told.contains(remedy), "{told}");
            }
        }
    }

    #[test]
    fn what_cannot_be_upgraded_stays_as_it_is() {
        for change in [
            "PRAGMA user_version = 3",
            "PRAGMA application_id = 0",
            "UPDATE krav SET kategori = 'skatt'",
            "INSERT INTO organisasjon VALUES ('310111644')",
        ] {
            let (folder, path) = version_1(change);
            let before = fs::read(&path).unwrap();
            oppgrader(&path).unwrap_err();
            assert!(fs::read(&path).unwrap() == before, "{change}");
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
        let folder = tempfile::tempdir().unwrap();
        oppgrader(&folder.path().join("nowhere.sqlite")).unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_do_not_write_one_register_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("register.sqlite");
        opprett(&path, [], []).unwrap();
        let first = NyttRegister::begynn_med(&path).unwrap();
        for second in [NyttRegister::begynn(&path), NyttRegister::begynn_med(&path)] {
            assert!(matches!(second, Err(KildeFeil::Opptatt { .. })));
        }
        drop(first);
        drop(NyttRegister::begynn_med(&path).unwrap());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
