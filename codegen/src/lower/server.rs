//! `servers`: where the routes are mounted.

use percent_encoding::percent_decode_str;

use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::Server;

/// The most base paths that the routes are mounted at.
const MOST_BASE_PATHS: usize = 32;

/// The most URLs that the variables of one server are tried in.
const MOST_URLS: usize = 256;

/// The servers, and their paths, each once.
pub(super) struct Servers {
    pub(super) base_paths: Vec<String>,
    pub(super) all: Vec<Server>,
}

/// The servers of the API; the root where there are none.
pub(super) fn servers(object: &Object<'_, '_>) -> Option<Servers> {
    let mut servers = read(object)?;
    if servers.base_paths.is_empty() {
        servers.base_paths.push(String::new());
    }
    Some(servers)
}

/// The base paths of a path or an operation with servers of its own; those that cannot be used are told of, or ignored.
pub(super) fn own(object: &Object<'_, '_>) -> Result<Option<Vec<String>>, Told> {
    let servers = read(object).ok_or(Told)?;
    Ok(Some(servers.base_paths).filter(|base_paths| !base_paths.is_empty()))
}

/// What is wrong was told.
pub(super) struct Told;

fn read(object: &Object<'_, '_>) -> Option<Servers> {
    let mut servers = Servers {
        base_paths: Vec::new(),
        all: Vec::new(),
    };
    let Some(cursor) = object.said("servers") else {
        return Some(servers);
    };
    for server in cursor.list(Use::Router)? {
        let (known, base_paths) = known_server(&server)?;
        servers.all.push(known);
        for path in base_paths {
            if !servers.base_paths.contains(&path) {
                servers.base_paths.push(path);
            }
        }
        if servers.base_paths.len() > MOST_BASE_PATHS {
            let message =
                format!("servers with more than {MOST_BASE_PATHS} paths are not supported");
            server.report(Code::Unsupported, message);
            return None;
        }
    }
    Some(servers)
}

/// A server, and the paths that its URL can have.
fn known_server(cursor: &Cursor<'_, '_>) -> Option<(Server, Vec<String>)> {
    let object = cursor.object(&vocabulary::SERVER, Use::Router)?;
    let url = object.required("url");
    let description = object.words("description", Use::Documentation);
    let variables = object.said("variables").map(|cursor| variables(&cursor));
    object.close();
    let url = url?;
    let variables = variables.map_or(Some(Vec::new()), |variables| variables)?;
    let text = url.words(Use::Router)?;
    let urls = expanded(text, &variables, &url)?;
    let base_paths: Option<Vec<_>> = urls.iter().map(|url| base_path(url)).collect();
    let server = |urls| Server {
        url: text.to_owned(),
        urls,
        description: description.map(str::to_owned),
    };
    let Some(base_paths) = base_paths else {
        url.ignore_instead(Rule::UnusableServer);
        return Some((server(Vec::new()), Vec::new()));
    };
    Some((server(urls), base_paths))
}

/// A URL with each combination of values for its variables, the defaults first. Where those are too many, hosts have
/// their defaults only: the routes are below paths.
fn expanded(
    text: &str,
    variables: &[(String, Vec<String>)],
    cursor: &Cursor<'_, '_>,
) -> Option<Vec<String>> {
    let authority = text.len() - path_of(text).map_or(0, str::len);
    let in_path = |name: &str| {
        text.get(authority..)
            .is_some_and(|path| path.contains(name))
    };
    for defaults_only in [false, true] {
        let mut urls = vec![text.to_owned()];
        for (name, values) in variables {
            let name = format!("{{{name}}}");
            let count = match defaults_only && !in_path(&name) {
                true => 1,
                false => values.len(),
            };
            if urls.len().saturating_mul(count) > MOST_URLS && text.contains(&name) {
                urls.clear();
                break;
            }
            let with = |url: &String| -> Vec<String> {
                match url.contains(&name) {
                    true => values
                        .iter()
                        .take(count)
                        .map(|value| url.replace(&name, value))
                        .collect(),
                    false => vec![url.clone()],
                }
            };
            urls = urls.iter().flat_map(with).collect();
        }
        if !urls.is_empty() {
            return Some(urls);
        }
    }
    let message = "server variables with this many combinations are not supported";
    cursor.report_value(Code::Unsupported, message);
    None
}

