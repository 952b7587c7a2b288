//! The trace that a request comes with: `traceparent` and `tracestate` of W3C Trace Context.
//!
//! What is malformed is as good as none. The SDK's own reader takes more than the standard allows.

use std::str::FromStr as _;

use actix_openapi::export::actix_web::http::header::HeaderMap;
use opentelemetry::trace::{SpanContext, SpanId, TraceFlags, TraceId, TraceState};

const TRACEPARENT: &str = "traceparent";
const TRACESTATE: &str = "tracestate";
/// What everybody must be able to pass on.
const LONGEST_STATE: usize = 512;
/// Version, trace, parent and flags, with hyphens between.
const LENGTH: usize = 55;
/// As long as an organisation number.
const DIGITS: usize = 9;

/// The span that the request is a part of.
pub(super) fn parent(headers: &HeaderMap) -> Option<SpanContext> {
    let mut values = headers.get_all(TRACEPARENT);
    let value = values.next()?.to_str().ok()?;
    if values.next().is_some() {
        return None;
    }
    let (trace_id, span_id, flags) = read(value.trim_matches([' ', '\t']))?;
    Some(SpanContext::new(
        trace_id,
        span_id,
        flags,
        true,
        state(headers),
    ))
}

fn read(value: &str) -> Option<(TraceId, SpanId, TraceFlags)> {
    let (known, rest) = value.split_at_checked(LENGTH)?;
    let mut fields = known.split('-');
    let mut field = |length: usize| {
        let field = fields.next()?;
        let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (field.len() == length && field.bytes().all(is_hex)).then_some(field)
    };
    let (version, trace_id, span_id, flags) = (field(2)?, field(32)?, field(16)?, field(2)?);
    // Later versions may have more behind.
    let goes_on = match version {
        "00" => rest.is_empty(),
        "ff" => false,
        _ => rest.is_empty() || rest.starts_with('-'),
    };
    let trace_id = TraceId::from_hex(trace_id).ok()?;
    let span_id = SpanId::from_hex(span_id).ok()?;
    let flags = TraceFlags::new(u8::from_str_radix(flags, 16).ok()?) & TraceFlags::SAMPLED;
    let is_valid = trace_id != TraceId::INVALID && span_id != SpanId::INVALID;
    (goes_on && is_valid).then_some((trace_id, span_id, flags))
}

/// What others say of the trace goes with our spans. Members that could hold an organisation number do not: consumers
/// write here what they like.
fn state(headers: &HeaderMap) -> TraceState {
    let values: Option<Vec<&str>> = headers
        .get_all(TRACESTATE)
        .map(|value| value.to_str().ok())
        .collect();
    let values = values.unwrap_or_default().join(",");
    let length: usize = values.len();
    if length > LONGEST_STATE {
        return TraceState::default();
    }
    let members = values.split(',').map(str::trim);
    let kept: Vec<&str> = members
        .filter(|member| !member.is_empty() && !has_number(member))
        .collect();
    TraceState::from_str(&kept.join(",")).unwrap_or_default()
}

fn has_number(text: &str) -> bool {
    let mut runs = text.split(|character: char| !character.is_ascii_digit());
    runs.any(|run| run.len() >= DIGITS)
}

#[cfg(test)]
mod tests {
    use actix_openapi::export::actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
    const SPAN: &str = "00f067aa0ba902b7";

    fn headers(all: &[(&'static str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in all {
            headers.append(
                HeaderName::from_static(name),
                HeaderValue::from_str(value).unwrap(),
            );
        }
        headers
    }

    #[test]
    fn a_trace_is_taken_up() {
        for (value, sampled) in [
            (format!("00-{TRACE}-{SPAN}-01"), true),
            (format!("00-{TRACE}-{SPAN}-00"), false),
            (format!("00-{TRACE}-{SPAN}-03"), true),
            (format!("01-{TRACE}-{SPAN}-01"), true),
            (format!("cc-{TRACE}-{SPAN}-00-what-comes-later"), false),
        ] {
            let parent = parent(&headers(&[(TRACEPARENT, &value)])).unwrap();
            assert_eq!(parent.trace_id().to_string(), TRACE);
            assert_eq!(parent.span_id().to_string(), SPAN);
            assert_eq!(parent.is_sampled(), sampled, "{value}");
            assert!(parent.is_remote());
        }
    }

    #[test]
    fn what_is_malformed_is_as_good_as_none() {
        let zeros = "0".repeat(32);
        for value in [
            String::new(),
            "00".to_owned(),
            format!("00-{TRACE}-{SPAN}"),
            format!("00-{TRACE}-{SPAN}-1"),
            format!("00-{TRACE}-{SPAN}-01-"),
            format!("00-{TRACE}-{SPAN}-01-more"),
            format!("ff-{TRACE}-{SPAN}-01"),
            format!("01-{TRACE}-{SPAN}-01more"),
            format!("0-{TRACE}-{SPAN}-01"),
            format!("00-{}-{SPAN}-01", TRACE.to_uppercase()),
            format!("00-{TRACE}-{}-01", SPAN.to_uppercase()),
            format!("00-+{}-{SPAN}-01", &TRACE[1..]),
            format!("00-{zeros}-{SPAN}-01"),
            format!("00-{TRACE}-{}-01", &zeros[..16]),
            format!("00_{TRACE}_{SPAN}_01"),
            format!("00-{TRACE}-{SPAN}-0x"),
        ] {
            assert_eq!(parent(&headers(&[(TRACEPARENT, &value)])), None, "{value}");
        }
        let twice = format!("00-{TRACE}-{SPAN}-01");
        let twice = [(TRACEPARENT, twice.as_str()), (TRACEPARENT, &twice)];
        assert_eq!(parent(&headers(&twice)), None);
        assert_eq!(parent(&headers(&[])), None);
        let mut bytes = headers(&[]);
        let value = HeaderValue::from_bytes(b"00-\xe6").unwrap();
        bytes.insert(HeaderName::from_static(TRACEPARENT), value);
        assert_eq!(parent(&bytes), None);
    }

    #[test]
    fn what_others_say_of_the_trace_is_kept_but_no_number() {
        let traceparent = format!("00-{TRACE}-{SPAN}-01");
        let long = format!("a={}", "x".repeat(LONGEST_STATE));
        for (states, kept) in [
            (
                &["congo=t61rcWkgMzE,rojo=00f067aa0ba902b7"][..],
                "congo=t61rcWkgMzE,rojo=00f067aa0ba902b7",
            ),
            (&["congo=1", "rojo=2"], "congo=1,rojo=2"),
            (&["org=310111643,rojo=2"], "rojo=2"),
            (&["org=x310111643y"], ""),
            (&["no state"], ""),
            (&[&long], ""),
            (&[], ""),
        ] {
            let mut all = vec![(TRACEPARENT, traceparent.as_str())];
            all.extend(states.iter().map(|state| (TRACESTATE, *state)));
            let parent = parent(&headers(&all)).unwrap();
            assert_eq!(parent.trace_state().header(), kept, "{states:?}");
        }
    }
}
