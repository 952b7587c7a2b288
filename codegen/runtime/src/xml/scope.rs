//! Tags with their names, namespaces and attributes.

use std::collections::HashSet;

use super::XmlError;
use super::leaf::escape;
use super::name::is_name;
use super::plan::Name;
use super::tree::{XML, XSI};

/// The name of an element or attribute that is written.
#[derive(Clone, Copy)]
pub(super) struct WrittenName<'n> {
    pub(super) local: &'n str,
    /// `None` is that of the parent; empty is none.
    pub(super) namespace: Option<&'static str>,
    pub(super) prefix: Option<&'static str>,
}

impl WrittenName<'_> {
    /// The name, or `local` where it has none.
    pub(super) fn or_local<'n>(self, local: &'n str) -> WrittenName<'n>
    where
        Self: 'n,
    {
        WrittenName {
            local: if self.local.is_empty() {
                local
            } else {
                self.local
            },
            ..self
        }
    }
}

impl From<Name> for WrittenName<'static> {
    fn from(name: Name) -> Self {
        Self {
            local: name.local,
            namespace: name.namespace,
            prefix: name.prefix,
        }
    }
}

/// What namespaces mean within an element.
#[derive(Clone, Default)]
pub(super) struct Scope {
    /// The namespace of the element, and its prefix: its children are in it too, when they say nothing else.
    namespace: &'static str,
    prefix: Option<String>,
    /// The namespace of elements without a prefix.
    default: &'static str,
    /// Namespaces by prefix, the innermost last.
    bound: Vec<(String, &'static str)>,
}

impl Scope {
    fn meaning(&self, prefix: &str) -> Option<&'static str> {
        let mut bound = self.bound.iter().rev();
        bound
            .find(|(known, _)| known == prefix)
            .map(|(_, namespace)| *namespace)
    }
}

/// A tag that is being written.
pub(super) struct Tag {
    name: String,
    attributes: String,
    /// The prefixes that it uses or declares: they mean one thing in it.
    prefixes: HashSet<String>,
}

impl Tag {
    /// The tag of an element in `parent`, and what namespaces mean within it.
    pub(super) fn of(name: WrittenName<'_>, parent: &Scope) -> Result<(Self, Scope), XmlError> {
        let mut scope = parent.clone();
        let mut tag = Self {
            name: String::new(),
            attributes: String::new(),
            prefixes: HashSet::new(),
        };
        if !is_name(name.local) {
            return Err(XmlError::Name);
        }
        if let Some(namespace) = name.namespace {
            let prefix = name.prefix.filter(|_| !namespace.is_empty());
            scope.namespace = namespace;
            scope.prefix = prefix.map(str::to_owned);
        }
        match scope.prefix.clone() {
            Some(prefix) => tag.bind(&prefix, scope.namespace, &mut scope)?,
            None if scope.default != scope.namespace => {
                scope.default = scope.namespace;
                tag.push("xmlns", scope.namespace)?;
            }
            None => {}
        }
        tag.name = qualified(scope.prefix.as_deref(), name.local);
        Ok((tag, scope))
    }

    fn push(&mut self, name: &str, value: &str) -> Result<(), XmlError> {
        self.attributes.push(' ');
        self.attributes.push_str(name);
        self.attributes.push_str("=\"");
        escape(value, true, &mut self.attributes)?;
        self.attributes.push('"');
        Ok(())
    }

    /// Sees to it that `prefix` means `namespace` in this tag.
    fn bind(
        &mut self,
        prefix: &str,
        namespace: &'static str,
        scope: &mut Scope,
    ) -> Result<(), XmlError> {
        if !is_name(prefix) || ["xml", "xmlns"].contains(&prefix) || namespace == XML {
            return Err(XmlError::Name);
        }
        self.prefixes.insert(prefix.to_owned());
        if scope.meaning(prefix) != Some(namespace) {
            scope.bound.push((prefix.to_owned(), namespace));
            self.push(&format!("xmlns:{prefix}"), namespace)?;
        }
        Ok(())
    }

    /// A prefix for `namespace`: `wanted`, if it means nothing else in this tag.
    fn prefix(
        &mut self,
        wanted: &str,
        namespace: &'static str,
        scope: &mut Scope,
    ) -> Result<String, XmlError> {
        let mut prefix = wanted.to_owned();
        let mut number = 1;
        while self.prefixes.contains(&prefix) && scope.meaning(&prefix) != Some(namespace) {
            prefix = format!("{wanted}{number}");
            number += 1;
        }
        self.bind(&prefix, namespace, scope)?;
        Ok(prefix)
    }

    /// An attribute. Without a namespace it is in none: the default is none of theirs.
    pub(super) fn attribute(
        &mut self,
        name: WrittenName<'_>,
        value: &str,
        scope: &mut Scope,
    ) -> Result<(), XmlError> {
        if !is_name(name.local) || (name.local == "xmlns" && name.namespace.is_none()) {
            return Err(XmlError::Name);
        }
        let prefix = match name.namespace.filter(|namespace| !namespace.is_empty()) {
            None => None,
            Some(namespace) => {
                let own = scope
                    .prefix
                    .clone()
                    .filter(|_| scope.namespace == namespace);
                let wanted = name.prefix.map(str::to_owned).or(own);
                let wanted = wanted.unwrap_or_else(|| "ns".to_owned());
                Some(self.prefix(&wanted, namespace, scope)?)
            }
        };
        self.push(&qualified(prefix.as_deref(), name.local), value)
    }

    /// Says that the element is null (XML Schema Part 1, section 2.6.2).
    pub(super) fn nil(&mut self, scope: &mut Scope) -> Result<(), XmlError> {
        let prefix = self.prefix("xsi", XSI, scope)?;
        self.push(&format!("{prefix}:nil"), "true")
    }

    pub(super) fn start(&self) -> String {
        format!("<{}{}>", self.name, self.attributes)
    }

    pub(super) fn empty(&self) -> String {
        format!("<{}{}/>", self.name, self.attributes)
    }

    pub(super) fn end(&self) -> String {
        format!("</{}>", self.name)
    }
}

fn qualified(prefix: Option<&str>, local: &str) -> String {
    match prefix {
        Some(prefix) => format!("{prefix}:{local}"),
        None => local.to_owned(),
    }
}
