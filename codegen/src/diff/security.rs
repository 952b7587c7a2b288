//! Security: which schemes there are, and what of them an operation demands of who asks.

use std::collections::{BTreeMap, BTreeSet};
use std::mem::discriminant;

use super::change::{Rust, Validation, Wire};
use super::report::{Class, Report};
use crate::document::pointer_to;
use crate::ir::{
    Alternative, Api, ApiKeyLocation, Credentials, Operation, Principals, RequiredScheme, Security,
    SecurityScheme,
};

/// Said where somebody may ask who could not before.
const LESS: &str = "less is demanded of who may ask";

/// A scheme of the old document and the one that stands for it in the new.
type Pair<'a> = (&'a SecurityScheme, &'a SecurityScheme);

/// The schemes in use.
pub(super) fn schemes(report: &mut Report<'_>, old: &Api, new: &Api) {
    let pairs = pairs(old, new);
    for (before, after) in &pairs {
        scheme(report, before, after);
    }
    let class = Class::of(Wire::Compatible, Some(Rust::Breaking));
    for gone in &old.security_schemes {
        if !pairs.iter().any(|pair| pair.0 == gone) {
            let pointer = &gone.origin.pointer;
            report.removed(
                "security-scheme-removed",
                "security",
                pointer,
                &gone.name,
                class,
            );
        }
    }
    for added in &new.security_schemes {
        if !pairs.iter().any(|pair| pair.1 == added) {
            let pointer = &added.origin.pointer;
            report.added(
                "security-scheme-added",
                "security",
                pointer,
                &added.name,
                class,
            );
        }
    }
    // Those that nothing requires are for people.
    let used: BTreeSet<&str> = [old, new]
        .into_iter()
        .flat_map(|api| &api.security_schemes)
        .map(|scheme| scheme.origin.pointer.as_str())
        .collect();
    for unused in report.children("/components/securitySchemes") {
        if !used.contains(unused.as_str()) {
            report.text("security", &unused, &unused);
        }
    }
}

/// Schemes of one name, and those that ask for the same under another.
fn pairs<'a>(old: &'a Api, new: &'a Api) -> Vec<Pair<'a>> {
    let mut pairs: Vec<Pair<'a>> = Vec::new();
    for before in &old.security_schemes {
        let after = new.security_scheme(&before.name);
        pairs.extend(after.map(|after| (before, after)));
    }
    for before in &old.security_schemes {
        if pairs.iter().any(|pair| pair.0 == before) {
            continue;
        }
        let mut others = new.security_schemes.iter();
        let found = others.find(|after| {
            after.credentials == before.credentials && !pairs.iter().any(|pair| pair.1 == *after)
        });
        pairs.extend(found.map(|after| (before, after)));
    }
    pairs
}

fn scheme(report: &mut Report<'_>, old: &SecurityScheme, new: &SecurityScheme) {
    let (before, after) = (&old.origin.pointer, &new.origin.pointer);
    let is_same_function = old.function_name == new.function_name;
    if old.name != new.name || !is_same_function {
        report.changed(
            "security-scheme-renamed",
            "security",
            (before, old.name.clone()),
            (after, new.name.clone()),
            Class::of(
                Wire::Compatible,
                (!is_same_function).then_some(Rust::Breaking),
            ),
        );
    }
    report.texts("security", before, after);
    if old.credentials != new.credentials {
        let is_same_type = discriminant(&old.credentials) == discriminant(&new.credentials);
        let rust = (!is_same_type).then_some(Rust::Breaking);
        report.changed(
            "security-scheme-changed",
            "security",
            (before, sent(&old.credentials)),
            (after, sent(&new.credentials)),
            Class::of(Wire::Breaking, rust).validated(Validation::Other),
        );
    } else if old.credentials == Credentials::Bearer {
        // Whatever its type, a bearer token is what is sent.
        for keyword in ["type", "bearerFormat", "flows", "openIdConnectUrl"] {
            report.text(
                "security",
                &pointer_to(before, keyword),
                &pointer_to(after, keyword),
            );
        }
    }
}

/// What is sent, in words.
fn sent(credentials: &Credentials) -> String {
    match credentials {
        Credentials::Bearer => "bearer token".to_owned(),
        Credentials::Basic => "user and password".to_owned(),
        Credentials::ApiKey { location, name } => match location {
            ApiKeyLocation::Header => format!("key in the header {name}"),
            ApiKeyLocation::Query => format!("key in the query as {name}"),
            ApiKeyLocation::Cookie => format!("key in the cookie {name}"),
        },
    }
}

/// An alternative that asks for something, with its schemes by what they are called in the new document.
#[derive(Clone)]
struct Demand<'a> {
    index: usize,
    alternative: &'a Alternative,
    schemes: BTreeMap<String, &'a RequiredScheme>,
}

