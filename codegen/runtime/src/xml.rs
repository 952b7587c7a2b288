//! XML wire code: elements in the document's order, with the names and namespaces of its `xml` objects.

mod choose;
mod fault;
mod leaf;
mod name;
mod plan;
mod read;
mod scan;
mod scope;
#[cfg(test)]
mod table_tests;
mod tree;
mod write;

use std::borrow::Cow;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

pub use fault::XmlFault;
pub use read::read;
pub use write::document;

/// Why a value cannot be written as XML.
#[derive(Debug, thiserror::Error)]
pub enum XmlError {
    /// XML 1.0 has no way to write this character, escaped or not (section 2.2).
    #[error("a text holds the character U+{:04X}, which XML 1.0 cannot carry", u32::from(*.0))]
    Character(char),
    /// A number has an exponent, which `xs:decimal` lacks, of a size beyond all use.
    #[error("a number is too long to be written without its exponent")]
    Number,
    /// The name of a member that cannot be the name of an element or attribute. It may come from a value and is not told.
    #[error("a member has a name that no XML element can have")]
    Name,
    /// An array or object, where its schema says `attribute`.
    #[error("an array or object cannot be an XML attribute")]
    Attribute,
    /// Elements nested deeper than is read.
    #[error("a value is nested too deep for XML")]
    Depth,
    /// Alternatives within alternatives ask for more steps than a value is given.
    #[error("a value has too many alternatives to be told apart")]
    Steps,
    /// Writing into memory failed.
    #[error("writing XML failed: {0}")]
    Write(#[from] std::io::Error),
}

/// The name of a root element.
#[derive(Clone, Copy, Debug)]
pub struct RootElement {
    /// Its local name.
    pub name: &'static str,
    /// The namespace that it declares, which its descendants are in too: elements are qualified.
    pub namespace: Option<&'static str>,
    /// The prefix of that namespace, on it and its descendants; without one it is the default.
    pub prefix: Option<&'static str>,
}

/// A model that can be a whole XML document.
pub trait XmlRoot: WriteXml {
    /// The element that stands for it.
    const ROOT: RootElement;
}

/// A value that can be the content of an element.
pub trait WriteXml {
    /// Writes what is between the element's tags.
    ///
    /// # Errors
    /// When XML cannot carry a value.
    fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError>;
}

/// Writes elements into memory.
pub struct XmlWriter {
    writer: Writer<Vec<u8>>,
    prefix: Option<&'static str>,
}

impl XmlWriter {
    /// Writes one element with its content.
    ///
    /// # Errors
    /// When XML cannot carry a value.
    pub fn element<T: WriteXml + ?Sized>(&mut self, name: &str, value: &T) -> Result<(), XmlError> {
        let name = self.qualified(name);
        self.start(BytesStart::new(&*name))?;
        value.write_content(self)?;
        self.end(&name)
    }

    /// Writes one element for each item.
    ///
    /// # Errors
    /// When XML cannot carry a value.
    pub fn items<T: WriteXml>(&mut self, name: &str, items: &[T]) -> Result<(), XmlError> {
        items.iter().try_for_each(|item| self.element(name, item))
    }

    /// Writes one element for each item, within another.
    ///
    /// # Errors
    /// When XML cannot carry a value.
    pub fn wrapped<T: WriteXml>(
        &mut self,
        wrapper: &str,
        name: &str,
        items: &[T],
    ) -> Result<(), XmlError> {
        let wrapper = self.qualified(wrapper);
        self.start(BytesStart::new(&*wrapper))?;
        self.items(name, items)?;
        self.end(&wrapper)
    }

    /// Writes an element when the value is there.
    ///
    /// # Errors
    /// When XML cannot carry a value.
    pub fn optional<T: WriteXml>(&mut self, name: &str, value: Option<&T>) -> Result<(), XmlError> {
        value.map_or(Ok(()), |value| self.element(name, value))
    }

