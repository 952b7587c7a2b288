//! Where the rights packages are written: in the configuration itself, or in a file of their own.

use std::borrow::Cow;
use std::fmt;
use std::path::PathBuf;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::texts;
use crate::tilgang::rettighetspakke::{PakkerLest, Rettighetspakker};

/// `rettighetspakker = "rettighetspakker.toml"`, or tables `[rettighetspakker.NAME]`.
#[derive(Clone, Debug)]
pub enum Pakkekilde {
    /// In this file; the path is relative to the folder of the configuration.
    Fil(PathBuf),
    /// Here.
    Her(Rettighetspakker),
}

impl<'de> Deserialize<'de> for Pakkekilde {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Leser)
    }
}

struct Leser;

impl<'de> Visitor<'de> for Leser {
    type Value = Pakkekilde;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the name of a file, or tables of rights packages")
    }

    fn visit_str<E: Error>(self, path: &str) -> Result<Pakkekilde, E> {
        if path.is_empty() {
            return Err(E::custom("the name of the file is empty"));
        }
        Ok(Pakkekilde::Fil(path.into()))
    }

    fn visit_map<A: MapAccess<'de>>(self, tables: A) -> Result<Pakkekilde, A::Error> {
        PakkerLest.visit_map(tables).map(Pakkekilde::Her)
    }
}

impl JsonSchema for Pakkekilde {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Pakkekilde".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "anyOf": [
                generator.subschema_for::<texts::PackagesFile>(),
                generator.subschema_for::<Rettighetspakker>(),
            ]
        })
    }
}
