//! Document to intermediate representation. All diagnostics about what the document says start here.

mod components;
mod documentation;
mod header;
mod operation;
mod parameter;
mod recursion;
mod response;
mod schema;
mod security;
mod server;

use components::{Components, Context};

use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::document::cursor::{Cursor, Object, Session};
use crate::document::ledger::{Entry, Use};
use crate::document::{self, Node, vocabulary};
use crate::ir::{Api, Origin};

/// A document that was understood: what it means, and what became of each part of it.
#[derive(Debug)]
pub struct Lowered {
    /// What it means.
    pub api: Api,
    /// The account of every part.
    pub account: Vec<Entry>,
    /// The document without positions.
    pub json: serde_json::Value,
}

/// Reads a document and lowers it.
///
/// # Errors
/// Everything that is wrong with it or not supported; `name` is how the messages call it.
pub fn lower(bytes: &[u8], name: &str) -> Result<Lowered, Diagnostics> {
    let fail = |all: Vec<Diagnostic>| Diagnostics::new(name, all);
    let node = document::parse(bytes).map_err(|diagnostic| fail(vec![diagnostic]))?;
    let session = Session::new(&node);
    let api = api(&session.root());
    let (ledger, diagnostics) = session.into_parts();
    match api {
        Some(api) if diagnostics.is_empty() => {
            let account = ledger.settle(&node).map_err(fail)?;
            Ok(Lowered {
                api,
                account,
                json: node.to_json(),
            })
        }
        Some(_) => Err(fail(diagnostics)),
        None if diagnostics.is_empty() => Err(fail(vec![nothing(&node)])),
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
    let object = root.object(&vocabulary::OPENAPI, Use::Structure)?;
    version(&object)?;
    let about = object
        .required("info")
        .and_then(|info| documentation::info(&info));
    let tags = documentation::tags(&object);
    let external = documentation::external(&object);
    let servers = server::servers(&object);
    let components = Components::read(&object);
    let schemas = schema::Schemas::read(components.schemas.as_ref());
    let requirement = security::Requirements::read(&object, components.security_schemes.as_ref());
    let context = Context {
        schemas: &schemas,
        components: &components,
        requirements: &requirement,
    };
    let operations = operation::operations(&object, &context);
    components.ignore_unreferenced();
    requirement.ignore_unreferenced();
    schemas.check_references(root);
    object.close();

    let (title, version, mut documentation) = about?;
    documentation.notes.extend(tags);
    documentation.notes.extend(external);
    documentation.notes.extend(requirement.unused());
    let servers = servers?;
    let operations = operations?;
    let security_scheme = requirement.scheme()?;
    security::check_name(root, &security_scheme, &operations);
    let errors = response::common_errors(root, &operations)?;
    Some(Api {
        title,
        version,
        documentation,
        base_paths: servers.base_paths,
        servers: servers.all,
        schemas: schemas.finish(),
        operations,
        security_scheme,
        errors,
    })
}

fn version(object: &Object<'_, '_>) -> Option<()> {
    let cursor = object.required("openapi")?;
    let version = cursor.text(Use::Structure)?;
    let patch = version.strip_prefix("3.0.");
    if patch
        .is_some_and(|patch| !patch.is_empty() && patch.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return Some(());
    }
    cursor.report_value(
        Code::Unsupported,
        format!("OpenAPI {version} is not supported, only 3.0"),
    );
    None
}

fn origin(cursor: &Cursor<'_, '_>) -> Origin {
    Origin {
        pointer: cursor.pointer().to_owned(),
        position: cursor.position(),
    }
}
