//! Texts for people.

use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary;
use crate::ir::Documentation;

/// `description`, and `summary` or `title`, and `example`, of any object that has them.
pub(super) fn of(object: &Object<'_, '_>, title: Option<&'static str>) -> Documentation {
    let owned = |keyword| object.text(keyword, Use::Documentation).map(str::to_owned);
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
    Documentation {
        deprecated: deprecated(object),
        example: example(object),
        ..of(object, Some("title"))
    }
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
        .and_then(|title| title.text(Use::Documentation));
    let version = object
        .required("version")
        .and_then(|version| version.text(Use::Documentation));
    if let Some(terms) = object.text("termsOfService", Use::Documentation) {
        documentation
            .notes
            .push(format!("Terms of service: <{terms}>"));
    }
    if let Some(contact) = object.get("contact")
        && let Some(contact) = contact.object(&vocabulary::CONTACT, Use::Documentation)
    {
        let parts =
            ["name", "url", "email"].map(|keyword| contact.text(keyword, Use::Documentation));
        documentation
            .notes
            .push(format!("Contact: {}", joined(parts)));
        contact.close();
    }
    if let Some(license) = object.get("license")
        && let Some(license) = license.object(&vocabulary::LICENSE, Use::Documentation)
    {
        let parts = ["name", "url"].map(|keyword| license.text(keyword, Use::Documentation));
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
        .text("description", Use::Documentation)
        .unwrap_or("See also");
    let url = external
        .required("url")
        .and_then(|url| url.text(Use::Documentation));
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
                .and_then(|name| name.text(Use::Documentation));
            let description = tag.text("description", Use::Documentation);
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
