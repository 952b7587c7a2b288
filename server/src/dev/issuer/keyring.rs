//! The keys of a data folder. Each is a file of its own, `issuer-key.pem` the first and `issuer-key-2.pem` the next; the
//! newest signs. A withdrawn key has `.retired` after its name: the key set shows it no more, but it can still sign, so
//! that a test can have a token of it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::dev::error::DevIssuerError;
use crate::dev::files::{self, failed};
use crate::dev::jws::SigningKey;

/// More than any overlap needs.
const MOST_PUBLISHED: usize = 16;
const FIRST: &str = "issuer-key";
const RETIRED: &str = ".retired";

/// What becomes of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// New tokens are signed with it.
    Signing,
    /// In the key set, so that tokens that were signed with it are accepted.
    Published,
    /// Withdrawn from the key set.
    Retired,
}

/// A key of the issuer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuerKey {
    /// Its id.
    pub kid: String,
    /// What becomes of it.
    pub state: KeyState,
}

/// A key file, by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeyFile {
    number: u32,
    retired: bool,
    path: PathBuf,
}

pub(super) struct Keyring {
    data: PathBuf,
}

impl Keyring {
    pub(super) fn of(data: &Path) -> Self {
        Self {
            data: data.to_owned(),
        }
    }

    /// The key files, oldest first.
    pub(super) fn files(&self) -> Result<Vec<KeyFile>, DevIssuerError> {
        let entries = match fs::read_dir(&self.data) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(failed(&self.data))?,
        };
        let mut found = Vec::new();
        for entry in entries {
            let path = entry.map_err(failed(&self.data))?.path();
            let name = path.file_name().and_then(|name| name.to_str());
            if let Some((number, retired)) = name.and_then(number_of) {
                found.push(KeyFile {
                    number,
                    retired,
                    path,
                });
            }
        }
        found.sort_by_key(|file| file.number);
        Ok(found)
    }

    /// The key that signs, which is made when there is none.
    pub(super) fn signing_or_new(&self) -> Result<SigningKey, DevIssuerError> {
        let files = self.files()?;
        if files.iter().all(|file| file.retired) {
            self.write_after(&files)?;
        }
        // Not the key just made: another process may have been the first.
        let gone = || failed(&self.data)(io::ErrorKind::NotFound.into());
        self.signing()?.ok_or_else(gone)
    }

    /// The key that signs.
    pub(super) fn signing(&self) -> Result<Option<SigningKey>, DevIssuerError> {
        for file in self.files()?.iter().rev().filter(|file| !file.retired) {
            if let Some(key) = file.read()? {
                return Ok(Some(key));
            }
        }
        Ok(None)
    }

    /// The keys of the key set, newest first.
    pub(super) fn published(&self) -> Result<Vec<SigningKey>, DevIssuerError> {
        let files = self.files()?.into_iter().rev();
        let files = files.filter(|file| !file.retired).take(MOST_PUBLISHED);
        // One that is withdrawn at this very moment is left out.
        files.filter_map(|file| file.read().transpose()).collect()
    }

    /// The key with this id, also when it is withdrawn.
    pub(super) fn find(&self, kid: &str) -> Result<SigningKey, DevIssuerError> {
        for file in self.files()?.iter().rev() {
            if let Some(key) = file.read()?.filter(|key| key.kid == kid) {
                return Ok(key);
            }
        }
        Err(DevIssuerError::UnknownKey { kid: kid.into() })
    }

    /// Every key, oldest first.
    pub(super) fn list(&self) -> Result<Vec<IssuerKey>, DevIssuerError> {
        let files = self.files()?;
        let signing = files.iter().rfind(|file| !file.retired);
        let mut keys = Vec::new();
        for file in &files {
            let state = match (file.retired, Some(file) == signing) {
                (true, _) => KeyState::Retired,
                (false, true) => KeyState::Signing,
                (false, false) => KeyState::Published,
            };
            if let Some(key) = file.read()? {
                keys.push(IssuerKey {
                    kid: key.kid,
                    state,
                });
            }
        }
        Ok(keys)
    }

    /// Makes a new key, which signs from now on.
    pub(super) fn rotate(&self) -> Result<SigningKey, DevIssuerError> {
        let published = self.files()?.iter().filter(|file| !file.retired).count();
        if published >= MOST_PUBLISHED {
            return Err(DevIssuerError::TooManyKeys { published });
        }
        // Another process may take the same number.
        for _ in 0..MOST_PUBLISHED {
            if let Some(file) = self.write_after(&self.files()?)?
                && let Some(key) = file.read()?
            {
                return Ok(key);
            }
        }
        Err(DevIssuerError::TooManyKeys { published })
    }

    /// Withdraws the key with this id, or all but the one that signs; the ids of those withdrawn.
    pub(super) fn retire(&self, kid: Option<&str>) -> Result<Vec<String>, DevIssuerError> {
        let files = self.files()?;
        let mut published = files.iter().filter(|file| !file.retired);
        let signing = published.next_back();
        let mut retired = Vec::new();
        for file in published {
            if let Some(key) = file
                .read()?
                .filter(|key| kid.is_none_or(|kid| kid == key.kid))
            {
                let mut name = file.path.clone().into_os_string();
                name.push(RETIRED);
                fs::rename(&file.path, name).map_err(failed(&file.path))?;
                retired.push(key.kid);
            }
        }
        let Some(kid) = kid.filter(|_| retired.is_empty()) else {
            return Ok(retired);
        };
        match signing.map(KeyFile::read).transpose()?.flatten() {
            Some(key) if key.kid == kid => Err(DevIssuerError::KeyInUse { kid: kid.into() }),
            _ => Err(DevIssuerError::UnknownKey { kid: kid.into() }),
        }
    }

    /// Writes a new key under the number after these; none when another process was the first to take it.
    fn write_after(&self, files: &[KeyFile]) -> Result<Option<KeyFile>, DevIssuerError> {
        let last = files.last().map_or(0, |file| file.number);
        let number = last.saturating_add(1);
        let name = match number {
            1 => format!("{FIRST}.pem"),
            number => format!("{FIRST}-{number}.pem"),
        };
        let file = KeyFile {
            number,
            retired: false,
            path: self.data.join(name),
        };
        let pem = files::pem(&files::new_key()?).ok_or(DevIssuerError::Generate)?;
        Ok(files::write_new(&file.path, &pem)?.then_some(file))
    }
}

