//! How the page and what belongs to it leave: headers, and 304 for whoever has it already.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

/// Asked for anew each time, and answered with 304 when it is the same.
pub(super) const NEWEST: &str = "no-cache";
/// What has its hash in its address.
pub(super) const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Scripts and styles from here only, and none within the page; calls to here only; in nobody's frame.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/// Nothing that browsers have to offer.
const PERMISSIONS: &str =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// The headers that go with everything on the page.
const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS),
];

/// Something that is the same as long as the program runs.
#[derive(Clone, Debug)]
pub(super) struct Fast {
    pub(super) medietype: &'static str,
    pub(super) innhold: Bytes,
    /// SHA-256 of the content.
    pub(super) hash: String,
    pub(super) holdbarhet: &'static str,
}

impl Fast {
    /// Answers GET and HEAD.
    pub(super) fn svar(&self, request: &HttpRequest) -> HttpResponse {
        let etag = format!("\"{}\"", self.hash);
        let mut response = match has(request, &etag) {
            true => HttpResponse::NotModified(),
            false => HttpResponse::Ok(),
        };
        with_headers(&mut response)
            .insert_header((ETAG, etag.clone()))
            .insert_header((CACHE_CONTROL, self.holdbarhet));
        if has(request, &etag) {
            return response.finish();
        }
        response
            .insert_header((CONTENT_TYPE, self.medietype))
            .body(self.innhold.clone())
    }
}

/// With the headers that everything here has.
pub(super) fn with_headers(response: &mut HttpResponseBuilder) -> &mut HttpResponseBuilder {
    for (name, value) in HEADERS {
        response.insert_header((name, value));
    }
    response
}

/// Whether the asker has this version (RFC 9110, section 13.1.2).
fn has(request: &HttpRequest, etag: &str) -> bool {
    let given = request.headers().get_all(IF_NONE_MATCH);
    let mut tags = given
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim);
    tags.any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == etag)
}
