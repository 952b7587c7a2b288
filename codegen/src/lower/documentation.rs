//! Texts for people.

use super::components::Components;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::Documentation;

/// `description`, and `summary` or `title`, and `example`, of any object that has them.
pub(super) fn of(object: &Object<'_, '_>, title: Option<&'static str>) -> Documentation {
    let owned = |keyword| object.words(keyword, Use::Documentation).map(str::to_owned);
    Documentation {
        title: title.and_then(owned),
        description: owned("description"),
        deprecated: false,
        example: None,
        notes: Vec::new(),
    }
}

/// The texts of a Schema Object.
pub(super) fn of_schema(object: &Object<'_, '_>) -> Documentation {
    let mut documentation = Documentation {
        deprecated: deprecated(object),
        example: example(object),
        ..of(object, Some("title"))
    };
    documentation.notes.extend(external(object));
    documentation
}

/// `examples`, as notes; `components` has those that are referred to.
pub(super) fn examples<'s, 'd>(
    object: &Object<'s, 'd>,
    components: &Components<'s, 'd>,
) -> Vec<String> {
    let examples = object
        .get("examples")
        .and_then(|examples| examples.map(Use::Documentation));
    let named = |(name, cursor): (&str, Cursor<'s, 'd>)| {
        let said = example_object(&cursor, components)?;
        Some(format!("Example {name}: {said}"))
    };
    examples
        .unwrap_or_default()
        .into_iter()
        .filter_map(named)
        .collect()
}

/// An Example Object: its texts, and its value as JSON or where that is.
fn example_object<'s, 'd>(
    cursor: &Cursor<'s, 'd>,
    components: &Components<'s, 'd>,
) -> Option<String> {
    let object = cursor.object(&vocabulary::EXAMPLE, Use::Documentation)?;
    if let Some(reference) = object.get("$ref") {
        object.close();
        return example_object(&components.example(&reference)?, components);
    }
    let text = |keyword| object.words(keyword, Use::Documentation).map(str::to_owned);
    let value = object
        .get("value")
        .map(|value| format!("`{}`", value.whole(Use::Documentation)));
    let parts = [
        text("summary"),
        text("description"),
        value,
        text("externalValue").map(|url| format!("<{url}>")),
    ];
    object.close();
    Some(parts.into_iter().flatten().collect::<Vec<_>>().join(": "))
}

/// `deprecated`.
pub(super) fn deprecated(object: &Object<'_, '_>) -> bool {
    let cursor = object.get("deprecated");
    cursor.and_then(|cursor| cursor.flag(Use::Documentation)) == Some(true)
}

/// `example`, as JSON.
pub(super) fn example(object: &Object<'_, '_>) -> Option<String> {
    object
        .get("example")
        .map(|cursor| cursor.whole(Use::Documentation).to_string())
}

/// The Info Object: title, version and the rest.
pub(super) fn info(cursor: &Cursor<'_, '_>) -> Option<(String, String, Documentation)> {
    let object = cursor.object(&vocabulary::INFO, Use::Documentation)?;
    let mut documentation = of(&object, None);
    let title = object
        .required("title")
        .and_then(|title| title.words(Use::Documentation));
    let version = object
        .required("version")
        .and_then(|version| version.words(Use::Documentation));
    if let Some(terms) = object.words("termsOfService", Use::Documentation) {
        documentation
            .notes
            .push(format!("Terms of service: <{terms}>"));
    }
    if let Some(contact) = object.get("contact")
        && let Some(contact) = contact.object(&vocabulary::CONTACT, Use::Documentation)
    {
        let parts =
            ["name", "url", "email"].map(|keyword| contact.words(keyword, Use::Documentation));
        documentation
            .notes
            .push(format!("Contact: {}", joined(parts)));
        contact.close();
    }
    if let Some(license) = object.get("license")
        && let Some(license) = license.object(&vocabulary::LICENSE, Use::Documentation)
    {
        let parts = ["name", "url"].map(|keyword| license.words(keyword, Use::Documentation));
        documentation
            .notes
            .push(format!("License: {}", joined(parts)));
        license.close();
    }
    object.close();
    Some((title?.to_owned(), version?.to_owned(), documentation))
}

fn joined<const N: usize>(parts: [Option<&str>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `externalDocs`, as a note.
pub(super) fn external(object: &Object<'_, '_>) -> Option<String> {
    let external = object
        .get("externalDocs")?
        .object(&vocabulary::EXTERNAL_DOCUMENTATION, Use::Documentation)?;
    let description = external
        .words("description", Use::Documentation)
        .unwrap_or("See also");
    let url = external
        .required("url")
        .and_then(|url| url.words(Use::Documentation));
    external.close();
    Some(format!("{description}: <{}>", url?))
}

/// `tags` of the document, as notes.
pub(super) fn tags(object: &Object<'_, '_>) -> Vec<String> {
    let Some(tags) = object
        .get("tags")
        .and_then(|tags| tags.list(Use::Documentation))
    else {
        return Vec::new();
    };
    tags.iter()
        .filter_map(|tag| {
            let tag = tag.object(&vocabulary::TAG, Use::Documentation)?;
            let name = tag
                .required("name")
                .and_then(|name| name.words(Use::Documentation));
            let description = tag.words("description", Use::Documentation);
            let external = external(&tag);
            tag.close();
            let parts = [Some(name?), description, external.as_deref()];
            Some(format!(
                "Tag {}",
                parts.into_iter().flatten().collect::<Vec<_>>().join(": ")
            ))
        })
        .collect()
}
