//! The files that the page is made with. Their addresses have their hashes, so that they can be kept for ever.

use aws_lc_rs::digest::{SHA256, digest};

/// A file of the page.
#[derive(Clone, Debug)]
pub(super) struct Fil {
    navn: &'static str,
    endelse: &'static str,
    hash: String,
    pub(super) medietype: &'static str,
    pub(super) innhold: &'static str,
}

/// All of them.
#[derive(Clone, Debug)]
pub(super) struct Filer {
    pub(super) stil: Fil,
    pub(super) prov: Fil,
    pub(super) ikon: Fil,
}

impl Filer {
    pub(super) fn new() -> Self {
        Self {
            stil: Fil::new(
                "stil",
                "css",
                "text/css; charset=utf-8",
                include_str!("filer/stil.css"),
            ),
            prov: Fil::new(
                "prov",
                "js",
                "text/javascript; charset=utf-8",
                include_str!("filer/prov.js"),
            ),
            ikon: Fil::new(
                "ikon",
                "svg",
                "image/svg+xml",
                include_str!("filer/ikon.svg"),
            ),
        }
    }

    pub(super) fn alle(&self) -> [&Fil; 3] {
        [&self.stil, &self.prov, &self.ikon]
    }
}

impl Fil {
    fn new(
        navn: &'static str,
        endelse: &'static str,
        medietype: &'static str,
        innhold: &'static str,
    ) -> Self {
        Self {
            navn,
            endelse,
            hash: sha256(innhold.as_bytes()),
            medietype,
            innhold,
        }
    }

    /// Relative to the page.
    pub(super) fn adresse(&self) -> String {
        let hash = self.hash.get(..16).unwrap_or(&self.hash);
        format!("dokumentasjon/{}.{hash}.{}", self.navn, self.endelse)
    }

    pub(super) fn hash(&self) -> &str {
        &self.hash
    }
}

/// SHA-256 in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    digest(&SHA256, bytes)
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
