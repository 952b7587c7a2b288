//! `security` and `securitySchemes`: http bearer with scopes.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use super::operation::TRAIT_NAMES;
use super::{documentation, origin};
use crate::diagnostics::Code;
use crate::document::cursor::{Cursor, Object};
use crate::document::ledger::{Rule, Use};
use crate::document::vocabulary;
use crate::ir::{Operation, Security, SecurityScheme};
use crate::names;

/// The security schemes, and what the document requires where an operation says nothing of its own.
pub(super) struct Requirements<'s, 'd> {
    /// Those that are supported.
    schemes: Vec<SecurityScheme>,
    /// The keys of those that are wrong, which is told.
    unsound: BTreeSet<String>,
    /// The others; what is wrong with them matters to who requires them.
    others: BTreeMap<&'d str, Cursor<'s, 'd>>,
    /// Those of the others that something requires.
    wanted: RefCell<BTreeSet<String>>,
    /// The document's own; `None` inside when it is wrong, which is told where it stands.
    default: Option<Option<Security>>,
    used: OnceCell<String>,
}

impl<'s, 'd> Requirements<'s, 'd> {
    pub(super) fn read(object: &Object<'s, 'd>, schemes: Option<&Cursor<'s, 'd>>) -> Self {
        let schemes = schemes
            .and_then(|schemes| schemes.map(Use::Structure))
            .unwrap_or_default();
        let (supported, others): (Vec<_>, Vec<_>) = schemes
            .into_iter()
            .partition(|(_, cursor)| may_be_bearer(cursor));
        let keys: Vec<_> = supported.iter().map(|(key, _)| (*key).to_owned()).collect();
        let schemes = read_schemes(supported);
        let is_sound = |key: &String| schemes.iter().any(|scheme| scheme.name == *key);
        let unsound = keys.into_iter().filter(|key| !is_sound(key)).collect();
        let mut requirements = Self {
            schemes,
            unsound,
            others: others.into_iter().collect(),
            wanted: RefCell::default(),
            default: None,
            used: OnceCell::new(),
        };
        requirements.default = object
            .get("security")
            .map(|security| requirements.security(&security));
        requirements
    }

    /// Ignores what is not supported and nothing requires.
    pub(super) fn ignore_unreferenced(&self) {
        let wanted = self.wanted.borrow();
        for (name, cursor) in &self.others {
            if !wanted.contains(*name) {
                cursor.ignore(Rule::UnreferencedComponent);
            }
        }
    }

    /// What an operation requires.
    pub(super) fn of_operation(&self, operation: &Object<'_, '_>) -> Option<Security> {
        if let Some(security) = operation.get("security") {
            return self.security(&security);
        }
        if self.default.is_none() {
            operation.cursor().report_with_help(
                Code::Unsupported,
                "an operation without a security requirement is not supported",
                "state `security` on the operation or for the whole document",
            );
        }
        self.default.clone().flatten()
    }

    /// Schemes that nothing requires, as notes.
    pub(super) fn unused(&self) -> Vec<String> {
        let used = self.used.get();
        let unused = self
            .schemes
            .iter()
            .filter(|scheme| Some(&scheme.name) != used);
        unused
            .map(|scheme| {
                let description = scheme.documentation.description.as_deref();
                let parts = [Some("not required by any operation"), description];
                let parts: Vec<_> = parts.into_iter().flatten().collect();
                format!("Security scheme `{}`: {}", scheme.name, parts.join(": "))
            })
            .collect()
    }

    /// The one scheme that is used.
    pub(super) fn scheme(&self) -> Option<SecurityScheme> {
        let used = self.used.get()?;
        self.schemes
            .iter()
            .find(|scheme| scheme.name == *used)
            .cloned()
    }

    fn security(&self, cursor: &Cursor<'_, '_>) -> Option<Security> {
        let alternatives = cursor.list(Use::Security)?;
        let [alternative] = alternatives.as_slice() else {
            let message =
                "exactly one security requirement is supported, neither none nor alternatives";
            cursor.report(Code::Unsupported, message);
            return None;
        };
        let schemes = alternative.map(Use::Security)?;
        let [(name, scopes)] = schemes.as_slice() else {
            let message = "a security requirement of exactly one scheme is supported";
            alternative.report(Code::Unsupported, message);
            return None;
        };
        if !self.schemes.iter().any(|scheme| scheme.name == *name) {
            self.tell_unusable(name, scopes);
            return None;
        }
        if self.used.get_or_init(|| (*name).to_owned()) != name {
            scopes.report(
                Code::Unsupported,
                "more than one security scheme in use is not supported",
            );
            return None;
        }
        let origin = origin(scopes);
        let scopes = scopes.list(Use::Security)?;
        let scopes = scopes
            .iter()
            .map(|scope| scope.text(Use::Security).map(str::to_owned));
        Some(Security {
            origin,
            scopes: scopes.collect::<Option<_>>()?,
        })
    }
}

impl Requirements<'_, '_> {
    /// Tells why a scheme that is required cannot be, once.
    fn tell_unusable(&self, name: &str, place: &Cursor<'_, '_>) {
        if let Some(cursor) = self.others.get(name) {
            if self.wanted.borrow_mut().insert(name.to_owned()) {
                // It reports: a scheme that is no bearer token is read for nothing else.
                let _none = read_scheme(name, cursor, &mut names::Scope::default());
            }
        } else if !self.unsound.contains(name) {
            let message = format!("there is no security scheme \"{name}\"");
            place.report(Code::UnresolvedReference, message);
        }
    }
}

