//! Bytes to a tree of elements: XML 1.0 with namespaces, without document type declarations.

use std::collections::{HashMap, HashSet};

use super::fault::XmlFault;
use super::name::is_space;
use super::scan::{Scanner, Written};

/// Deeper than any data that people send; bounds every recursion over a document.
pub(super) const MOST_DEPTH: usize = 128;

/// The namespace of `xsi:nil` (XML Schema Part 1, section 2.6).
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
/// The namespace of `xml:lang` and the like.
pub(super) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of declarations, which nothing may be in.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// All elements of a document, the root first.
pub(super) struct Tree<'t> {
    pub(super) elements: Vec<Element<'t>>,
    /// Each namespace once, so that names are compared at a cost that does not depend on its length. The first is none.
    pub(super) namespaces: Vec<String>,
}

/// An element.
pub(super) struct Element<'t> {
    /// Where its tag starts.
    pub(super) at: usize,
    pub(super) local: &'t str,
    /// Its place in [`Tree::namespaces`].
    pub(super) namespace: usize,
    pub(super) attributes: Vec<Attribute<'t>>,
    /// Their places in [`Tree::elements`].
    pub(super) children: Vec<usize>,
    /// All its text, without that of its children.
    pub(super) text: String,
}

/// An attribute that declares no namespace.
pub(super) struct Attribute<'t> {
    pub(super) at: usize,
    pub(super) local: &'t str,
    /// Its place in [`Tree::namespaces`].
    pub(super) namespace: usize,
    pub(super) value: String,
}

impl<'t> Tree<'t> {
    /// Whether `found` is the namespace `expected`, or `inherited` when none is.
    pub(super) fn is_in(&self, found: usize, expected: Option<&str>, inherited: usize) -> bool {
        match expected {
            None => found == inherited,
            Some(expected) => self
                .namespaces
                .get(found)
                .is_some_and(|found| found == expected),
        }
    }

    /// `xsi:nil`, without white space around it.
    pub(super) fn nil<'e>(&self, element: &'e Element<'t>) -> Option<&'e str> {
        let is_it = |attribute: &&Attribute<'_>| {
            attribute.local == "nil" && self.is_in(attribute.namespace, Some(XSI), 0)
        };
        let nil = element.attributes.iter().find(is_it)?;
        Some(nil.value.trim_matches(is_space))
    }

    /// Whether it is an attribute that any element may have, and that says nothing of its value.
    pub(super) fn means_nothing(&self, attribute: &Attribute<'_>) -> bool {
        let namespace = attribute.namespace;
        self.is_in(namespace, Some(XSI), 0) || self.is_in(namespace, Some(XML), 0)
    }

    /// The first attribute that means something.
    pub(super) fn first_attribute<'e>(
        &self,
        element: &'e Element<'t>,
    ) -> Option<&'e Attribute<'t>> {
        let mut attributes = element.attributes.iter();
        attributes.find(|attribute| !self.means_nothing(attribute))
    }
}

/// Reads a whole document.
pub(super) fn parse(bytes: &[u8]) -> Result<Tree<'_>, XmlFault> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| XmlFault::Encoding(error.valid_up_to()))?;
    let mut parser = Parser {
        scanner: Scanner::new(text),
        elements: Vec::new(),
        open: Vec::new(),
        bound: HashMap::new(),
        namespaces: vec![String::new()],
        known: HashMap::from([(String::new(), 0)]),
    };
    parser.document()?;
    Ok(Tree {
        elements: parser.elements,
        namespaces: parser.namespaces,
    })
}

struct Parser<'t> {
    scanner: Scanner<'t>,
    elements: Vec<Element<'t>>,
    open: Vec<Open<'t>>,
    /// What each prefix means, innermost last; the default namespace has none.
    bound: HashMap<Option<&'t str>, Vec<usize>>,
    namespaces: Vec<String>,
    known: HashMap<String, usize>,
}

/// An element whose end has not been read.
struct Open<'t> {
    index: usize,
    written: Written<'t>,
    declared: Vec<Option<&'t str>>,
}

