//! The keywords of OpenAPI 3.0, and of 3.1 where that has others, for each kind of object, so that a misspelt one is told from an unsupported one.
//!
//! Source: OpenAPI Specification 3.0.4, section 4.7, the "fixed fields" of each object; of Schema Objects in 3.1 the
//! vocabularies of JSON Schema 2020-12.

/// The keywords that one kind of object may have, besides `x-` extensions.
#[derive(Debug)]
pub struct Vocabulary {
    /// The object's name in the specification.
    pub name: &'static str,
    /// Its fixed fields.
    pub keywords: &'static [&'static str],
}

macro_rules! vocabulary {
    ($($constant:ident = $name:literal: [$($keyword:literal),* $(,)?];)+) => {
        $(
            #[doc = concat!("The fixed fields of the ", $name, ".")]
            pub static $constant: Vocabulary = Vocabulary { name: $name, keywords: &[$($keyword),*] };
        )+

        /// All of them.
        pub static ALL: &[&Vocabulary] = &[$(&$constant),+];
    };
}

vocabulary! {
    OPENAPI = "OpenAPI Object": [
        "openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs",
    ];
    OPENAPI_3_1 = "OpenAPI Object": [
        "openapi", "info", "jsonSchemaDialect", "servers", "paths", "webhooks", "components", "security", "tags",
        "externalDocs",
    ];
    INFO = "Info Object": ["title", "description", "termsOfService", "contact", "license", "version"];
    INFO_3_1 = "Info Object": [
        "title", "summary", "description", "termsOfService", "contact", "license", "version",
    ];
    CONTACT = "Contact Object": ["name", "url", "email"];
    LICENSE = "License Object": ["name", "url"];
    LICENSE_3_1 = "License Object": ["name", "identifier", "url"];
    SERVER = "Server Object": ["url", "description", "variables"];
    SERVER_VARIABLE = "Server Variable Object": ["enum", "default", "description"];
    COMPONENTS = "Components Object": [
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
        "callbacks",
    ];
    COMPONENTS_3_1 = "Components Object": [
        "schemas", "responses", "parameters", "examples", "requestBodies", "headers", "securitySchemes", "links",
        "callbacks", "pathItems",
    ];
    PATH_ITEM = "Path Item Object": [
        "$ref", "summary", "description", "get", "put", "post", "delete", "options", "head", "patch", "trace",
        "servers", "parameters",
    ];
    OPERATION = "Operation Object": [
        "tags", "summary", "description", "externalDocs", "operationId", "parameters", "requestBody", "responses",
        "callbacks", "deprecated", "security", "servers",
    ];
    EXTERNAL_DOCUMENTATION = "External Documentation Object": ["description", "url"];
    PARAMETER = "Parameter Object": [
        "name", "in", "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved",
        "schema", "example", "examples", "content", "$ref",
    ];
    REQUEST_BODY = "Request Body Object": ["description", "content", "required", "$ref"];
    ENCODING = "Encoding Object": ["contentType", "headers", "style", "explode", "allowReserved"];
    RESPONSE = "Response Object": ["description", "headers", "content", "links", "$ref"];
    MEDIA_TYPE = "Media Type Object": ["schema", "example", "examples", "encoding"];
    EXAMPLE = "Example Object": ["summary", "description", "value", "externalValue", "$ref"];
    HEADER = "Header Object": [
        "description", "required", "deprecated", "allowEmptyValue", "style", "explode", "allowReserved", "schema",
        "example", "examples", "content", "$ref",
    ];
    TAG = "Tag Object": ["name", "description", "externalDocs"];
    SCHEMA = "Schema Object": [
        "title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength",
        "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required", "enum", "type",
        "allOf", "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "description", "format",
        "default", "nullable", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs", "example",
        "deprecated", "$ref",
    ];
    SCHEMA_3_1 = "Schema Object": [
        "title", "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength", "minLength",
        "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties", "minProperties", "required", "enum", "type",
        "allOf", "oneOf", "anyOf", "not", "items", "properties", "additionalProperties", "description", "format",
        "default", "discriminator", "readOnly", "writeOnly", "xml", "externalDocs", "example", "deprecated", "$ref",
        "$id", "$schema", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "$comment", "$defs", "const",
        "examples", "if", "then", "else", "dependentSchemas", "dependentRequired", "prefixItems", "contains",
        "minContains", "maxContains", "patternProperties", "propertyNames", "unevaluatedItems",
        "unevaluatedProperties", "contentEncoding", "contentMediaType", "contentSchema",
    ];
    DISCRIMINATOR = "Discriminator Object": ["propertyName", "mapping"];
    XML = "XML Object": ["name", "namespace", "prefix", "attribute", "wrapped"];
    SECURITY_SCHEME = "Security Scheme Object": [
        "type", "description", "name", "in", "scheme", "bearerFormat", "flows", "openIdConnectUrl", "$ref",
    ];
    FLOWS = "OAuth Flows Object": ["implicit", "password", "clientCredentials", "authorizationCode"];
    FLOW = "OAuth Flow Object": ["authorizationUrl", "tokenUrl", "refreshUrl", "scopes"];
}

impl Vocabulary {
    /// Whether a `$ref` makes of such an object a Reference Object, that has nothing else (OpenAPI 3.0, section 4.7.23).
    #[must_use]
    pub fn is_replaced_by_reference(&self) -> bool {
        self.keywords.contains(&"$ref") && ![SCHEMA.name, PATH_ITEM.name].contains(&self.name)
    }

    /// The keyword closest to a misspelt one, when one is close.
    #[must_use]
    pub fn closest(&self, misspelt: &str) -> Option<&'static str> {
        self.keywords
            .iter()
            .copied()
            .map(|keyword| {
                (
                    strsim::osa_distance(&misspelt.to_lowercase(), &keyword.to_lowercase()),
                    keyword,
                )
            })
            .filter(|(distance, keyword)| *distance * 3 <= keyword.len().max(3))
            .min()
            .map(|(_, keyword)| keyword)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_keyword_and_a_stranger_none() {
        assert_eq!(SCHEMA.closest("minLenght"), Some("minLength"));
        assert_eq!(SCHEMA.closest("Pattern"), Some("pattern"));
        assert_eq!(SCHEMA.closest("propertes"), Some("properties"));
        assert_eq!(SCHEMA.closest("if"), None);
        assert_eq!(SCHEMA.closest("æøå"), None);
    }
}
