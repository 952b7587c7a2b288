//! Keywords that restrict a value without being a type: those that OpenAPI 3.1 takes from JSON Schema 2020-12.

use super::Schema;
use crate::check::Pattern;

/// A keyword, with those that it works together with. One that is about objects or arrays says nothing of other values.
#[derive(Debug)]
pub enum Keyword {
    /// `if`, with `then` and `else`.
    Condition {
        /// `if`.
        condition: &'static Schema,
        /// `then`.
        then: Option<&'static Schema>,
        /// `else`.
        otherwise: Option<&'static Schema>,
    },
    /// `dependentRequired`: with the first member, the others are required.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `dependentSchemas`: with the member, the whole object is held against the schema.
    DependentSchemas(&'static [(&'static str, &'static Schema)]),
    /// `propertyNames`.
    PropertyNames(&'static Schema),
    /// `patternProperties`, with the `additionalProperties` beside it.
    PatternProperties {
        /// Each pattern of names, and the schema of the members that have such a name.
        patterns: &'static [(Pattern, &'static Schema)],
        /// The names in `properties`.
        known: &'static [&'static str],
        /// `additionalProperties`: the schema of the members that are neither; `None` when there may be none.
        others: Option<&'static Schema>,
    },
    /// `prefixItems`, with the `items` beside it.
    PrefixItems {
        /// The schemas of the first items.
        prefix: &'static [&'static Schema],
        /// `items`: the schema of the items behind them.
        others: &'static Schema,
    },
    /// `contains`, with `minContains` and `maxContains`.
    Contains {
        /// `contains`.
        schema: &'static Schema,
        /// The fewest items that hold.
        minimum: u64,
        /// The most items that hold.
        maximum: Option<u64>,
    },
}