/// The variables of a server with the values that each can have, its default first.
fn variables(cursor: &Cursor<'_, '_>) -> Option<Vec<(String, Vec<String>)>> {
    let mut variables = Vec::new();
    for (name, cursor) in cursor.map(Use::Router)? {
        let object = cursor.object(&vocabulary::SERVER_VARIABLE, Use::Router)?;
        let default = object.required("default");
        let _said = object.words("description", Use::Documentation);
        let listed = object.get("enum");
        object.close();
        let mut values = vec![default?.words(Use::Router)?.to_owned()];
        if let Some(listed) = listed {
            for value in listed.list(Use::Router)? {
                let value = value.words(Use::Router)?.to_owned();
                if !values.contains(&value) {
                    values.push(value);
                }
            }
        }
        variables.push((name.to_owned(), values));
    }
    Some(variables)
}

/// The path of a URL, from its slash on. Relative ones are taken from the root, for where the document itself is
/// published cannot be known; a host without a scheme is often meant as one.
fn path_of(url: &str) -> Option<&str> {
    let host_begins = match url.find("://") {
        Some(index) => Some(index + 3),
        None if url.starts_with("//") => Some(2),
        None => {
            let first = url.split('/').next().unwrap_or_default();
            let is_host = !first.starts_with('.') && first.contains(['.', ':']);
            is_host.then_some(0)
        }
    };
    let Some(host_begins) = host_begins else {
        return Some(url);
    };
    let rest = url.get(host_begins..)?;
    let path = rest.find(['/', '?', '#']);
    Some(path.and_then(|index| rest.get(index..)).unwrap_or_default())
}

/// The path of an absolute or relative URL, without a slash at its end, and without the query and fragment that have no
/// meaning there. `None` where it cannot be known.
fn base_path(url: &str) -> Option<String> {
    let path = path_of(url.trim())?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let odd = |character: char| character.is_control() || " {}\\\"<>^`|".contains(character);
    if path.contains(odd) || percent_decode_str(path).decode_utf8().is_err() {
        return None;
    }
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.trim_end_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => {
                segments.pop();
            }
            segment => segments.push(segment),
        }
    }
    let path = segments.join("/");
    match path.is_empty() || path.starts_with('/') {
        true => Some(path),
        false => Some(format!("/{path}")),
    }
}

#[cfg(test)]
mod tests {
    use super::base_path;

    #[test]
    fn the_path_of_a_server_is_the_base_path() {
        for (url, expected) in [
            ("https://restanser.api.skatteetaten.no/v2", Some("/v2")),
            ("https://example.no/a/b/", Some("/a/b")),
            ("https://example.no", Some("")),
            ("/v2", Some("/v2")),
            ("/", Some("")),
            ("", Some("")),
            ("https://{host}/v2", Some("/v2")),
            ("https://{host}", Some("")),
            ("https://example.no?x=/1", Some("")),
            ("https://example.no/v2?x=1", Some("/v2")),
            ("https://example.no/v*", Some("/v*")),
            ("https://example.no/{version}", None),
            ("https://example.no/v 2", None),
            ("https://example.no/%FF", None),
            ("v2", Some("/v2")),
            ("./v2", Some("/v2")),
            ("../v2", Some("/v2")),
            ("//example.no/v2", Some("/v2")),
            ("api.example.no/v2", Some("/v2")),
            ("localhost:8080/v2", Some("/v2")),
            ("<your host>", None),
        ] {
            assert_eq!(base_path(url).as_deref(), expected, "{url}");
        }
    }
}
