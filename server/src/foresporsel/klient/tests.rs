use actix_openapi::export::actix_web::http::header::HeaderValue;
use proptest::prelude::*;

use super::*;

const PROXY: &str = "10.0.0.1";
const CLIENT: &str = "192.0.2.60";

fn mellomledd() -> Mellomledd {
    let trusted = ["10.0.0.0/8", "2001:db8:ffff::/48"].map(|network| network.parse().unwrap());
    Mellomledd::new(&trusted, false)
}

/// Whom these lines, in this order, lead to from `peer`.
fn client_from(peer: &str, lines: &[(&str, &str)]) -> String {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.append(name, HeaderValue::from_str(value).unwrap());
    }
    let klient = mellomledd().klient(peer.parse().unwrap(), &headers);
    klient.adresse.to_string()
}

fn forwarded(value: &str) -> String {
    client_from(PROXY, &[("forwarded", value)])
}

fn x_forwarded_for(value: &str) -> String {
    client_from(PROXY, &[("x-forwarded-for", value)])
}

#[test]
fn nobody_but_a_trusted_proxy_is_believed() {
    for peer in ["192.0.2.1", "2001:db8::1", "11.0.0.1"] {
        for name in ["forwarded", "x-forwarded-for"] {
            assert_eq!(client_from(peer, &[(name, "for=192.0.2.9")]), peer);
            assert_eq!(client_from(peer, &[(name, "192.0.2.9")]), peer);
        }
    }
}

#[test]
fn without_headers_the_proxy_stands_for_the_client() {
    assert_eq!(client_from(PROXY, &[]), PROXY);
}

#[test]
fn the_nearest_that_is_no_trusted_proxy_is_the_client() {
    for (value, client) in [
        ("192.0.2.60", "192.0.2.60"),
        ("198.51.100.7, 192.0.2.60", "192.0.2.60"),
        ("198.51.100.7, 192.0.2.60, 10.1.2.3,10.0.0.9", "192.0.2.60"),
        ("198.51.100.7, 2001:db8:ffff::3", "198.51.100.7"),
        // A client among the proxies.
        ("10.7.7.7, 10.0.0.9", "10.7.7.7"),
        (" , 192.0.2.60 ,, ", "192.0.2.60"),
        ("", PROXY),
    ] {
        assert_eq!(x_forwarded_for(value), client, "{value}");
        let elements = value.split(',').map(str::trim).map(|text| match text {
            "" => String::new(),
            text if text.contains(':') => format!("for=\"[{text}]\""),
            text => format!("For={text}"),
        });
        let value = elements.collect::<Vec<_>>().join(", ");
        assert_eq!(forwarded(&value), client, "{value}");
    }
}

#[test]
fn lines_follow_each_other_as_they_stand() {
    for (name, before) in [("forwarded", "for="), ("x-forwarded-for", "")] {
        let line = |address: &str| format!("{before}{address}");
        let lines = [line("198.51.100.7"), line("192.0.2.60"), line("10.0.0.9")];
        let lines: Vec<_> = lines.iter().map(|line| (name, line.as_str())).collect();
        assert_eq!(client_from(PROXY, &lines), "192.0.2.60");
    }
}

#[test]
fn addresses_stand_with_ports_brackets_quotes_and_other_parameters() {
    for (value, client) in [
        ("for=\"192.0.2.60:4711\"", "192.0.2.60"),
        ("for=192.0.2.60:4711", "192.0.2.60"),
        ("for=\"192.0.2.60:_port-1\"", "192.0.2.60"),
        ("for=\"[2001:db8::60]\"", "2001:db8::60"),
        ("for=\"[2001:db8::60]:4711\"", "2001:db8::60"),
        ("for=[2001:db8::60]:4711", "2001:db8::60"),
        ("for=\"\\1\\92.0.2.60\"", "192.0.2.60"),
        ("FOR=192.0.2.60;by=10.0.0.1;proto=https", "192.0.2.60"),
        ("by=\"a,for=1.2.3.4\";for=192.0.2.60", "192.0.2.60"),
        ("host=\"a;b\" ; for=192.0.2.60 ;", "192.0.2.60"),
        ("for=\"[::ffff:192.0.2.60]\"", "192.0.2.60"),
    ] {
        assert_eq!(forwarded(value), client, "{value}");
    }
    for (value, client) in [
        ("192.0.2.60:4711", "192.0.2.60"),
        ("[2001:db8::60]", "2001:db8::60"),
        ("[2001:db8::60]:4711", "2001:db8::60"),
        ("2001:db8::60", "2001:db8::60"),
        ("::ffff:192.0.2.60", "192.0.2.60"),
    ] {
        assert_eq!(x_forwarded_for(value), client, "{value}");
    }
}

#[test]
fn where_the_trail_ends_the_last_proxy_stands_for_the_client() {
    for end in [
        "unknown",
        "_hidden",
        "_SEVKISEK:80",
        "192.0.2.300",
        "192.0.2",
        "192.0.2.60:",
        "192.0.2.60:123456",
        "[2001:db8::60",
        "[192.0.2.60]",
        "fe80::1%eth0",
        "localhost",
    ] {
        assert_eq!(
            x_forwarded_for(&format!("198.51.100.7, {end}")),
            PROXY,
            "{end}"
        );
        let behind = format!("198.51.100.7, {end}, 10.0.0.9");
        assert_eq!(x_forwarded_for(&behind), "10.0.0.9", "{end}");
        assert_eq!(
            forwarded(&format!("for=198.51.100.7, for=\"{end}\"")),
            PROXY,
            "{end}"
        );
    }
    for line in [
        "for",
        "for=192.0.2.60 x",
        "for=\"192.0.2.60",
        "for=\"192.0.2.60\"x",
        "for=192.0.2.60;for=192.0.2.61",
        "for=192.0.2.60\"",
        "=192.0.2.60",
        "proto=https",
        "for=198.51.100.7, proto=https",
        "for =192.0.2.60",
    ] {
        assert_eq!(forwarded(line), PROXY, "{line}");
    }
}