impl Demand<'_> {
    /// Whether both ask for the credentials of the same schemes.
    fn is_like(&self, other: &Self) -> bool {
        self.schemes.keys().eq(other.schemes.keys())
    }

    /// The same in all that counts: the order of scopes does not.
    fn is_same(&self, other: &Self) -> bool {
        let scopes = |demand: &Self| -> Vec<BTreeSet<String>> {
            let lists = demand.schemes.values();
            lists
                .map(|required| required.scopes.iter().cloned().collect())
                .collect()
        };
        self.is_like(other) && scopes(self) == scopes(other)
    }

    /// Whether one of them asks for all that the other does, and more.
    fn is_wider_or_narrower(&self, other: &Self) -> bool {
        let within = |one: &Self, other: &Self| {
            let mut names = one.schemes.keys();
            names.all(|name| other.schemes.contains_key(name))
        };
        within(self, other) || within(other, self)
    }

    fn named(&self) -> String {
        let names = self.alternative.schemes.iter();
        let names: Vec<_> = names.map(|required| required.name.as_str()).collect();
        names.join(" + ")
    }
}

fn demands(security: &Security, name: impl Fn(&str) -> String) -> Vec<Demand<'_>> {
    let demands = security.alternatives.iter().enumerate();
    let demands = demands.filter(|(_, alternative)| !alternative.schemes.is_empty());
    demands
        .map(|(index, alternative)| Demand {
            index,
            alternative,
            schemes: alternative
                .schemes
                .iter()
                .map(|required| (name(&required.name), required))
                .collect(),
        })
        .collect()
}

/// The classes of more and of less freedom.
#[derive(Clone, Copy)]
struct Classes {
    opened: Class,
    closed: Class,
}

/// What is demanded of who asks.
pub(super) fn alternatives(
    report: &mut Report<'_>,
    subject: &str,
    old: (&Api, &Operation),
    new: (&Api, &Operation),
) {
    let (before, after) = (&old.1.security, &new.1.security);
    let is_roots = |security: &Security| security.origin.pointer == "/security";
    let subject = match is_roots(before) && is_roots(after) {
        true => "security",
        false => subject,
    };
    let pairs = pairs(old.0, new.0);
    let renamed = |name: &str| {
        let pair = pairs.iter().find(|(before, _)| before.name == name);
        // What is gone is called as nothing in the new document can be.
        pair.map_or_else(|| format!("{name}\n"), |(_, after)| after.name.clone())
    };
    let mut gone = demands(before, renamed);
    let mut added = demands(after, str::to_owned);
    let mut matched = Vec::new();
    take_matching(&mut gone, &mut added, &mut matched, |one, other| {
        one.is_same(other)
    });
    take_matching(&mut gone, &mut added, &mut matched, |one, other| {
        one.is_like(other)
    });
    take_matching(&mut gone, &mut added, &mut matched, |one, other| {
        one.is_wider_or_narrower(other)
    });
    matched.sort_by_key(|(before, _)| before.index);
    let rust = (shape(old) != shape(new)).then_some(Rust::Breaking);
    let class = Class::of(Wire::Breaking, rust);
    let classes = Classes {
        opened: class.validated(Validation::Looser).noted(LESS),
        closed: class.validated(Validation::Tighter),
    };
    for (before, after) in &matched {
        demand(report, subject, (before, after), classes);
    }
    for demand in &gone {
        // Where nobody has to say who they are, credentials are not looked at.
        let class = match after.is_anonymous_allowed() {
            true => classes.opened,
            false => classes.closed,
        };
        let pointer = &demand.alternative.origin.pointer;
        let kind = "security-alternative-removed";
        report.removed(kind, subject, pointer, &demand.named(), class);
    }
    for demand in &added {
        let class = match before.is_anonymous_allowed() {
            true => classes.closed,
            false => classes.opened,
        };
        let pointer = &demand.alternative.origin.pointer;
        let kind = "security-alternative-added";
        report.added(kind, subject, pointer, &demand.named(), class);
    }
    anonymous(report, subject, (before, after), classes);
    order(report, subject, (before, after), &matched);
}

/// Moves pairs that match, in the document's order, each demand into one pair.
fn take_matching<'a>(
    gone: &mut Vec<Demand<'a>>,
    added: &mut Vec<Demand<'a>>,
    matched: &mut Vec<(Demand<'a>, Demand<'a>)>,
    is_match: impl Fn(&Demand<'a>, &Demand<'a>) -> bool,
) {
    gone.retain(|before| {
        let found = added.iter().position(|after| is_match(before, after));
        if let Some(place) = found {
            matched.push((before.clone(), added.remove(place)));
        }
        found.is_none()
    });
}

