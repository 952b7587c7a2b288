//! The headers of every answer of the API.

use std::time::Duration;

use actix_openapi::export::actix_web::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderMap, HeaderName, HeaderValue, REFERRER_POLICY,
    RETRY_AFTER, STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};

/// The header that names a request, in requests and answers.
pub(crate) const KORRELASJONSID: HeaderName = HeaderName::from_static("korrelasjonsid");

const ALLE: [(HeaderName, HeaderValue); 5] = [
    // Confidential by law: no cache on the way may keep it.
    (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    // Data, no page: a browser that is led here shows it, and does nothing else with it, for nobody.
    (
        CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"),
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        HeaderValue::from_static("same-origin"),
    ),
    // The address names an organisation.
    (REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
];

/// A year. Neighbours of the host name answer for themselves.
const HSTS: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// What every answer has.
pub(super) fn legg_til(headers: &mut HeaderMap, korrelasjonsid: &str, https: bool) {
    if let Ok(korrelasjonsid) = HeaderValue::from_str(korrelasjonsid) {
        headers.insert(KORRELASJONSID, korrelasjonsid);
    }
    for (name, value) in ALLE {
        headers.insert(name, value);
    }
    if https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HSTS);
    }
}

/// When to ask again.
pub(super) fn igjen_om(headers: &mut HeaderMap, igjen: Duration) {
    headers.insert(RETRY_AFTER, crate::feil::hele_sekunder(igjen).into());
}
