//! The file in which the packages stand, and what its content says.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::config::{
    Config, ConfigError, Contents, Environment, Pakkekilde, Samtykke, feil, kan_brukes,
};

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
    /// With everything else that is configured, as it was when the service started, and what the environment said then.
    Konfigurasjon(toml::Table, Environment),
    /// The environment, which stays as it is.
    Miljo(Environment),
}

/// What a content says.
pub(crate) struct Tolket {
    pub(crate) pakker: Rettighetspakker,
    /// What else is configured, when that is not what the service was started with.
    pub(crate) annet: Option<toml::Table>,
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
                let folder = konfigurasjon.path.as_deref().and_then(Path::parent);
                let folder = folder.unwrap_or(Path::new(""));
                let path = folder.join(name);
                let innhold = feil::read(&path).map_err(|error| ConfigError::Read {
                    path: path.clone(),
                    error,
                })?;
                (path, innhold, Form::Egen)
            }
            Pakkekilde::Her(_) => {
                let innhold = konfigurasjon.content.clone();
                let environment = konfigurasjon.environment.clone();
                match konfigurasjon.path.clone() {
                    Some(path) => {
                        let annet = annet(&path, &innhold)?;
                        (path, innhold, Form::Konfigurasjon(annet, environment))
                    }
                    None => ("environment".into(), innhold, Form::Miljo(environment)),
                }
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
        match self.form {
            Form::Egen | Form::Konfigurasjon(..) => feil::read(&self.path),
            Form::Miljo(_) => Ok(Vec::new()),
        }
    }

    /// What a content says; an error says where it is wrong.
    pub(crate) fn tolk(&self, innhold: &[u8]) -> Result<Tolket, ConfigError> {
        let path = &self.path;
        let wrong = |message| ConfigError::of_file(path, message);
        let (pakker, annet) = match &self.form {
            Form::Egen => (Some(feil::parse(path, innhold)?), None),
            Form::Konfigurasjon(ved_start, environment) => {
                let pakker = pakker(Config::parse(Contents {
                    path: Some(path.clone()),
                    content: innhold.to_owned(),
                    environment: environment.clone(),
                })?);
                let annet = annet(path, innhold)?;
                (pakker, (annet != *ved_start).then_some(annet))
            }
            Form::Miljo(environment) => (
                pakker(Config::parse(Contents::of_environment(
                    environment.clone(),
                ))?),
                None,
            ),
        };
        let pakker = pakker.ok_or_else(|| {
            wrong("rettighetspakker names a file now: that is taken at a restart")
        })?;
        kan_brukes(&pakker, &self.samtykke).map_err(wrong)?;
        Ok(Tolket { pakker, annet })
    }
}

/// The packages that stand in a configuration.
fn pakker(config: Config) -> Option<Rettighetspakker> {
    match config.rettighetspakker {
        Pakkekilde::Her(pakker) => Some(pakker),
        Pakkekilde::Fil(_) => None,
    }
}

/// Everything in a configuration but the packages.
fn annet(path: &Path, innhold: &[u8]) -> Result<toml::Table, ConfigError> {
    let mut annet = feil::table(path, innhold)?;
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
