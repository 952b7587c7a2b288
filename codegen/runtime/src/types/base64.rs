//! `format: byte`: bytes in Base64 (RFC 4648, section 4).

use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::as_text;

/// A text that is no Base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not Base64")]
pub struct NotBase64;

/// Bytes, kept as the Base64 that was written.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Base64(String);

as_text!(Base64);

impl Base64 {
    /// The text as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        // It was decoded once before.
        STANDARD.decode(&self.0).unwrap_or_default()
    }
}

impl From<&[u8]> for Base64 {
    fn from(bytes: &[u8]) -> Self {
        Self(STANDARD.encode(bytes))
    }
}

impl FromStr for Base64 {
    type Err = NotBase64;

    fn from_str(text: &str) -> Result<Self, NotBase64> {
        match STANDARD.decode(text) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(_) => Err(NotBase64),
        }
    }
}

impl Serialize for Base64 {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Base64 {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_what_is_no_base64_is_refused() {
        let bytes: Vec<u8> = (0..=255).collect();
        let text = Base64::from(&*bytes);
        assert_eq!(text.as_str().parse::<Base64>().unwrap().bytes(), bytes);
        assert!("".parse::<Base64>().is_ok());
        for text in ["a", "YQ", "YQ=", "Y Q==", "_-8=", "YQ==\n"] {
            assert_eq!(text.parse::<Base64>(), Err(NotBase64), "{text}");
        }
    }
}
