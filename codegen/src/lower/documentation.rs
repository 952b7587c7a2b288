//! Texts for people.

use crate::document::Value;
use crate::document::cursor::{Cursor, Edition, Object};
use crate::document::ledger::Use;
use crate::document::vocabulary::{self, Vocabulary};
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
    if object.cursor().edition() >= Edition::V3_1 {
        documentation.notes.extend(examples(object));
    }
    documentation.notes.extend(external(object));
    documentation
}

/// `examples`, as notes.
pub(super) fn examples(object: &Object<'_, '_>) -> Vec<String> {
    let Some(examples) = object.said("examples") else {
        return Vec::new();
    };
    // A list is what schemas have instead in later editions, and some write everywhere.
    if let Value::Sequence(_) = examples.node().value {
        let items = examples.list(Use::Documentation).unwrap_or_default();
        return items
            .iter()
            .map(|item| format!("Example: `{}`", item.whole(Use::Documentation)))
            .collect();
    }
    let named = |(name, cursor): (&str, Cursor<'_, '_>)| {
        Some(format!("Example {name}: {}", example_object(&cursor)?))
    };
    let members = examples.extensible_map(Use::Documentation);
    let mut members = members.unwrap_or_default();
    members.sort_by_key(|(name, _)| *name);
    members.into_iter().filter_map(named).collect()
}

/// An Example Object: its texts, and its value as JSON or where that is.
fn example_object(cursor: &Cursor<'_, '_>) -> Option<String> {
    // Some write the value itself in its place.
    let keys = cursor.keys();
    let is_keyword =
        |key: &&str| vocabulary::EXAMPLE.keywords.contains(key) || key.starts_with("x-");
    let resembles = |key: &&str| vocabulary::EXAMPLE.closest(key).is_some();
    if !keys.is_empty() && !keys.iter().any(|key| is_keyword(key) || resembles(key))
        || !matches!(cursor.node().value, Value::Mapping(_))
    {
        return Some(format!("`{}`", cursor.whole(Use::Documentation)));
    }
    let object = cursor.object(&vocabulary::EXAMPLE, Use::Documentation)?;
    if let Some(reference) = object.get("$ref") {
        object.close();
        return example_object(&reference.resolve()?);
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
    let is_3_1 = cursor.edition() >= Edition::V3_1;
    let vocabulary = match is_3_1 {
        true => &vocabulary::INFO_3_1,
        false => &vocabulary::INFO,
    };
    let object = cursor.object(vocabulary, Use::Documentation)?;
    let mut documentation = of(&object, is_3_1.then_some("summary"));
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
    let contact = object.said("contact");
    let contact = contact.and_then(|contact| {
        let keywords = ["name", "url", "email"];
        about(&contact, &vocabulary::CONTACT, &keywords)
    });
    let license = object.said("license");
    let license = license.and_then(|license| match is_3_1 {
        true => about(
            &license,
            &vocabulary::LICENSE_3_1,
            &["name", "identifier", "url"],
        ),
        false => about(&license, &vocabulary::LICENSE, &["name", "url"]),
    });
    let notes = [
        contact.map(|contact| format!("Contact: {contact}")),
        license.map(|license| format!("License: {license}")),
    ];
    documentation.notes.extend(notes.into_iter().flatten());
    object.close();
    Some((title?.to_owned(), version?.to_owned(), documentation))
}

/// Who or what, of an object with these keywords, or as a text that some write instead. `None` when nothing is said.
fn about(
    cursor: &Cursor<'_, '_>,
    vocabulary: &'static Vocabulary,
    keywords: &[&'static str],
) -> Option<String> {
    if let Value::String(_) = cursor.node().value {
        return cursor.text(Use::Documentation).map(str::to_owned);
    }
    let object = cursor.object(vocabulary, Use::Documentation)?;
    let parts: Vec<_> = keywords
        .iter()
        .filter_map(|keyword| object.words(keyword, Use::Documentation))
        .collect();
    object.close();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// `externalDocs`, as a note.
pub(super) fn external(object: &Object<'_, '_>) -> Option<String> {
    let cursor = object.said("externalDocs")?;
    if let Value::String(_) = cursor.node().value {
        return Some(format!("See also: <{}>", cursor.text(Use::Documentation)?));
    }
    let external = cursor.object(&vocabulary::EXTERNAL_DOCUMENTATION, Use::Documentation)?;
    let description = external.words("description", Use::Documentation);
    let url = external.words("url", Use::Documentation);
    external.close();
    match (description, url) {
        (description, Some(url)) => Some(format!("{}: <{url}>", description.unwrap_or("See also"))),
        (Some(description), None) => Some(format!("See also: {description}")),
        (None, None) => None,
    }
}

/// `tags` of the document, as notes.
pub(super) fn tags(object: &Object<'_, '_>) -> Vec<String> {
    let tags = object.said("tags");
    let tags = tags.and_then(|tags| tags.list(Use::Documentation));
    let note = |tag: Cursor<'_, '_>| Some(format!("Tag {}", self::tag(&tag)?));
    tags.unwrap_or_default()
        .into_iter()
        .filter_map(note)
        .collect()
}

/// A tag: an object, or its name alone. `None` when it says nothing.
pub(super) fn tag(cursor: &Cursor<'_, '_>) -> Option<String> {
    let Value::Mapping(_) = cursor.node().value else {
        return cursor.words(Use::Documentation).map(str::to_owned);
    };
    let tag = cursor.object(&vocabulary::TAG, Use::Documentation)?;
    let name = tag.words("name", Use::Documentation);
    let description = tag.words("description", Use::Documentation);
    let external = external(&tag);
    tag.close();
    let parts = [name, description, external.as_deref()];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}
