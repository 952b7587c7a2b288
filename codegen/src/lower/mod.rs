//! Document to intermediate representation. All diagnostics about what the document says start here.

mod body;
mod components;
mod documentation;
mod encoding;
mod header;
mod operation;
mod parameter;
mod path;
mod recursion;
mod request;
mod response;
mod schema;
mod security;
mod server;
mod version;

use std::collections::BTreeMap;

use components::{Components, Context};

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::document::cursor::{Cursor, Edition, Session};
use crate::document::ledger::{Entry, Ledger, Use};
use crate::document::sources::{Documents, Files};
use crate::document::{Node, vocabulary};
use crate::ir::{Api, Errors, Kind, Origin};
use crate::stack;

/// A document that was understood: what it means, and what became of each part of it.
#[derive(Debug)]
pub struct Lowered {
    /// What it means.
    pub api: Api,
    /// The account of every part.
    pub account: Vec<Entry>,
}

/// Reads a document and lowers it.
///
/// # Errors
/// Everything that is wrong with it or not supported; `name` is how the messages call it.
pub fn lower<'a>(documents: impl Into<Documents<'a>>, name: &str) -> Result<Lowered, Diagnostics> {
    let documents = documents.into();
    stack::deep(|| {
        let files = parse(&documents, name)?;
        understand(&files, &files, Ledger::default(), name)
    })
}

/// Reads a document and the files beside it; `name` is how the messages call it.
pub(crate) fn parse(documents: &Documents<'_>, name: &str) -> Result<Files, Diagnostics> {
    Files::parse(documents, name).map_err(|diagnostic| Diagnostics::new(name, vec![diagnostic]))
}

/// Lowers `adjusted`, and accounts for all of `files`, which it was made from: `ledger` has what the difference is.
pub(crate) fn understand(
    files: &Files,
    adjusted: &Files,
    ledger: Ledger,
    name: &str,
) -> Result<Lowered, Diagnostics> {
    let fail = |all: Vec<Diagnostic>| Diagnostics::new(name, all);
    let session = Session::with_ledger(adjusted, ledger);
    let api = api(&session.root());
    let (ledger, diagnostics) = session.into_parts();
    match api {
        Some(api) if diagnostics.is_empty() => {
            let account = ledger.settle(files).map_err(fail)?;
            Ok(Lowered { api, account })
        }
        Some(_) => Err(fail(diagnostics)),
        None if diagnostics.is_empty() => Err(fail(vec![nothing(files.main())])),
        None => Err(fail(diagnostics)),
    }
}

/// What went wrong was not told: better said so than not at all.
fn nothing(node: &Node) -> Diagnostic {
    Diagnostic {
        code: Code::Unaccounted,
        pointer: String::new(),
        position: node.position,
        message: "the document cannot be understood".to_owned(),
        help: Some("this is a fault of the generator, please report it".to_owned()),
    }
}

fn api(root: &Cursor<'_, '_>) -> Option<Api> {
    version::read(root)?;
    let vocabulary = match root.edition() {
        Edition::V3_0 => &vocabulary::OPENAPI,
        Edition::V3_1 => &vocabulary::OPENAPI_3_1,
    };
    let object = root.object(vocabulary, Use::Structure)?;
    version::beside(&object);
    let about = object
        .required("info")
        .and_then(|info| documentation::info(&info));
    let tags = documentation::tags(&object);
    let external = documentation::external(&object);
    let servers = server::servers(&object);
    let components = Components::read(&object);
    let schemas = schema::Schemas::read(components.schemas.as_ref());
    let requirements = security::Requirements::read(&object, components.security_schemes.as_ref());
    let context = Context {
        schemas: &schemas,
        components: &components,
        requirements: &requirements,
    };
    let operations = operation::operations(&object, &context);
    components.ignore_unreferenced();
    let unused_schemes = requirements.unused();
    schemas.check_references(root);
    object.close();

    let (title, version, mut documentation) = about?;
    documentation.notes.extend(tags);
    documentation.notes.extend(external);
    documentation.notes.extend(unused_schemes);
    let servers = servers?;
    let mut operations = operations?;
    let security_schemes = requirements.used(&operations);
    let schemas = schemas.finish();
    let names = schemas.iter().map(|schema| schema.type_name.clone());
    let places: BTreeMap<String, usize> = names.zip(0..).collect();
    let is_model = |type_name: &str| {
        let named = places.get(type_name).and_then(|place| schemas.get(*place));
        named.is_some_and(|named| matches!(named.schema.kind, Kind::Object(_) | Kind::Union(_)))
    };
    let errors = Errors::of(&operations, is_model);
    response::assume_errors(&mut operations, &errors);
    Some(Api {
        title,
        version,
        documentation,
        base_paths: servers.base_paths,
        servers: servers.all,
        schemas,
        places,
        operations,
        security_schemes,
        errors,
    })
}

fn origin(cursor: &Cursor<'_, '_>) -> Origin {
    Origin {
        pointer: cursor.pointer().to_owned(),
        position: cursor.position(),
    }
}
