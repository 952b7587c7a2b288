//! Parameters in query, cookies and headers, in every style, as they come over the wire.

use crate::wire::{Server, request};

/// What `finn` is given for a query, or the status and words of its refusal.
fn found(server: &Server, query: &str) -> Result<String, String> {
    let answer = request("GET", &format!("/finn?{query}"))
        .token("les")
        .send(server);
    match answer.status {
        200 => Ok(answer.json()["validate"].as_str().unwrap().to_owned()),
        400 => Err(answer.error("melding")),
        status => panic!("{status}"),
    }
}

#[test]
fn queries_are_read_by_name_and_what_nobody_documented_is_ignored() {
    let server = Server::start();
    for (query, expected) in [
        ("ord=ab", "ab None 10"),
        ("ord=a+b", "a b None 10"),
        ("utm=x&ord=%C3%A6%2B&&y", "æ+ None 10"),
        ("ord=ab&antall=1", "ab None 1"),
        ("ord=ab&antall=50", "ab None 50"),
        ("ids[]=1&ord=ab&ids%5B%5D=-2", "ab Some([1, -2]) 10"),
    ] {
        assert_eq!(found(&server, query).as_deref(), Ok(expected), "{query}");
    }
}

#[test]
fn each_breach_in_a_query_is_told_with_its_place() {
    let server = Server::start();
    for (query, told) in [
        ("", &["query parameter 'ord': Required"][..]),
        ("ord=ab&ord=ab", &["query parameter 'ord': Repeated"]),
        ("ord=%FF%FE", &["query parameter 'ord': Text"]),
        ("ord=ab&antall=0", &["query parameter 'antall': Minimum"]),
        ("ord=ab&antall=51", &["query parameter 'antall': Maximum"]),
        ("ord=ab&antall=", &["query parameter 'antall': Int32"]),
        (
            "ord=ab&antall=2147483648",
            &["query parameter 'antall': Int32"],
        ),
        (
            "ord=ab&ids[]=1&ids[]=2&ids[]=3&ids[]=4",
            &["query parameter 'ids[]': Items"],
        ),
        (
            "ord=a&ids[]=1&ids[]=x&antall=99",
            &["'ord': Length", "'ids[][1]': Type", "'antall': Maximum"],
        ),
    ] {
        let error = found(&server, query).unwrap_err();
        assert!(
            told.iter().all(|words| error.contains(words)),
            "{query}: {error}"
        );
    }
}

/// What `finnMedMer` is given, as JSON.
fn more(server: &Server, path: &str, cookies: &str, list: &[&str]) -> Result<String, String> {
    let mut sent = request("GET", &format!("/finn/{path}"))
        .token("les")
        .header("Cookie", cookies);
    for line in list {
        sent = sent.header("X-Liste", *line);
    }
    let answer = sent.send(server);
    match answer.status {
        200 => Ok(answer.json()["validate"].as_str().unwrap().to_owned()),
        400 => Err(answer.error("melding")),
        status => panic!("{status}"),
    }
}

#[test]
fn every_place_and_style_is_read_and_names_that_stand_in_two_places_are_two_parameters() {
    let server = Server::start();
    assert_eq!(
        more(&server, ".a.b%2Ec/;matrise=-7", "ord=abc", &[]).unwrap(),
        r#"[["a","b.c"],-7,null,"abc",null,null,null,null,null,null,null,"absent",null,null,null]"#
    );
    let query = "ord=x%26y&emner=prosa,lyrikk&tall=1%200.50+2e3&koder=a|b&koder=c&filter[fra]=1&filter%5Btil%5D=2\
                 &nummer=3&lengde=100&alle=true&grense=&sted=%7B%22navn%22:%22her%22%7D&enten=1,2";
    assert_eq!(
        more(
            &server,
            &format!(".a/;matrise=1?{query}"),
            "x=y; merker=a,b%2Cc; ord=\"abc\"",
            &["a, b", "c"]
        )
        .unwrap(),
        r#"[["a"],1,"x&y","abc",["a","b,c"],["prosa","lyrikk"],[1,0.50,2e3],["a|b","c"],{"fra":1,"til":2},{"nummer":3,"lengde":100},true,null,{"navn":"her"},[1,2],["a","b","c"]]"#
    );
    let empty = more(&server, ".a/;matrise=1?alle&enten=5", "ord=abc", &[]).unwrap();
    assert!(empty.contains(r#"null,"absent",null,5,null]"#), "{empty}");
}

#[test]
fn each_breach_in_every_place_and_style_is_told() {
    let server = Server::start();
    let query = "emner=prosa,prosa,x&tall=1%20y&filter[til]=0&filter[x]=1&lengde=101&alle=ja&grense=x\
                 &sted=%7B%7D&enten=z";
    let error = more(
        &server,
        &format!("a/;matrix=1?{query}"),
        "ord=a; ord=b",
        &["lang"],
    )
    .unwrap_err();
    for told in [
        r#"path parameter 'etikett': Syntax("label")"#,
        r#"path parameter 'matrise': Syntax("matrix")"#,
        "cookie 'ord': Repeated",
        "query parameter 'emner': Unique",
        "query parameter 'emner[2]': Enumeration",
        "query parameter 'tall[1]': Type",
        "query parameter 'filter.fra': Required",
        "query parameter 'filter.til': Minimum",
        "query parameter 'filter': Additional",
        "query parameter 'side.lengde': Maximum",
        "query parameter 'alle': Boolean",
        "query parameter 'grense': Int64",
        "query parameter 'sted.navn': Required",
        "query parameter 'enten': OneOf",
        "header 'X-Liste[0]': Length",
    ] {
        assert!(error.contains(told), "{told} in {error}");
    }
    let error = more(&server, ".a/;matrise=1", "x=y", &[]).unwrap_err();
    assert!(error.contains("cookie 'ord': Required"), "{error}");
}