impl KeyFile {
    fn read(&self) -> Result<Option<SigningKey>, DevIssuerError> {
        let pem = files::read(&self.path)?;
        pem.map(|pem| SigningKey::from_pem(&self.path, &pem))
            .transpose()
    }
}

/// Which key a file name stands for, and whether it is withdrawn.
fn number_of(name: &str) -> Option<(u32, bool)> {
    let kept = name.strip_suffix(RETIRED);
    let rest = kept
        .unwrap_or(name)
        .strip_prefix(FIRST)?
        .strip_suffix(".pem")?;
    let number = match rest.strip_prefix('-') {
        None if rest.is_empty() => 1,
        None => return None,
        Some(digits) => digits.parse().ok().filter(|number| *number > 1)?,
    };
    Some((number, kept.is_some()))
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;

    fn keyring() -> (tempfile::TempDir, Keyring) {
        let data = tempfile::tempdir().unwrap();
        let keyring = Keyring::of(data.path());
        keyring.signing_or_new().unwrap();
        (data, keyring)
    }

    fn states(keyring: &Keyring) -> Vec<KeyState> {
        let keys = keyring.list().unwrap().into_iter();
        keys.map(|key| key.state).collect()
    }

    fn published(keyring: &Keyring) -> Vec<String> {
        let keys = keyring.published().unwrap().into_iter();
        keys.map(|key| key.kid).collect()
    }

    #[test]
    fn the_newest_signs_and_those_before_it_stay_published_until_they_are_withdrawn() {
        use KeyState::{Published, Retired, Signing};

        let (_data, keyring) = keyring();
        let first = keyring.signing_or_new().unwrap().kid;
        let second = keyring.rotate().unwrap().kid;
        let third = keyring.rotate().unwrap().kid;
        assert_eq!(keyring.signing().unwrap().unwrap().kid, third);
        assert_eq!(published(&keyring), [&*third, &*second, &*first]);
        assert_eq!(states(&keyring), [Published, Published, Signing]);

        assert_eq!(keyring.retire(Some(&second)).unwrap(), [&*second]);
        assert_eq!(published(&keyring), [&*third, &*first]);
        assert_eq!(states(&keyring), [Published, Retired, Signing]);
        assert_eq!(keyring.retire(None).unwrap(), [&*first]);
        assert_eq!(keyring.retire(None).unwrap(), [""; 0]);
        assert_eq!(published(&keyring), [&*third]);

        // A number is never used again, and a withdrawn key can still be had.
        let fourth = keyring.rotate().unwrap().kid;
        assert_eq!(states(&keyring), [Retired, Retired, Published, Signing]);
        for kid in [first, second, third, fourth] {
            assert_eq!(keyring.find(&kid).unwrap().kid, kid);
        }
    }

    #[test]
    fn the_key_that_signs_and_one_that_is_not_there_cannot_be_withdrawn() {
        let (_data, keyring) = keyring();
        let kid = keyring.signing_or_new().unwrap().kid;
        let error = keyring.retire(Some(&kid)).unwrap_err();
        assert!(matches!(error, DevIssuerError::KeyInUse { .. }), "{error}");
        let error = keyring.retire(Some("other")).unwrap_err();
        assert!(
            matches!(error, DevIssuerError::UnknownKey { .. }),
            "{error}"
        );
        let error = keyring.find("other").err().unwrap();
        assert!(
            matches!(error, DevIssuerError::UnknownKey { .. }),
            "{error}"
        );
        assert_eq!(published(&keyring), [kid]);
    }

    #[test]
    fn a_folder_with_withdrawn_keys_only_gets_a_new_one() {
        let (data, keyring) = keyring();
        let old = keyring.signing_or_new().unwrap().kid;
        let path = data.path().join("issuer-key.pem");
        fs::rename(&path, data.path().join("issuer-key.pem.retired")).unwrap();
        let new = keyring.signing_or_new().unwrap().kid;
        assert_ne!(new, old);
        assert_eq!(states(&keyring), [KeyState::Retired, KeyState::Signing]);
        assert!(!path.exists());
    }

    #[test]
    fn those_who_rotate_at_once_make_a_key_each() {
        let (_data, keyring) = keyring();
        let barrier = Barrier::new(3);
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    barrier.wait();
                    keyring.rotate().unwrap();
                });
            }
        });
        assert_eq!(states(&keyring).len(), 4);
    }

    #[test]
    fn there_is_an_end_to_the_keys_that_are_published() {
        let (data, keyring) = keyring();
        let pem = fs::read(data.path().join("issuer-key.pem")).unwrap();
        for number in 2..=MOST_PUBLISHED {
            fs::write(data.path().join(format!("issuer-key-{number}.pem")), &pem).unwrap();
        }
        let error = keyring.rotate().err().unwrap();
        assert!(
            error.to_string().contains("restanser issuer retire"),
            "{error}"
        );
        keyring.retire(None).unwrap();
        keyring.rotate().unwrap();
        assert_eq!(published(&keyring).len(), 2);
    }

    #[test]
    fn the_name_of_a_key_file_is_its_place() {
        for (name, expected) in [
            ("issuer-key.pem", Some((1, false))),
            ("issuer-key-2.pem", Some((2, false))),
            ("issuer-key-17.pem.retired", Some((17, true))),
            ("issuer-key.pem.retired", Some((1, true))),
            ("issuer-key-1.pem", None),
            ("issuer-key-x.pem", None),
            ("issuer-keys.pem", None),
            ("issuer-key.3f.tmp", None),
            ("issuer.toml", None),
            ("altinn2-primary.pem", None),
        ] {
            assert_eq!(number_of(name), expected, "{name}");
        }
    }
}
