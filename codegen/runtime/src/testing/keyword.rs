//! Rules by the keywords that documents have for them.

use crate::violation::Rule;

/// Whether a breach of `keyword` is told by `rule`. Bounds of the same thing are told together.
pub(super) fn is_told_by(keyword: &str, rule: &Rule) -> bool {
    let keywords: &[&str] = match rule {
        Rule::Required => &["required"],
        Rule::Length { .. } => &["minLength", "maxLength"],
        Rule::Pattern(_) => &["pattern"],
        Rule::Type(_) | Rule::Text | Rule::Boolean | Rule::Number => &["type"],
        Rule::Null => &["nullable"],
        Rule::Base64 | Rule::Uuid | Rule::Date | Rule::DateTime => &["format"],
        // A fraction is of another type, and what does not fit of another format.
        Rule::Int32 | Rule::Int64 => &["type", "format"],
        Rule::Enumeration => &["enum"],
        Rule::Minimum { .. } => &["minimum"],
        Rule::Maximum { .. } => &["maximum"],
        Rule::MultipleOf(_) => &["multipleOf"],
        Rule::Items { .. } => &["minItems", "maxItems"],
        Rule::Unique => &["uniqueItems"],
        Rule::Additional => &["additionalProperties"],
        Rule::Properties { .. } => &["minProperties", "maxProperties"],
        Rule::ReadOnly => &["readOnly"],
        Rule::WriteOnly => &["writeOnly"],
        Rule::OneOf => &["oneOf"],
        Rule::AnyOf => &["anyOf"],
        Rule::Not => &["not"],
        Rule::Discriminator => &["discriminator"],
        Rule::Contains { .. } => &["contains", "minContains", "maxContains"],
        Rule::PropertyName => &["propertyNames"],
        Rule::MediaType(_) => &["contentType"],
        Rule::Syntax(_) => &["syntax"],
        Rule::Repeated | Rule::Steps | Rule::Custom(_) => &[],
    };
    keywords.contains(&keyword)
}
