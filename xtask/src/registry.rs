//! The registry that publishes the specification, by its documented API: which versions there are, which is the default,
//! and the document of one as its author wrote it.

mod address;
mod answer;
mod error;
mod http;
mod listing;
mod patience;
mod retry;

use std::env;

use clap::Args;
use reqwest::header::HeaderValue;
use serde::{Deserialize, Serialize};

pub(crate) use answer::is_entity_tag;
pub(crate) use error::{RegistryError, plain, plain_lines};
pub(crate) use patience::Patience;

use crate::lock::Source;
use crate::progress::Progress;
use http::{Answer, Http, Request};
use listing::{Listing, Version};

/// The optional key. Public versions need none.
const KEY: &str = "SWAGGERHUB_API_KEY";

/// What a document is written in. The two of one version are different bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Format {
    #[serde(rename = "application/yaml")]
    Yaml,
    #[serde(rename = "application/json")]
    Json,
}

impl Format {
    fn file(self) -> &'static str {
        match self {
            Self::Yaml => "swagger.yaml",
            Self::Json => "swagger.json",
        }
    }

    /// What a registry may call it; the first is what it is asked for. YAML got its own media type late.
    fn media_types(self) -> &'static [&'static str] {
        match self {
            Self::Yaml => &[
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "text/x-yaml",
                "application/vnd.oai.openapi",
                "application/openapi+yaml",
                "text/plain",
            ],
            Self::Json => &[
                "application/json",
                "application/vnd.oai.openapi+json",
                "application/openapi+json",
            ],
        }
    }
}

/// Which registry, and how long to bear with it.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct Where {
    /// Ask the registry at this address instead of the one in spec/spec.lock; what is taken from it is recorded as its.
    ///
    /// When SWAGGERHUB_API_KEY is set, it is sent to this registry, and nowhere else.
    #[arg(long, value_name = "URL")]
    registry: Option<String>,
    #[command(flatten)]
    patience: Patience,
}

/// Which version.
#[derive(Args, Clone, Debug, Default)]
#[group(multiple = false)]
pub(crate) struct Choice {
    /// Take this version.
    #[arg(long, value_name = "V")]
    version: Option<String>,
    /// Take the version that the owner made the default. This is what happens when nothing is chosen.
    #[arg(long)]
    default: bool,
    /// Take the highest of the published versions, by their numbers; 2.0.0-rc.1 comes before 2.0.0.
    #[arg(long)]
    latest_published: bool,
}

impl Where {
    /// Whether a registry was named.
    pub(crate) fn is_given(&self) -> bool {
        self.registry.is_some()
    }
}

impl Choice {
    /// Whether anything was chosen.
    pub(crate) fn is_given(&self) -> bool {
        self.version.is_some() || self.default || self.latest_published
    }

    /// Whether a version was asked for by its name.
    pub(crate) fn is_explicit(&self) -> bool {
        self.version.is_some()
    }
}

/// A document that a registry publishes.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) version: String,
    /// The registry's address.
    pub(crate) registry: String,
    pub(crate) created: Option<String>,
    pub(crate) modified: Option<String>,
    pub(crate) etag: Option<String>,
    /// `None` when they are those that were pinned.
    pub(crate) bytes: Option<Vec<u8>>,
}

/// What is pinned, for a conditional download.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held<'a> {
    pub(crate) source: &'a Source,
    pub(crate) version: &'a str,
    pub(crate) format: Format,
}

/// Asks for one version, and for its bytes unless they are those that are pinned.
pub(crate) fn fetch(
    held: Held<'_>,
    place: &Where,
    choice: &Choice,
    progress: &Progress,
) -> Result<Published, RegistryError> {
    let address = place.registry.as_deref().unwrap_or(&held.source.registry);
    let key = key()?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| RegistryError::Client(error.to_string()))?;
    let http = Http::new(address, key.clone(), place.patience, progress)?;
    let published = runtime.block_on(download(&http, held, choice));
    // A name server that does not answer must not keep us beyond our patience.
    runtime.shutdown_background();
    published.map_err(|error| error.without(key.as_ref()))
}

async fn download(
    http: &Http<'_>,
    held: Held<'_>,
    choice: &Choice,
) -> Result<Published, RegistryError> {
    let Source { owner, api, .. } = held.source;
    let listing = Listing::parse(
        &http
            .json("the list of versions", &["apis", owner, api])
            .await?,
    )?;
    let version = choose(http, held, choice, &listing).await?;
    let format = held.format;
    // A tag means something only where it comes from.
    let same = version.number == held.version && http.is(&held.source.registry);
    let answer = http
        .get(&Request {
            what: "the document",
            path: &["apis", owner, api, &version.number, format.file()],
            media_types: format.media_types(),
            etag: held.source.etag.as_deref().filter(|_| same),
        })
        .await?;
    let (bytes, etag) = match answer {
        Answer::NotModified => (None, held.source.etag.clone()),
        Answer::Body { bytes, etag } => (Some(bytes), etag),
    };
    Ok(Published {
        registry: http.address(),
        created: version.created.clone(),
        modified: version.modified.clone(),
        version: version.number.clone(),
        etag,
        bytes,
    })
}

async fn choose<'l>(
    http: &Http<'_>,
    held: Held<'_>,
    choice: &Choice,
    listing: &'l Listing,
) -> Result<&'l Version, RegistryError> {
    let Source { owner, api, .. } = held.source;
    if let Some(version) = &choice.version {
        return listing.find(version);
    }
    if choice.latest_published {
        return listing.latest();
    }
    let path = ["apis", owner, api, "settings", "default"];
    let body = match http.json("the default version", &path).await {
        // The API itself is known: its versions were listed.
        Err(RegistryError::Unknown { message, .. }) => return Err(listing.without_default(message)),
        body => body?,
    };
    listing.find(&listing::default_version(&body)?)
}

/// The key, as a header that is never shown.
fn key() -> Result<Option<HeaderValue>, RegistryError> {
    let Some(key) = env::var_os(KEY).filter(|key| !key.is_empty()) else {
        return Ok(None);
    };
    let key = key.into_string().ok();
    let mut value = key
        .and_then(|key| HeaderValue::from_str(key.trim()).ok())
        .ok_or(RegistryError::Key)?;
    value.set_sensitive(true);
    Ok(Some(value))
}