impl<'t> Parser<'t> {
    fn document(&mut self) -> Result<(), XmlFault> {
        self.scanner.take("\u{FEFF}");
        if self.scanner.is_next("<?xml") && !self.is_instruction() {
            self.declaration()?;
        }
        loop {
            self.scanner.space();
            if self.scanner.is_at_end() {
                return match self.elements.is_empty() {
                    true => Err(self.scanner.syntax()),
                    false => Ok(()),
                };
            }
            if self.skipped()? {
                continue;
            }
            if !self.elements.is_empty() || !self.scanner.is_next("<") {
                return Err(self.scanner.syntax());
            }
            self.root()?;
        }
    }

    /// Whether `<?xml` is but the start of a longer name.
    fn is_instruction(&self) -> bool {
        ["<?xml ", "<?xml\t", "<?xml\r", "<?xml\n"]
            .iter()
            .all(|start| !self.scanner.is_next(start))
    }

    /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`
    fn declaration(&mut self) -> Result<(), XmlFault> {
        self.scanner.expect("<?xml")?;
        let mut names = ["version", "encoding", "standalone"].into_iter();
        let mut is_first = true;
        while self.scanner.space() && !self.scanner.is_next("?>") {
            let at = self.scanner.at();
            let name = self.scanner.name()?;
            // In this order, and the first must be there.
            let known = names.by_ref().find(|known| *known == name);
            let value = self.scanner.attribute_value()?;
            let sound = match known {
                Some("version") => is_version(&value),
                Some("encoding") if !is_first && value.eq_ignore_ascii_case("utf-8") => true,
                Some("encoding") if !is_first => return Err(XmlFault::Encoding(at)),
                Some("standalone") => !is_first && (value == "yes" || value == "no"),
                _ => false,
            };
            if !sound {
                return Err(XmlFault::Syntax(at));
            }
            is_first = false;
        }
        match is_first {
            true => Err(self.scanner.syntax()),
            false => self.scanner.expect("?>"),
        }
    }

    /// Takes a comment or a processing instruction, which mean nothing.
    fn skipped(&mut self) -> Result<bool, XmlFault> {
        let at = self.scanner.at();
        if self.scanner.is_next("<!DOCTYPE") {
            return Err(XmlFault::Doctype(at));
        }
        if self.scanner.take("<!--") {
            self.scanner.until("--")?;
            self.scanner.expect(">")?;
            return Ok(true);
        }
        if self.scanner.take("<?") {
            let target = self.scanner.name()?;
            if target.eq_ignore_ascii_case("xml") {
                return Err(XmlFault::Syntax(at));
            }
            if !self.scanner.take("?>") {
                if !self.scanner.space() {
                    return Err(self.scanner.syntax());
                }
                self.scanner.until("?>")?;
            }
            return Ok(true);
        }
        Ok(false)
    }

    /// The root element with all that is in it.
    fn root(&mut self) -> Result<(), XmlFault> {
        self.start()?;
        while let Some(open) = self.open.last() {
            let index = open.index;
            if let Some(element) = self.elements.get_mut(index) {
                self.scanner.characters(&mut element.text)?;
                if self.scanner.take("<![CDATA[") {
                    self.scanner.cdata(&mut element.text)?;
                    continue;
                }
            }
            if self.scanner.is_next("</") {
                self.end()?;
            } else if !self.skipped()? {
                self.start()?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), XmlFault> {
        let at = self.scanner.at();
        self.scanner.expect("</")?;
        let written = self.scanner.qualified()?;
        self.scanner.space();
        self.scanner.expect(">")?;
        match self.close() {
            Some(opened) if opened == written => Ok(()),
            _ => Err(XmlFault::Syntax(at)),
        }
    }

    /// Leaves the innermost element.
    fn close(&mut self) -> Option<Written<'t>> {
        let open = self.open.pop()?;
        for prefix in open.declared {
            self.bound.get_mut(&prefix)?.pop();
        }
        Some(open.written)
    }

    /// A start tag, or an empty element.
    fn start(&mut self) -> Result<(), XmlFault> {
        let at = self.scanner.at();
        if self.open.len() >= MOST_DEPTH {
            return Err(XmlFault::Depth(at));
        }
        self.scanner.expect("<")?;
        let written = self.scanner.qualified()?;
        let mut declared = Vec::new();
        let mut attributes = Vec::new();
        while self.scanner.space() && !matches!(self.scanner.peek(), Some('>' | '/')) {
            let at = self.scanner.at();
            let name = self.scanner.qualified()?;
            let value = self.scanner.attribute_value()?;
            match (name.prefix, name.local) {
                (None, "xmlns") => declared.push((None, value, at)),
                (Some("xmlns"), prefix) => declared.push((Some(prefix), value, at)),
                _ => attributes.push((name, value, at)),
            }
        }
        let is_empty = self.scanner.take("/");
        self.scanner.expect(">")?;
        let declared = self.declare(declared)?;
        let index = self.elements.len();
        let element = Element {
            at,
            local: written.local,
            namespace: self.meant(written.prefix, at)?,
            attributes: self.attributes(attributes)?,
            children: Vec::new(),
            text: String::new(),
        };
        if let Some(parent) = self
            .open
            .last()
            .and_then(|open| self.elements.get_mut(open.index))
        {
            parent.children.push(index);
        }
        self.elements.push(element);
        self.open.push(Open {
            index,
            written,
            declared,
        });
        if is_empty {
            self.close();
        }
        Ok(())
    }

    /// Binds the prefixes that a tag declares.
    fn declare(
        &mut self,
        declared: Vec<(Option<&'t str>, String, usize)>,
    ) -> Result<Vec<Option<&'t str>>, XmlFault> {
        let mut prefixes = HashSet::with_capacity(declared.len());
        for (prefix, namespace, at) in declared {
            let is_xml = prefix == Some("xml");
            let sound = prefix != Some("xmlns")
                && namespace != XMLNS
                && is_xml == (namespace == XML)
                // A prefix cannot be undeclared (Namespaces in XML 1.0, section 5).
                && !(prefix.is_some() && namespace.is_empty());
            if !sound || !prefixes.insert(prefix) {
                return Err(XmlFault::Syntax(at));
            }
            let namespace = self.namespace(namespace);
            self.bound.entry(prefix).or_default().push(namespace);
        }
        Ok(prefixes.into_iter().collect())
    }

    fn namespace(&mut self, namespace: String) -> usize {
        if let Some(known) = self.known.get(&namespace) {
            return *known;
        }
        let index = self.namespaces.len();
        self.namespaces.push(namespace.clone());
        self.known.insert(namespace, index);
        index
    }

    /// The namespace of a name with this prefix.
    fn meant(&mut self, prefix: Option<&'t str>, at: usize) -> Result<usize, XmlFault> {
        let bound = self.bound.get(&prefix).and_then(|bound| bound.last());
        match (bound, prefix) {
            (Some(namespace), _) => Ok(*namespace),
            (None, None) => Ok(0),
            (None, Some("xml")) => Ok(self.namespace(XML.to_owned())),
            (None, Some(_)) => Err(XmlFault::Prefix(at)),
        }
    }

    fn attributes(
        &mut self,
        written: Vec<(Written<'t>, String, usize)>,
    ) -> Result<Vec<Attribute<'t>>, XmlFault> {
        let mut names = HashSet::with_capacity(written.len());
        let mut attributes = Vec::with_capacity(written.len());
        for (name, value, at) in written {
            // The default namespace is none of theirs (Namespaces in XML 1.0, section 6.2).
            let namespace = match name.prefix {
                Some(_) => self.meant(name.prefix, at)?,
                None => 0,
            };
            if !names.insert((name.local, namespace)) {
                return Err(XmlFault::Syntax(at));
            }
            attributes.push(Attribute {
                at,
                local: name.local,
                namespace,
                value,
            });
        }
        Ok(attributes)
    }
}

fn is_version(value: &str) -> bool {
    let minor = value.strip_prefix("1.").unwrap_or_default();
    !minor.is_empty() && minor.bytes().all(|byte| byte.is_ascii_digit())
}

impl Element<'_> {
    /// Whether it has text that is not only white space.
    pub(super) fn has_text(&self) -> bool {
        !self.text.chars().all(is_space)
    }
}
