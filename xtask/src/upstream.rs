//! What the registry publishes, held against what is pinned.

use std::cmp::Ordering;
use std::path::Path;

use actix_openapi_codegen::diff::{Change, Wire, compare};
use actix_openapi_codegen::lower::{self, Lowered};
use actix_openapi_codegen::{document, sha256};

use crate::Error;
use crate::lock::{self, Lock};
use crate::progress::Progress;
use crate::registry::{self, Choice, Held, Published, Where, plain, plain_lines};
use crate::version;

/// A published document that cannot be taken, or not without being asked to.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UpstreamError {
    #[error("the document of version {version} is not UTF-8: byte {offset}")]
    NotUtf8 { version: String, offset: usize },
    #[error("the document of version {version} cannot be read:\n{diagnostic}")]
    Syntax { version: String, diagnostic: String },
    #[error(
        "what the registry gives for version {version} is not an OpenAPI document: it has no openapi, info.title and info.version"
    )]
    NotOpenApi { version: String },
    #[error(
        "the registry gives the document of another API: its title is {found:?}, the pinned one's {pinned:?}.\n\
         When it was only renamed: --accept-breaking"
    )]
    OtherApi { found: String, pinned: String },
    #[error("asked for version {asked}, the document says that it is version {found:?}; not taken")]
    OtherVersion { asked: String, found: String },
    #[error("the generator cannot use version {version}:\n{error}")]
    NotUnderstood {
        version: String,
        /// What the generator says, with what the document says made harmless.
        error: String,
    },
    #[error("{0}\nnothing was written")]
    Objections(String),
}

/// Why a document is not taken unless it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Objection {
    Breaking(usize),
    Backwards { from: String, to: String },
    Unordered { from: String, to: String },
}

impl Objection {
    /// What it is, and how to have it nevertheless.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Breaking(1) => {
                "1 change breaks consumers; to take it: --accept-breaking".to_owned()
            }
            Self::Breaking(count) => {
                format!("{count} changes break consumers; to take them: --accept-breaking")
            }
            Self::Backwards { from, to } => format!(
                "version {to} is earlier than the pinned {from}; to go back: --version {to} --accept-breaking"
            ),
            Self::Unordered { from, to } => format!(
                "it cannot be told whether version {to} is later than the pinned {from}; to take it: --version {to} \
                 --accept-breaking"
            ),
        }
    }

    /// Whether it is answered.
    fn is_overruled(&self, accept: bool, explicit: bool) -> bool {
        match self {
            Self::Breaking(_) => accept,
            Self::Backwards { .. } | Self::Unordered { .. } => accept && explicit,
        }
    }
}

/// What is pinned, as the generator understands it.
pub(crate) struct Pinned {
    pub(crate) lock: Lock,
    pub(crate) lowered: Lowered,
}

impl Pinned {
    /// # Errors
    /// When the document was edited off the record, or is not understood.
    pub(crate) fn read(root: &Path) -> Result<Self, Error> {
        let lock = Lock::read(root)?;
        let bytes = lock.pinned_document(root)?;
        let lowered = lower::lower(&bytes, &lock.document_name())?;
        lock.check_version(&lowered.api.version)?;
        Ok(Self { lock, lowered })
    }

    /// Asks the registry.
    pub(crate) fn ask(
        &self,
        place: &Where,
        choice: &Choice,
        progress: &Progress,
    ) -> Result<Published, Error> {
        let lock = &self.lock;
        let held = Held {
            source: &lock.source,
            version: &lock.version,
            format: lock.media_type,
        };
        Ok(registry::fetch(held, place, choice, progress)?)
    }

