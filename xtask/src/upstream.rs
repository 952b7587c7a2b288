//! What the registry publishes, held against what is pinned.

use std::cmp::Ordering;
use std::path::Path;

use actix_openapi_codegen::diagnostics::Diagnostics;
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
        "what the registry gives for version {version} is not an OpenAPI document: it has no {lacks}"
    )]
    NotOpenApi { version: String, lacks: String },
    #[error("the document of version {version} is Swagger 2.0; the generator reads OpenAPI 3.0")]
    Swagger { version: String },
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
    /// This generator does not understand what is pinned.
    Incomparable {
        why: String,
    },
    Backwards {
        from: String,
        to: String,
    },
    Unordered {
        from: String,
        to: String,
    },
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
            Self::Incomparable { why } => format!(
                "this generator does not understand the pinned document, so that there is nothing to compare with; to take the \
                 published one unseen: --accept-breaking\n{why}"
            ),
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
            Self::Breaking(_) | Self::Incomparable { .. } => accept,
            Self::Backwards { .. } | Self::Unordered { .. } => accept && explicit,
        }
    }
}

/// What is pinned.
pub(crate) struct Pinned {
    pub(crate) lock: Lock,
    /// `None` when it cannot even be read.
    title: Option<String>,
    /// As the generator understands it. A generator that no longer does must not stand in the way of a document that it does
    /// understand.
    pub(crate) lowered: Result<Lowered, Diagnostics>,
}

impl Pinned {
    /// # Errors
    /// When document and lock are not of one piece.
    pub(crate) fn read(root: &Path) -> Result<Self, Error> {
        let lock = Lock::read(root)?;
        let bytes = lock.pinned_document(root)?;
        let lowered = lower::lower(&bytes, &lock.document_name());
        let claims = document::parse(&bytes).ok().map(|node| Claims::of(&node));
        let claims = claims.unwrap_or_default();
        if let Some(version) = &claims.version {
            lock.check_version(version)?;
        }
        Ok(Self {
            lock,
            title: claims.title,
            lowered,
        })
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
            _ if published.version == self.lock.version => {
                return Ok(News::InStep(Box::new(lock)));
            }
            _ => {
                return Err(UpstreamError::OtherVersion {
                    asked: plain(&published.version),
                    found: self.lock.version.clone(),
                }
                .into());
            }
        };
        let title = self.title.as_deref().filter(|_| !renamed);
        let lowered = understand(&bytes, &published.version, title)?;
        let changes = self.lowered.as_ref().map(|old| compare(old, &lowered));
        let mut objections = Vec::new();
        match changes.as_deref().map(breaking) {
            Ok(0) => {}
            Ok(count) => objections.push(Objection::Breaking(count)),
            Err(diagnostics) => objections.push(Objection::Incomparable {
                why: plain_lines(&diagnostics.to_string()),
            }),
        }
        let changes = changes.ok();
        let (from, to) = (self.lock.version.clone(), plain(&published.version));
        match version::compare(&published.version, &from) {
            Some(Ordering::Less) => objections.push(Objection::Backwards { from, to }),
            Some(_) => {}
            None => objections.push(Objection::Unordered { from, to }),
        }
        let lock = Lock {
            sha256: sha256(&bytes),
            pinned: lock::now(),
            generator: lock::GENERATOR.to_owned(),
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
    /// `None` when what is pinned is not understood.
    pub(crate) changes: Option<Vec<Change>>,
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

/// What a document says that it is.
#[derive(Default)]
struct Claims {
    openapi: bool,
    swagger: bool,
    title: Option<String>,
    version: Option<String>,
}

impl Claims {
    fn of(node: &document::Node) -> Self {
        let text = |node: &document::Node| node.words().map(str::to_owned);
        let info = member(node, "info");
        let claim = |name| info.and_then(|info| member(info, name)).and_then(text);
        Self {
            openapi: member(node, "openapi").and_then(text).is_some(),
            swagger: member(node, "swagger").is_some(),
            title: claim("title"),
            version: claim("version"),
        }
    }

    /// What it does not say and an OpenAPI document must.
    fn lacks(&self) -> String {
        let said = [
            ("openapi", self.openapi),
            ("info.title", self.title.is_some()),
            ("info.version", self.version.is_some()),
        ];
        let lacking: Vec<_> = said.iter().filter(|(_, said)| !said).collect();
        let names: Vec<_> = lacking.iter().map(|(name, _)| *name).collect();
        names.join(", no ")
    }
}

fn member<'n>(node: &'n document::Node, key: &str) -> Option<&'n document::Node> {
    let document::Value::Mapping(members) = &node.value else {
        return None;
    };
    let found = members.iter().find(|member| member.key == key);
    found.map(|member| &member.node)
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
    asked: &str,
    title: Option<&str>,
) -> Result<Lowered, UpstreamError> {
    let version = plain(asked);
    let name = format!("version {version}");
    if let Err(error) = std::str::from_utf8(bytes) {
        let offset = error.valid_up_to();
        return Err(UpstreamError::NotUtf8 { version, offset });
    }
    let claims = match document::parse(bytes) {
        Ok(node) => Claims::of(&node),
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
    if claims.swagger && !claims.openapi {
        return Err(UpstreamError::Swagger { version });
    }
    let lacks = claims.lacks();
    let Claims {
        openapi: true,
        title: Some(found_title),
        version: Some(found_version),
        ..
    } = claims
    else {
        return Err(UpstreamError::NotOpenApi { version, lacks });
    };
    if let Some(pinned) = title.filter(|title| *title != found_title) {
        return Err(UpstreamError::OtherApi {
            found: plain(&found_title),
            pinned: plain(pinned),
        });
    }
    // Exactly: what the lock says must be what the document says.
    if found_version != asked {
        return Err(UpstreamError::OtherVersion {
            asked: version,
            found: found_version.chars().take(100).collect(),
        });
    }
    lower::lower(bytes, &name).map_err(|diagnostics| UpstreamError::NotUnderstood {
        version,
        error: plain_lines(&diagnostics.to_string()),
    })
}
