//! `servers`: where the routes are mounted.

use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::Server;

/// The servers, and the path that they share.
pub(super) struct Servers {
    pub(super) base_path: String,
    pub(super) all: Vec<Server>,
}

pub(super) fn servers(object: &Object<'_, '_>) -> Option<Servers> {
    let mut servers = Servers {
        base_path: String::new(),
        all: Vec::new(),
    };
    let Some(cursor) = object.get("servers") else {
        return Some(servers);
    };
    for server in cursor.list(Use::Router)? {
        let (known, base_path) = known_server(&server)?;
        if servers.all.is_empty() {
            servers.base_path = base_path;
        } else if servers.base_path != base_path {
            server.report(
                Code::Unsupported,
                format!(
                    "servers with different paths are not supported: \"{base_path}\" here, \"{}\" before",
                    servers.base_path
                ),
            );
            return None;
        }
        servers.all.push(known);
    }
    Some(servers)
}

fn known_server(cursor: &Cursor<'_, '_>) -> Option<(Server, String)> {
    let object = cursor.object(&vocabulary::SERVER, Use::Router)?;
    let url = object.required("url");
    let description = object.text("description", Use::Documentation);
    object.close();
    let url = url?;
    let text = url.text(Use::Router)?;
    let base_path = base_path(text);
    if base_path.is_none() {
        let message = format!(
            "the server URL \"{text}\" is not supported: no variables, query, fragment or asterisk"
        );
        url.report_value(Code::Unsupported, message);
    }
    let server = Server {
        url: text.to_owned(),
        description: description.map(str::to_owned),
    };
    Some((server, base_path?))
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
