//! `[log]`: the ordinary log, which goes to standard error.

use schemars::JsonSchema;
use serde::Deserialize;

use super::texts;
use crate::logging::{Filter, Format, UgyldigFilter};

/// `[log]`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `json` for machines, `text` for people.
    pub format: Format,
    /// What is logged: a level, `info`, and levels of parts, `info,restanser_server::tilgang=debug`. Operators change it
    /// while the service runs.
    #[schemars(with = "texts::LogLevel")]
    pub level: String,
}

impl Log {
    /// What is logged.
    ///
    /// # Errors
    /// When that is no filter; none of a configuration that was read.
    pub fn filter(&self) -> Result<Filter, UgyldigFilter> {
        self.level.parse()
    }
}

impl Default for Log {
    fn default() -> Self {
        Self {
            format: Format::Json,
            level: "info".to_owned(),
        }
    }
}
