//! The document as the page reads it: as it stands, whatever it says. What is missing is left out; nothing here fails.

use actix_openapi::types::{Any, Map};

/// As far as one reference may lead to another.
const LONGEST_CHAIN: usize = 16;

/// The methods that a path can have, as the document calls them.
const METHODS: [&str; 8] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace",
];

/// An OpenAPI document.
pub(super) struct Dokument(Any);

/// An operation with what it has from its path.
pub(super) struct Operasjon<'d> {
    /// In capital letters.
    pub(super) metode: String,
    /// The template.
    pub(super) sti: &'d str,
    /// The Operation Object.
    pub(super) objekt: &'d Any,
    /// Its parameters, and those of its path that it does not replace.
    pub(super) parametere: Vec<&'d Any>,
    /// Its servers, or those of its path, when they have any.
    pub(super) servere: Option<&'d Any>,
}

impl Dokument {
    /// Reads JSON. What cannot be read is an empty document.
    pub(super) fn read(json: &str) -> Self {
        let json = json.strip_prefix('\u{FEFF}').unwrap_or(json);
        Self(Any::from_json(json.as_bytes()).unwrap_or_else(|error| {
            tracing::error!(%error, "the documentation page cannot read the document");
            Any::Null
        }))
    }

    pub(super) fn root(&self) -> &Any {
        &self.0
    }

    /// What a reference stands for, or the value itself.
    pub(super) fn resolve<'d>(&'d self, value: &'d Any) -> &'d Any {
        let mut value = value;
        for _ in 0..LONGEST_CHAIN {
            match reference(value).and_then(|pointer| self.at(pointer)) {
                Some(target) => value = target,
                None => break,
            }
        }
        value
    }

    /// The value at a pointer of this document, `#/components/schemas/Feil`.
    fn at(&self, reference: &str) -> Option<&Any> {
        let pointer = reference.strip_prefix("#/")?;
        pointer.split('/').try_fold(&self.0, |value, token| {
            let token = percent_encoding::percent_decode_str(token).decode_utf8_lossy();
            let token = token.replace("~1", "/").replace("~0", "~");
            match value {
                Any::Array(items) => items.get(token.parse::<usize>().ok()?),
                value => value.get(&token),
            }
        })
    }

    /// Every operation, in the document's order.
    pub(super) fn operasjoner(&self) -> Vec<Operasjon<'_>> {
        let mut found = Vec::new();
        for (sti, path) in members(self.0.get("paths")) {
            let path = self.resolve(path);
            for (method, objekt) in members(Some(path)) {
                if !METHODS.contains(&method) {
                    continue;
                }
                found.push(Operasjon {
                    metode: method.to_ascii_uppercase(),
                    sti,
                    objekt,
                    parametere: self.parametere(path, objekt),
                    servere: objekt.get("servers").or_else(|| path.get("servers")),
                });
            }
        }
        found
    }

    fn parametere<'d>(&'d self, path: &'d Any, operation: &'d Any) -> Vec<&'d Any> {
        let resolved = |value: &'d Any| {
            items(value.get("parameters")).map(|parameter| self.resolve(parameter))
        };
        let key = |parameter: &'d Any| (text(parameter, "name"), text(parameter, "in"));
        let own: Vec<_> = resolved(operation).collect();
        let mut all: Vec<_> = resolved(path)
            .filter(|shared| !own.iter().any(|one| key(one) == key(shared)))
            .collect();
        all.extend(own);
        all
    }
}

/// `$ref`, where it is one.
pub(super) fn reference(value: &Any) -> Option<&str> {
    match value.get("$ref") {
        Some(Any::String(reference)) => Some(reference),
        _ => None,
    }
}

/// The name of the schema that a reference leads to, when that is one of the document's components.
pub(super) fn component(value: &Any) -> Option<String> {
    let name = reference(value)?.strip_prefix("#/components/schemas/")?;
    let plain = !name.contains('/');
    plain.then(|| name.replace("~1", "/").replace("~0", "~"))
}

/// The members of an object.
pub(super) fn members(value: Option<&Any>) -> impl Iterator<Item = (&str, &Any)> {
    let object: Option<&Map<Any>> = match value {
        Some(Any::Object(object)) => Some(object),
        _ => None,
    };
    object.into_iter().flat_map(Map::iter)
}

/// The items of an array.
pub(super) fn items(value: Option<&Any>) -> impl Iterator<Item = &Any> {
    let array: &[Any] = match value {
        Some(Any::Array(items)) => items,
        _ => &[],
    };
    array.iter()
}

/// A text of the document.
pub(super) fn text<'d>(value: &'d Any, name: &str) -> Option<&'d str> {
    match value.get(name) {
        Some(Any::String(text)) => Some(text),
        _ => None,
    }
}

/// Whether a flag is set.
pub(super) fn flag(value: &Any, name: &str) -> bool {
    matches!(value.get(name), Some(Any::Boolean(true)))
}

/// A value as people write it: a text as it is, anything else as JSON.
pub(super) fn words(value: &Any) -> String {
    match value {
        Any::String(text) => text.clone(),
        value => value.to_json(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_has_what_its_path_has() {
        let dokument = Dokument::read(
            r##"{"paths": {"/a~/{x}": {"summary": "not a method",
                "parameters": [{"name": "x", "in": "path"}, {"name": "y", "in": "query"}],
                "get": {"parameters": [{"$ref": "#/components/parameters/y"}]}}},
                "components": {"parameters": {"y": {"name": "y", "in": "query", "description": "own"}}}}"##,
        );
        let operasjoner = dokument.operasjoner();
        assert_eq!(operasjoner.len(), 1);
        assert_eq!(operasjoner[0].metode, "GET");
        let parametere = &operasjoner[0].parametere;
        assert_eq!(parametere.len(), 2);
        assert_eq!(text(parametere[1], "description"), Some("own"));
    }

    #[test]
    fn references_that_lead_nowhere_or_round_end() {
        let dokument = Dokument::read(
            r##"{"a": {"$ref": "#/b"}, "b": {"$ref": "#/a"}, "c": {"$ref": "#/d/0"}, "e": {"$ref": "other.yaml#/x"}}"##,
        );
        for name in ["a", "c", "e"] {
            let value = dokument.root().get(name).unwrap();
            assert!(reference(dokument.resolve(value)).is_some());
        }
        assert!(Dokument::read("no json").operasjoner().is_empty());
    }
}