/// One alternative, in both documents.
fn demand(
    report: &mut Report<'_>,
    subject: &str,
    (old, new): (&Demand<'_>, &Demand<'_>),
    classes: Classes,
) {
    for (name, before) in &old.schemes {
        match new.schemes.get(name) {
            Some(after) => scopes(report, subject, before, after),
            None => report.changed(
                "security-requirement-removed",
                subject,
                (&before.origin.pointer, before.name.clone()),
                (&new.alternative.origin.pointer, String::new()),
                classes.opened,
            ),
        }
    }
    for (name, after) in &new.schemes {
        if !old.schemes.contains_key(name) {
            report.changed(
                "security-requirement-added",
                subject,
                (&old.alternative.origin.pointer, String::new()),
                (&after.origin.pointer, after.name.clone()),
                classes.closed,
            );
        }
    }
}

fn scopes(report: &mut Report<'_>, subject: &str, old: &RequiredScheme, new: &RequiredScheme) {
    let place =
        |required: &RequiredScheme, index: usize| format!("{}/{index}", required.origin.pointer);
    for (index, scope) in old.scopes.iter().enumerate() {
        if !new.scopes.contains(scope) {
            let class = Class::of(Wire::Breaking, None)
                .validated(Validation::Looser)
                .noted(LESS);
            report.changed(
                "scope-removed",
                subject,
                (&place(old, index), scope.clone()),
                (&new.origin.pointer, String::new()),
                class,
            );
        }
    }
    for (index, scope) in new.scopes.iter().enumerate() {
        if !old.scopes.contains(scope) {
            let class = Class::of(Wire::Breaking, None).validated(Validation::Tighter);
            report.changed(
                "scope-added",
                subject,
                (&old.origin.pointer, String::new()),
                (&place(new, index), scope.clone()),
                class,
            );
        }
    }
}

/// Whether who says nothing of themselves is answered.
fn anonymous(
    report: &mut Report<'_>,
    subject: &str,
    (old, new): (&Security, &Security),
    classes: Classes,
) {
    let (before, after) = (old.is_anonymous_allowed(), new.is_anonymous_allowed());
    let (kind, class) = match (before, after) {
        (false, true) => ("anonymous-access-added", classes.opened),
        (true, false) => ("anonymous-access-removed", classes.closed),
        _ => return,
    };
    let side = |security: &Security| {
        let mut empty = security.alternatives.iter();
        let empty = empty.find(|alternative| alternative.schemes.is_empty());
        let origin = empty.map_or(&security.origin, |alternative| &alternative.origin);
        let words = match security.is_anonymous_allowed() {
            true => "credentials not required",
            false => "credentials required",
        };
        (origin.pointer.clone(), words.to_owned())
    };
    let (before, after) = (side(old), side(new));
    report.changed(
        kind,
        subject,
        (&before.0, before.1),
        (&after.0, after.1),
        class,
    );
}

/// Which credentials are looked for first.
fn order(
    report: &mut Report<'_>,
    subject: &str,
    (old, new): (&Security, &Security),
    matched: &[(Demand<'_>, Demand<'_>)],
) {
    let is_kept = |one: &(Demand<'_>, Demand<'_>), later: &(Demand<'_>, Demand<'_>)| {
        let is_one_choice = one.0.is_like(&later.0) && one.1.is_like(&later.1);
        is_one_choice || one.1.index < later.1.index
    };
    let mut all = matched.iter().enumerate();
    let is_in_order = all.all(|(index, one)| {
        let mut later = matched.iter().skip(index + 1);
        later.all(|later| is_kept(one, later))
    });
    if is_in_order {
        return;
    }
    let words = |security: &Security| {
        let all = demands(security, str::to_owned);
        let names: Vec<_> = all.iter().map(Demand::named).collect();
        names.join(", ")
    };
    report.changed(
        "order-changed",
        subject,
        (&old.origin.pointer, words(old)),
        (&new.origin.pointer, words(new)),
        Class::of(Wire::Compatible, None),
    );
}

/// What code against the generated crate sees of an operation's security.
#[derive(PartialEq, Eq)]
struct Shape {
    principals: Principals,
    is_optional: bool,
    has_scopes: bool,
    fields: Vec<Vec<String>>,
}

fn shape((api, operation): (&Api, &Operation)) -> Shape {
    let security = &operation.security;
    let principals = security.principals();
    let function = |name: &&str| {
        let scheme = api.security_scheme(name);
        scheme.map_or(String::new(), |scheme| scheme.function_name.clone())
    };
    let fields = match principals {
        Principals::None | Principals::One => Vec::new(),
        Principals::Together | Principals::ByChoice => security
            .choices()
            .iter()
            .map(|choice| choice.schemes.iter().map(function).collect())
            .collect(),
    };
    Shape {
        principals,
        is_optional: security.is_anonymous_allowed(),
        has_scopes: security.single().is_some(),
        fields,
    }
}
