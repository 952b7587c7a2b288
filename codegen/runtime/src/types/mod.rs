//! Types for formats that no standard type holds exactly.

mod decimal;
mod enumeration;
mod time;

pub use decimal::{Decimal, NotANumber};
pub use time::{Date, DateTime, NotATime};

/// JSON and XML as a string, and reading from a string, for types that are a checked text.
macro_rules! as_text {
    ($type:ident) => {
        impl std::fmt::Display for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl std::fmt::Debug for $type {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(concat!(stringify!($type), "(…)"))
            }
        }

        impl crate::xml::WriteXml for $type {
            fn write_content(
                &self,
                xml: &mut crate::xml::XmlWriter,
            ) -> Result<(), crate::xml::XmlError> {
                xml.text(self.as_str())
            }
        }
    };
}
use as_text;