    /// Writes an element for a value that may be null: `xsi:nil` says that it is (XML Schema Part 1, section 2.6.2).
    ///
    /// # Errors
    /// When XML cannot carry a value.
    pub fn nullable<T: WriteXml>(&mut self, name: &str, value: Option<&T>) -> Result<(), XmlError> {
        if let Some(value) = value {
            return self.element(name, value);
        }
        let name = self.qualified(name);
        let mut element = BytesStart::new(&*name);
        element.push_attribute(("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"));
        element.push_attribute(("xsi:nil", "true"));
        self.writer.write_event(Event::Empty(element))?;
        Ok(())
    }

    /// Writes text, escaped.
    ///
    /// # Errors
    /// When XML cannot carry a character of it.
    pub fn text(&mut self, text: &str) -> Result<(), XmlError> {
        let escaped = escape(text)?;
        self.writer
            .write_event(Event::Text(BytesText::from_escaped(escaped)))?;
        Ok(())
    }

    /// The name with the prefix of the root's namespace.
    fn qualified<'n>(&self, name: &'n str) -> Cow<'n, str> {
        match self.prefix {
            Some(prefix) => Cow::Owned(format!("{prefix}:{name}")),
            None => Cow::Borrowed(name),
        }
    }

    fn start(&mut self, element: BytesStart<'_>) -> Result<(), XmlError> {
        Ok(self.writer.write_event(Event::Start(element))?)
    }

    fn end(&mut self, name: &str) -> Result<(), XmlError> {
        Ok(self.writer.write_event(Event::End(BytesEnd::new(name)))?)
    }
}

/// Writes a whole document, declaration included, in UTF-8.
///
/// # Errors
/// When XML cannot carry a value.
pub fn to_vec<T: XmlRoot>(value: &T) -> Result<Vec<u8>, XmlError> {
    let mut xml = XmlWriter {
        writer: Writer::new(Vec::with_capacity(1024)),
        prefix: T::ROOT.prefix,
    };
    let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
    xml.writer.write_event(Event::Decl(declaration))?;
    let name = xml.qualified(T::ROOT.name);
    let mut root = BytesStart::new(&*name);
    if let Some(namespace) = T::ROOT.namespace {
        match T::ROOT.prefix {
            Some(prefix) => root.push_attribute((&*format!("xmlns:{prefix}"), namespace)),
            None => root.push_attribute(("xmlns", namespace)),
        }
    }
    xml.start(root)?;
    value.write_content(&mut xml)?;
    xml.end(&name)?;
    Ok(xml.writer.into_inner())
}

/// Escapes markup, and a carriage return, which a reader would otherwise turn into a line feed (XML 1.0, 2.11).
fn escape(text: &str) -> Result<Cow<'_, str>, XmlError> {
    let mut escaped = String::new();
    let mut copied = 0;
    for (index, character) in text.char_indices() {
        let replacement = match character {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '\r' => "&#13;",
            '\t' | '\n' => continue,
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {
                return Err(XmlError::Character(character));
            }
            _ => continue,
        };
        escaped.push_str(text.get(copied..index).unwrap_or_default());
        escaped.push_str(replacement);
        copied = index + character.len_utf8();
    }
    if copied == 0 {
        return Ok(Cow::Borrowed(text));
    }
    escaped.push_str(text.get(copied..).unwrap_or_default());
    Ok(Cow::Owned(escaped))
}

impl WriteXml for str {
    fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
        xml.text(self)
    }
}

impl WriteXml for String {
    fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
        xml.text(self)
    }
}

impl WriteXml for bool {
    fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
        xml.text(if *self { "true" } else { "false" })
    }
}

impl WriteXml for i32 {
    fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
        xml.text(&self.to_string())
    }
}

impl WriteXml for i64 {
    fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
        xml.text(&self.to_string())
    }
}

