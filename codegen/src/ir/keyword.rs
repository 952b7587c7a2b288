//! Keywords of JSON Schema 2020-12 that restrict a value without being a type.

use super::{Pattern, Schema};

/// A keyword, with those that it works together with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// `if`, with `then` and `else`.
    Condition {
        /// `if`.
        condition: Box<Schema>,
        /// `then`.
        then: Option<Box<Schema>>,
        /// `else`.
        otherwise: Option<Box<Schema>>,
    },
    /// `dependentRequired`.
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `dependentSchemas`.
    DependentSchemas(Vec<(String, Schema)>),
    /// `propertyNames`.
    PropertyNames(Box<Schema>),
    /// `patternProperties`, with the `additionalProperties` beside it.
    PatternProperties {
        /// Each pattern with its schema.
        patterns: Vec<(Pattern, Schema)>,
        /// The names in `properties`.
        known: Vec<String>,
        /// The schema of the members that are neither; `None` when there may be none.
        others: Option<Box<Schema>>,
    },
    /// `prefixItems`, with the `items` beside it.
    PrefixItems {
        /// The schemas of the first items.
        prefix: Vec<Schema>,
        /// The schema of the items behind them.
        others: Box<Schema>,
    },
    /// `contains`, with `minContains` and `maxContains`.
    Contains {
        /// `contains`.
        schema: Box<Schema>,
        /// The fewest items that hold.
        minimum: u64,
        /// The most items that hold.
        maximum: Option<u64>,
    },
}

impl Keyword {
    /// The schemas that the same value is held against, not a part of it.
    pub fn of_the_same_value(&self) -> Vec<&Schema> {
        match self {
            Self::Condition {
                condition,
                then,
                otherwise,
            } => std::iter::once(condition)
                .chain(then)
                .chain(otherwise)
                .map(|schema| &**schema)
                .collect(),
            Self::DependentSchemas(dependencies) => {
                dependencies.iter().map(|(_, schema)| schema).collect()
            }
            Self::DependentRequired(_)
            | Self::PropertyNames(_)
            | Self::PatternProperties { .. }
            | Self::PrefixItems { .. }
            | Self::Contains { .. } => Vec::new(),
        }
    }
}
