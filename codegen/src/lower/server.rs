//! `servers`: where the routes are mounted.

use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::Server;

/// The most base paths that the routes are mounted at.
const MOST_BASE_PATHS: usize = 8;

/// The most URLs that the variables of one server are tried in.
const MOST_URLS: usize = 256;

/// The servers, and their paths, each once.
pub(super) struct Servers {
    pub(super) base_paths: Vec<String>,
    pub(super) all: Vec<Server>,
}

pub(super) fn servers(object: &Object<'_, '_>) -> Option<Servers> {
    let mut servers = Servers {
        base_paths: Vec::new(),
        all: Vec::new(),
    };
    if let Some(cursor) = object.get("servers") {
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
    }
    if servers.base_paths.is_empty() {
        servers.base_paths.push(String::new());
    }
    Some(servers)
}

/// A server, and the paths that its URL can have.
fn known_server(cursor: &Cursor<'_, '_>) -> Option<(Server, Vec<String>)> {
    let object = cursor.object(&vocabulary::SERVER, Use::Router)?;
    let url = object.required("url");
    let description = object.words("description", Use::Documentation);
    let variables = object.get("variables").map(|cursor| variables(&cursor));
    object.close();
    let url = url?;
    let variables = variables.map_or(Some(Vec::new()), |variables| variables)?;
    let text = url.text(Use::Router)?;
    let mut urls = vec![text.to_owned()];
    for (name, values) in variables {
        let name = format!("{{{name}}}");
        let with = |url: &String| -> Vec<String> {
            match url.contains(&name) {
                true => values
                    .iter()
                    .map(|value| url.replace(&name, value))
                    .collect(),
                false => vec![url.clone()],
            }
        };
        urls = urls.iter().flat_map(with).collect();
        if urls.len() > MOST_URLS {
            let message = "server variables with this many combinations are not supported";
            url.report_value(Code::Unsupported, message);
            return None;
        }
    }
    let mut base_paths = Vec::new();
    for expanded in &urls {
        let Some(path) = base_path(expanded) else {
            let message = format!(
                "the server URL \"{expanded}\" is not supported: no variables without a value, query, fragment or asterisk"
            );
            url.report_value(Code::Unsupported, message);
            return None;
        };
        base_paths.push(path);
    }
    let server = Server {
        url: text.to_owned(),
        urls,
        description: description.map(str::to_owned),
    };
    Some((server, base_paths))
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

/// The path of an absolute or relative URL, without a slash at its end.
fn base_path(url: &str) -> Option<String> {
    let plain =
        |character: char| character.is_ascii_graphic() && !"*{}?#%\\\"<>^`|".contains(character);
    if !url.chars().all(plain) {
        return None;
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest
            .find('/')
            .and_then(|index| rest.get(index..))
            .unwrap_or(""),
        None if url.starts_with('/') && !url.starts_with("//") => url,
        None => return None,
    };
    Some(path.trim_end_matches('/').to_owned())
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
            ("https://{host}/v2", None),
            ("https://example.no/v2?x=1", None),
            ("https://example.no/v 2", None),
            ("v2", None),
            ("//example.no/v2", None),
        ] {
            assert_eq!(base_path(url).as_deref(), expected, "{url}");
        }
    }
}