impl WriteXml for uuid::Uuid {
    fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
        xml.text(
            self.hyphenated()
                .encode_lower(&mut uuid::Uuid::encode_buffer()),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use quick_xml::Reader;

    struct Model {
        text: String,
        amount: Option<i64>,
    }

    impl WriteXml for Model {
        fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
            xml.element("text", &self.text)?;
            xml.optional("amount", self.amount.as_ref())
        }
    }

    impl XmlRoot for Model {
        const ROOT: RootElement = RootElement {
            name: "model",
            namespace: Some("urn:x"),
            prefix: None,
        };
    }

    fn write(text: &str, amount: Option<i64>) -> Result<String, XmlError> {
        let model = Model {
            text: text.to_owned(),
            amount,
        };
        to_vec(&model).map(|bytes| String::from_utf8(bytes).unwrap())
    }

    #[test]
    fn a_document_has_its_declaration_namespace_and_order() {
        assert_eq!(
            write("a", Some(-1)).unwrap(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><model xmlns=\"urn:x\"><text>a</text><amount>-1</amount></model>"
        );
        assert!(!write("a", None).unwrap().contains("amount"));
    }

    #[test]
    fn a_prefix_is_on_every_element() {
        struct Prefixed;
        impl WriteXml for Prefixed {
            fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
                xml.items("a", &[1, 2])?;
                xml.wrapped("b", "c", &[3])?;
                xml.wrapped::<i64>("d", "e", &[])
            }
        }
        impl XmlRoot for Prefixed {
            const ROOT: RootElement = RootElement {
                name: "r",
                namespace: Some("urn:x"),
                prefix: Some("p"),
            };
        }
        let document = String::from_utf8(to_vec(&Prefixed).unwrap()).unwrap();
        assert!(
            document.ends_with(
                "<p:r xmlns:p=\"urn:x\"><p:a>1</p:a><p:a>2</p:a><p:b><p:c>3</p:c></p:b><p:d></p:d></p:r>"
            ),
            "{document}"
        );
    }

    #[test]
    fn null_is_an_element_that_says_so() {
        struct Nullable(Option<i64>);
        impl WriteXml for Nullable {
            fn write_content(&self, xml: &mut XmlWriter) -> Result<(), XmlError> {
                xml.nullable("amount", self.0.as_ref())
            }
        }
        impl XmlRoot for Nullable {
            const ROOT: RootElement = RootElement {
                name: "model",
                namespace: None,
                prefix: None,
            };
        }
        let write = |amount| String::from_utf8(to_vec(&Nullable(amount)).unwrap()).unwrap();
        assert!(write(Some(1)).ends_with("<model><amount>1</amount></model>"));
        assert!(write(None).ends_with(
            "<model><amount xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/></model>"
        ));
    }

    #[test]
    fn a_character_that_xml_cannot_carry_is_an_error() {
        for character in ['\0', '\u{1}', '\u{B}', '\u{1F}', '\u{FFFE}', '\u{FFFF}'] {
            assert!(matches!(
                write(&format!("a{character}b"), None),
                Err(XmlError::Character(found)) if found == character
            ));
        }
    }

    /// The text as a reader sees it, line ends not normalised by this reader.
    fn read_back(document: &str) -> String {
        let mut reader = Reader::from_str(document);
        let mut inside = false;
        let mut text = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(element) => inside = element.name().as_ref() == "text",
                Event::End(_) => inside = false,
                Event::Text(part) if inside => text.push_str(&part),
                Event::GeneralRef(reference) if inside => {
                    match reference.resolve_char_ref().unwrap() {
                        Some(character) => text.push(character),
                        None => text.push(match &*reference {
                            "amp" => '&',
                            "lt" => '<',
                            "gt" => '>',
                            other => panic!("unexpected reference {other}"),
                        }),
                    }
                }
                Event::Eof => return text,
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_back_or_is_refused(text in any::<String>()) {
            match write(&text, None) {
                Ok(document) => prop_assert_eq!(read_back(&document), text),
                Err(error) => prop_assert!(matches!(error, XmlError::Character(_))),
            }
        }
    }
}
