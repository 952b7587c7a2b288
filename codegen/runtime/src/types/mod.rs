//! Types for formats that no standard type holds exactly.

mod any;
mod base64;
mod decimal;
mod enumeration;
mod map;
mod model;
mod time;
mod union;

pub use any::{Any, FromAny, Mismatch, NotJson, ToAny};
pub use base64::{Base64, NotBase64};
pub use decimal::{Decimal, NotANumber};
pub use map::Map;
pub use model::{Members, Model, write};
pub use time::{Date, DateTime, NotATime};

/// Texts for people, for types that are a checked text.
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
    };
}
use as_text;