/// The scheme is a function of the trait, as the operations are.
pub(super) fn check_name(root: &Cursor<'_, '_>, scheme: &SecurityScheme, operations: &[Operation]) {
    let name = &scheme.function_name;
    if TRAIT_NAMES.contains(&name.as_str()) {
        let message =
            format!("the security scheme cannot be named \"{name}\": the generated trait has it");
        root.report_at(&scheme.origin, Code::NameCollision, message);
    }
    for operation in operations {
        let function = &operation.function_name;
        let taken = [
            function.clone(),
            names::check_name(function),
            names::constant_name(function),
        ];
        if taken.contains(name) {
            let message = format!(
                "\"{}\" would be named \"{name}\" in Rust, and so is the security scheme \"{}\"",
                operation.operation_id, scheme.name
            );
            root.report_at(&operation.origin, Code::NameCollision, message);
        }
    }
}

/// Whether a scheme is of a kind that is supported, or may be meant to be; nothing is taken up.
fn may_be_bearer(cursor: &Cursor<'_, '_>) -> bool {
    match (cursor.peek("type"), cursor.peek("scheme")) {
        (Some("http"), Some(scheme)) => scheme.eq_ignore_ascii_case("bearer"),
        (Some("apiKey" | "http"), _) => false,
        _ => true,
    }
}

fn read_schemes(schemes: Vec<(&str, Cursor<'_, '_>)>) -> Vec<SecurityScheme> {
    let mut scope = names::Scope::default();
    schemes
        .into_iter()
        .filter_map(|(name, cursor)| read_scheme(name, &cursor, &mut scope))
        .collect()
}

fn read_scheme(
    name: &str,
    cursor: &Cursor<'_, '_>,
    scope: &mut names::Scope,
) -> Option<SecurityScheme> {
    let object = cursor.object(&vocabulary::SECURITY_SCHEME, Use::Security)?;
    let mut documentation = documentation::of(&object, None);
    let kind = object.required("type");
    let is_bearer = match &kind {
        Some(kind) => is_bearer(&object, kind),
        None => {
            let _told = object.get("scheme");
            false
        }
    };
    let notes = &mut documentation.notes;
    if let Some(format) = object.words("bearerFormat", Use::Documentation) {
        notes.push(format!("The token is a {format}."));
    }
    if let Some(url) = object.words("openIdConnectUrl", Use::Documentation) {
        notes.push(format!("OpenID Connect: <{url}>"));
    }
    if let Some(flows) = object.get("flows") {
        notes.extend(self::flows(&flows));
    }
    object.close();
    if !is_bearer {
        return None;
    }
    Some(SecurityScheme {
        origin: origin(cursor),
        name: name.to_owned(),
        function_name: scope.claim(cursor, name, names::field_name)?,
        documentation,
    })
}

/// Whether a scheme is a bearer token with scopes, which is what OAuth 2 and OpenID Connect come to for who is asked (RFC
/// 6750); one that is not is told of, at the keyword that says so.
fn is_bearer(object: &Object<'_, '_>, kind: &Cursor<'_, '_>) -> bool {
    let scheme = object.get("scheme");
    let name = scheme
        .as_ref()
        .and_then(|scheme| scheme.text(Use::Security));
    let otherwise = match kind.text(Use::Security) {
        Some("oauth2" | "openIdConnect") => return true,
        // The names of schemes are compared without case (RFC 9110, section 11.1).
        Some("http") if name.is_some_and(|name| name.eq_ignore_ascii_case("bearer")) => {
            return true;
        }
        Some("http") => scheme.unwrap_or_else(|| object.cursor().clone()),
        _ => kind.clone(),
    };
    let message = "only security schemes with type http and scheme bearer, oauth2 and openIdConnect are supported";
    otherwise.report(Code::Unsupported, message);
    false
}

/// Where tokens come from, as notes.
fn flows(cursor: &Cursor<'_, '_>) -> Vec<String> {
    let Some(flows) = cursor.object(&vocabulary::FLOWS, Use::Documentation) else {
        return Vec::new();
    };
    let mut notes = Vec::new();
    for name in vocabulary::FLOWS.keywords.iter().copied() {
        let Some(flow) = flows.get(name) else {
            continue;
        };
        let Some(flow) = flow.object(&vocabulary::FLOW, Use::Documentation) else {
            continue;
        };
        let urls = ["authorizationUrl", "tokenUrl", "refreshUrl"]
            .into_iter()
            .filter_map(|keyword| flow.words(keyword, Use::Documentation));
        let urls: Vec<_> = urls.map(|url| format!("<{url}>")).collect();
        notes.push(format!("Flow {name}: {}", urls.join(", ")));
        let scopes = flow.get("scopes");
        let scopes = scopes.and_then(|scopes| scopes.map(Use::Documentation));
        for (scope, cursor) in scopes.unwrap_or_default() {
            let description = cursor.words(Use::Documentation).unwrap_or_default();
            notes.push(format!("Scope `{scope}`: {description}"));
        }
        flow.close();
    }
    flows.close();
    notes
}