#[test]
fn two_headers_that_name_different_clients_are_both_not_believed() {
    let both = |one, other| client_from(PROXY, &[("forwarded", one), ("x-forwarded-for", other)]);
    assert_eq!(both("for=192.0.2.60", "192.0.2.60"), CLIENT);
    assert_eq!(both("for=192.0.2.60", "198.51.100.7, 192.0.2.60"), CLIENT);
    assert_eq!(both("for=198.51.100.7", "192.0.2.60"), PROXY);
    assert_eq!(both("for=unknown", "192.0.2.60"), PROXY);
}

#[test]
fn a_proxy_says_whether_its_client_uses_tls() {
    let https = |tls, peer: &str, lines: &[(&'static str, &'static str)]| {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.append(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        let mellomledd = Mellomledd {
            tls,
            ..mellomledd()
        };
        mellomledd.klient(peer.parse().unwrap(), &headers).https
    };
    assert!(https(true, CLIENT, &[]));
    assert!(!https(false, CLIENT, &[]));
    assert!(!https(false, CLIENT, &[("x-forwarded-proto", "https")]));
    assert!(https(false, PROXY, &[("x-forwarded-proto", "HTTPS ")]));
    assert!(!https(false, PROXY, &[("x-forwarded-proto", "http")]));
    assert!(!https(
        false,
        PROXY,
        &[("x-forwarded-proto", "https, http")]
    ));
    assert!(https(
        false,
        PROXY,
        &[("x-forwarded-for", CLIENT), ("x-forwarded-proto", "https")]
    ));
    assert!(https(
        false,
        PROXY,
        &[("forwarded", "for=192.0.2.60;proto=https")]
    ));
    // The proxy behind is asked in plain text; the client is not.
    assert!(https(
        false,
        PROXY,
        &[(
            "forwarded",
            "for=192.0.2.60;proto=https, for=10.0.0.9;proto=http"
        )]
    ));
    assert!(!https(
        false,
        PROXY,
        &[("forwarded", "for=192.0.2.60;proto=http")]
    ));
}

/// What a client can write in a header, with what matters in it more often than by chance.
fn anything() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[ -~]{0,12}",
        prop::sample::select(vec![
            "for=",
            "\"",
            ",",
            ";",
            "\\",
            "[",
            "]",
            "10.0.0.2",
            "unknown",
            "proto=https",
            "=",
        ])
        .prop_map(str::to_owned),
        any::<IpAddr>().prop_map(|address| format!("for={address}")),
        any::<IpAddr>().prop_map(|address| format!("for=\"[{address}]:80\"")),
        any::<IpAddr>().prop_map(|address| address.to_string()),
    ];
    prop::collection::vec(part, 0..8).prop_map(|parts| parts.concat())
}

fn outside(address: IpAddr) -> bool {
    !mellomledd().trusts(address.to_canonical())
}

proptest! {
    #[test]
    fn who_is_no_proxy_is_the_client_whatever_it_writes(
        peer in any::<IpAddr>().prop_filter("a proxy", |peer| outside(*peer)),
        one in anything(),
        other in anything(),
    ) {
        let client = client_from(&peer.to_string(), &[("forwarded", &one), ("x-forwarded-for", &other)]);
        prop_assert_eq!(client, peer.to_canonical().to_string());
    }

    /// What the client writes before the proxy adds its address, on the same line or on one of its own, makes nobody
    /// else of it. At most it becomes nobody.
    #[test]
    fn no_client_makes_itself_another(
        client in any::<IpAddr>().prop_filter("a proxy", |client| outside(*client)),
        written in anything(),
        same_line in any::<bool>(),
    ) {
        let named = match client {
            IpAddr::V4(address) => format!("for={address}"),
            IpAddr::V6(address) => format!("for=\"[{address}]:4711\""),
        };
        let client = client.to_canonical().to_string();
        for (name, added) in [("forwarded", named), ("x-forwarded-for", client.clone())] {
            let line = format!("{written}, {added}");
            let found = match same_line {
                true => client_from(PROXY, &[(name, &line)]),
                false => client_from(PROXY, &[(name, &written), (name, &added)]),
            };
            // A quotation mark that it leaves open takes the proxy's words with it, and the line cannot be read.
            let may_be_nobody = name == "forwarded" && same_line;
            prop_assert!(
                found == client || (may_be_nobody && found == PROXY),
                "{} {}: {}", name, line, found
            );
        }
    }

    #[test]
    fn what_is_written_is_read(addresses in prop::collection::vec(any::<IpAddr>(), 1..6)) {
        let expected = addresses.iter().rev().find(|address| outside(**address));
        let expected = expected.or(addresses.first()).unwrap().to_canonical().to_string();
        let plain: Vec<_> = addresses.iter().map(IpAddr::to_string).collect();
        let named = addresses.iter().map(|address| match address {
            IpAddr::V4(address) => format!("for={address};by=_a"),
            IpAddr::V6(address) => format!("proto=http;for=\"[{address}]\""),
        });
        let named: Vec<_> = named.collect();
        prop_assert_eq!(x_forwarded_for(&plain.join(", ")), expected.clone());
        prop_assert_eq!(forwarded(&named.join(",")), expected);
    }
}