    /// What the registry's answer means; `renamed` allows another title.
    pub(crate) fn weigh(&self, published: Published, renamed: bool) -> Result<News, Error> {
        let lock = self.lock_for(&published);
        let bytes = match published.bytes {
            Some(bytes) if !self.lock.matches(&bytes) => bytes,
            _ => return Ok(News::InStep(Box::new(lock))),
        };
        let title = (!renamed).then_some(self.lowered.api.title.as_str());
        let lowered = understand(&bytes, &published.version, title)?;
        let changes = compare(&self.lowered, &lowered);
        let mut objections = Vec::new();
        match breaking(&changes) {
            0 => {}
            count => objections.push(Objection::Breaking(count)),
        }
        let (from, to) = (self.lock.version.clone(), plain(&published.version));
        match version::compare(&published.version, &from) {
            Some(Ordering::Less) => objections.push(Objection::Backwards { from, to }),
            Some(_) => {}
            None => objections.push(Objection::Unordered { from, to }),
        }
        let lock = Lock {
            sha256: sha256(&bytes),
            pinned: lock::now(),
            ..lock
        };
        Ok(News::Proposal(Box::new(Proposal {
            lock,
            bytes,
            changes,
            objections,
        })))
    }

    /// The lock for what is published, but for what depends on the bytes.
    fn lock_for(&self, published: &Published) -> Lock {
        let mut lock = self.lock.clone();
        lock.version.clone_from(&published.version);
        lock.reason = None;
        lock.generator = lock::GENERATOR.to_owned();
        lock.source.registry.clone_from(&published.registry);
        lock.source.reconstructed = false;
        lock.source.published = Some(true);
        lock.source.created.clone_from(&published.created);
        lock.source.modified.clone_from(&published.modified);
        lock.source.etag.clone_from(&published.etag);
        lock
    }
}

/// What the registry's answer means.
pub(crate) enum News {
    /// The very bytes that are pinned; the lock as it would be written today.
    InStep(Box<Lock>),
    /// Others.
    Proposal(Box<Proposal>),
}

/// Another document than the pinned one.
pub(crate) struct Proposal {
    /// The lock that pins it.
    pub(crate) lock: Lock,
    pub(crate) bytes: Vec<u8>,
    pub(crate) changes: Vec<Change>,
    objections: Vec<Objection>,
}

impl Proposal {
    /// What speaks against taking it.
    pub(crate) fn objections(&self, accept: bool, explicit: bool) -> Vec<&Objection> {
        self.objections
            .iter()
            .filter(|objection| !objection.is_overruled(accept, explicit))
            .collect()
    }
}

/// How many changes break consumers.
pub(crate) fn breaking(changes: &[Change]) -> usize {
    changes
        .iter()
        .filter(|change| change.wire == Wire::Breaking)
        .count()
}

/// Reads a published document. What it claims to be is looked at first: a document of another API is told as such, and not as
/// a list of what the generator does not support.
pub(crate) fn understand(
    bytes: &[u8],
    version: &str,
    title: Option<&str>,
) -> Result<Lowered, UpstreamError> {
    let name = format!("version {}", plain(version));
    let version = plain(version);
    if let Err(error) = std::str::from_utf8(bytes) {
        let offset = error.valid_up_to();
        return Err(UpstreamError::NotUtf8 { version, offset });
    }
    let json = match document::parse(bytes) {
        Ok(node) => node.to_json(),
        Err(fault) => {
            let diagnostic = plain_lines(&format!(
                "error[{}]: {} (line {}, column {})",
                fault.code, fault.message, fault.position.line, fault.position.column
            ));
            return Err(UpstreamError::Syntax {
                version,
                diagnostic,
            });
        }
    };
    let text = |pointer| json.pointer(pointer).and_then(serde_json::Value::as_str);
    let (Some(_), Some(found_title), Some(found_version)) =
        (text("/openapi"), text("/info/title"), text("/info/version"))
    else {
        return Err(UpstreamError::NotOpenApi { version });
    };
    if let Some(pinned) = title.filter(|title| *title != found_title) {
        return Err(UpstreamError::OtherApi {
            found: plain(found_title),
            pinned: pinned.to_owned(),
        });
    }
    if plain(found_version) != version {
        return Err(UpstreamError::OtherVersion {
            asked: version,
            found: plain(found_version),
        });
    }
    lower::lower(bytes, &name).map_err(|diagnostics| UpstreamError::NotUnderstood {
        version,
        error: plain_lines(&diagnostics.to_string()),
    })
}
