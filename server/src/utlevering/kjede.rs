//! The chain: each record numbered, bound to the one before, and sealed by a hash of its own.
//!
//! A line is `{"nr":17,"forrige":"<hash of record 16>","type":"utlevering",…,"hash":"<hash>"}`, where the hash is the
//! SHA-256 of the line's bytes before `,"hash":"`. A record that was changed does not fit its own hash; one that was
//! removed, inserted or moved does not fit the next one's `forrige`.

use std::fmt;

use aws_lc_rs::digest::{SHA256, digest};

/// Stands before the seal, and nowhere else at that place: it ends the part that is hashed.
const SEAL: &[u8] = br#","hash":""#;
const NR: &[u8] = br#"{"nr":"#;
const FORRIGE: &[u8] = br#","forrige":""#;
const HEX: usize = 64;

/// A SHA-256, as the hashes of records are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// The hash of `bytes`.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut hash = Self::default();
        // A SHA-256 has 32 bytes.
        for (byte, digest) in hash.0.iter_mut().zip(digest(&SHA256, bytes).as_ref()) {
            *byte = *digest;
        }
        hash
    }

    /// Reads 64 hexadecimal digits in lower case.
    #[must_use]
    pub fn parse(hex: &[u8]) -> Option<Self> {
        fn digit(byte: u8) -> Option<u8> {
            match byte {
                b'0'..=b'9' => Some(byte - b'0'),
                b'a'..=b'f' => Some(byte - b'a' + 10),
                _ => None,
            }
        }
        let mut hash = Self::default();
        if hex.len() != HEX {
            return None;
        }
        for (byte, pair) in hash.0.iter_mut().zip(hex.chunks_exact(2)) {
            let &[high, low] = pair else { return None };
            *byte = digit(high)? << 4 | digit(low)?;
        }
        Some(hash)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl serde::Serialize for Hash {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Hash {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(text.as_bytes())
            .ok_or_else(|| serde::de::Error::custom("not 64 hexadecimal digits in lower case"))
    }
}

/// The last record of a chain. The default is the end of an empty one: number 0, and a hash of zeros.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ende {
    /// Its number.
    pub nr: u64,
    /// Its hash.
    pub hash: Hash,
}

/// A record in its place in the chain.
#[derive(Clone, Debug)]
pub struct Forseglet {
    /// The end of the chain with this record.
    pub ende: Ende,
    /// The line, with its line end.
    pub line: Vec<u8>,
}

/// A record that has no place in the chain yet: the members of a JSON object and its last brace, `"type":…}`.
#[derive(Clone, Debug)]
pub struct Opptegning(Vec<u8>);

impl Opptegning {
    /// A record of a type.
    ///
    /// # Errors
    /// When it cannot be written as a JSON object.
    pub fn new(kind: &'static str, record: &impl serde::Serialize) -> serde_json::Result<Self> {
        let mut members = format!(r#""type":"{kind}","#).into_bytes();
        let start = members.len();
        serde_json::to_writer(&mut members, record)?;
        // A record has members: the brace makes room for the comma before it.
        if members.get(start) != Some(&b'{') {
            return Err(serde::ser::Error::custom("a record is an object"));
        }
        members.remove(start);
        // Raw JSON may be spread over lines. A bare line end is only ever white space: in a string it is escaped.
        for byte in &mut members {
            if matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
        Ok(Self(members))
    }

    /// Puts it behind `ende`, which is then the new end.
    #[must_use]
    pub fn seal(&self, ende: &mut Ende) -> Forseglet {
        let nr = ende.nr.saturating_add(1);
        let mut line = Vec::with_capacity(self.0.len() + 192);
        line.extend_from_slice(format!(r#"{{"nr":{nr},"forrige":"{}","#, ende.hash).as_bytes());
        line.extend_from_slice(self.0.strip_suffix(b"}").unwrap_or(&self.0));
        let hash = Hash::of(&line);
        line.extend_from_slice(SEAL);
        line.extend_from_slice(format!("{hash}\"}}\n").as_bytes());
        *ende = Ende { nr, hash };
        Forseglet { ende: *ende, line }
    }
}

/// What a line says of its place in the chain, when it fits its own hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ledd {
    /// The hash of the record before it.
    pub forrige: Hash,
    /// The record itself.
    pub ende: Ende,
}

/// Why a line is no record of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UgyldigLedd {
    /// No number, no `forrige` or no `hash` where they belong.
    #[error("not a sealed record")]
    Form,
    /// Something in it was changed.
    #[error("the record has been changed: it does not fit its own hash")]
    Hash,
}

impl Ledd {
    /// Reads a line without its line end.
    ///
    /// # Errors
    /// When it is no sealed record, or does not fit its hash.
    pub fn read(line: &[u8]) -> Result<Self, UgyldigLedd> {
        let (nr, forrige) = start(line).ok_or(UgyldigLedd::Form)?;
        let (sealed, hash) = seal(line).ok_or(UgyldigLedd::Form)?;
        if Hash::of(sealed) != hash {
            return Err(UgyldigLedd::Hash);
        }
        let ende = Ende { nr, hash };
        Ok(Self { forrige, ende })
    }
}

/// Whether a line begins as a sealed record does, be it sound or not.
pub fn looks_sealed(line: &[u8]) -> bool {
    start(line).is_some()
}

fn start(line: &[u8]) -> Option<(u64, Hash)> {
    let rest = line.strip_prefix(NR)?;
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = rest.split_at_checked(digits)?;
    let nr = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let hex = rest.strip_prefix(FORRIGE)?.get(..HEX)?;
    Some((nr, Hash::parse(hex)?))
}

/// The part that is hashed, and the hash.
fn seal(line: &[u8]) -> Option<(&[u8], Hash)> {
    let line = line.strip_suffix(br#""}"#)?;
    let (rest, hex) = line.split_at_checked(line.len().checked_sub(HEX)?)?;
    Some((rest.strip_suffix(SEAL)?, Hash::parse(hex)?))
}
