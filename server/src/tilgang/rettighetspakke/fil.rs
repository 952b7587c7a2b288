//! The file in which the packages stand, and what its content says.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::{Config, ConfigError, Pakkekilde, Samtykke, feil, kan_brukes};

use super::Rettighetspakker;

/// The file with the packages: one of their own, or the configuration itself.
pub struct Pakkefil {
    path: PathBuf,
    form: Form,
    /// Those in force: they are not read anew.
    samtykke: Samtykke,
}

enum Form {
    Egen,
    /// With everything else that is configured, as it was when the service started.
    Konfigurasjon(toml::Table),
}

/// What a content says.
pub(super) struct Tolket {
    pub(super) pakker: Rettighetspakker,
    /// What else is configured, when that is not what the service was started with.
    pub(super) annet: Option<toml::Table>,
}

/// The packages as the service starts with them.
pub struct Lest {
    /// Where they stand.
    pub fil: Pakkefil,
    /// What stood there.
    pub innhold: Vec<u8>,
    /// What that says.
    pub pakker: Rettighetspakker,
}

impl Pakkefil {
    /// Reads the packages of a configuration.
    ///
    /// # Errors
    /// When their file cannot be read, or they cannot be used.
    pub fn les(config: &Config) -> Result<Lest, ConfigError> {
        let konfigurasjon = &config.file;
        let samtykke = config.samtykke.clone();
        let (path, innhold, form) = match &config.rettighetspakker {
            Pakkekilde::Fil(name) => {
                let folder = konfigurasjon.path.parent().unwrap_or(Path::new(""));
                let path = folder.join(name);
                let innhold = feil::read(&path).map_err(|error| ConfigError::Read {
                    path: path.clone(),
                    error,
                })?;
                (path, innhold, Form::Egen)
            }
            Pakkekilde::Her(_) => {
                let path = konfigurasjon.path.clone();
                let annet = annet(&path, &konfigurasjon.content)?;
                let innhold = konfigurasjon.content.clone();
                (path, innhold, Form::Konfigurasjon(annet))
            }
        };
        let fil = Self {
            path,
            form,
            samtykke,
        };
        let pakker = fil.tolk(&innhold)?.pakker;
        Ok(Lest {
            fil,
            innhold,
            pakker,
        })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What stands there now.
    pub(super) fn innhold(&self) -> io::Result<Vec<u8>> {
        feil::read(&self.path)
    }

    /// What a content says; an error says where it is wrong.
    pub(super) fn tolk(&self, innhold: &[u8]) -> Result<Tolket, ConfigError> {
        let path = &self.path;
        let wrong = |message| ConfigError::Value {
            path: path.clone(),
            message,
        };
        let (pakker, annet) = match &self.form {
            Form::Egen => (feil::parse(path, innhold)?, None),
            Form::Konfigurasjon(ved_start) => {
                let config = Config::parse(path, innhold.to_owned())?;
                let Pakkekilde::Her(pakker) = config.rettighetspakker else {
                    return Err(wrong(
                        "rettighetspakker names a file now: that is taken at a restart",
                    ));
                };
                let annet = annet(path, innhold)?;
                (pakker, (annet != *ved_start).then_some(annet))
            }
        };
        kan_brukes(&pakker, &self.samtykke).map_err(wrong)?;
        Ok(Tolket { pakker, annet })
    }
}

/// Everything in a configuration but the packages.
fn annet(path: &Path, innhold: &[u8]) -> Result<toml::Table, ConfigError> {
    let mut annet: toml::Table = feil::parse(path, innhold)?;
    annet.remove("rettighetspakker");
    Ok(annet)
}

impl fmt::Debug for Pakkefil {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Pakkefil")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// The content names organisations.
impl fmt::Debug for Lest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Lest")
            .field("fil", &self.fil)
            .finish_non_exhaustive()
    }
}
