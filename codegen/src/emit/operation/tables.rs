//! Tables of the schemas that parameters have.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::checks;
use crate::ir::{Api, ArraySchema, Kind, NumberWidth, Schema, StringFormat};

/// What a function that has tables in it imports.
pub(super) fn imports() -> TokenStream {
    quote! {
        use ::actix_openapi::schema::{Format, Kind, Schema, Width};
    }
}

/// The table of `schema`, a `&'static Schema`.
pub(super) fn of(api: &Api, schema: &Schema) -> TokenStream {
    let nullable = api.is_nullable(schema);
    let end = checks::end(api, schema).unwrap_or(schema);
    let (kind, values) = kind(api, &end.kind);
    quote!({
        static TABLE: Schema = Schema { nullable: #nullable, #values ..Schema::of(#kind) };
        &TABLE
    })
}

/// The kind, and the values of an enumeration.
fn kind(api: &Api, kind: &Kind) -> (TokenStream, Option<TokenStream>) {
    let checks = match checks::table(kind) {
        Some((table_type, table)) => {
            quote!(Some({ static CHECKS: #table_type = #table; &CHECKS }))
        }
        None => quote!(None),
    };
    let kind = match kind {
        Kind::String(string) => {
            let format = match string.format {
                StringFormat::Text => quote!(Text),
                StringFormat::Uuid => quote!(Uuid),
                StringFormat::Date => quote!(Date),
                StringFormat::DateTime => quote!(DateTime),
            };
            quote!(Kind::String(Format::#format, #checks))
        }
        Kind::Enumeration(enumeration) => {
            let values = enumeration
                .values
                .iter()
                .map(|value| serde_json::Value::from(value.wire_name.as_str()).to_string());
            let values = quote!(values: &[#(#values),*],);
            return (quote!(Kind::String(Format::Text, None)), Some(values));
        }
        Kind::Boolean => quote!(Kind::Boolean),
        Kind::Number(number) => match number.width {
            NumberWidth::Int32 => quote!(Kind::Integer(Width::Int32, #checks)),
            NumberWidth::Int64 => quote!(Kind::Integer(Width::Int64, #checks)),
            NumberWidth::Decimal => quote!(Kind::Number(#checks)),
        },
        Kind::Array(array) => {
            let items = of(api, &array.items);
            let checks = arrays(array);
            quote!(Kind::Array(#items, #checks))
        }
        // No parameter is one.
        Kind::Object(_) | Kind::Reference(_) => quote!(Kind::Any),
    };
    (kind, None)
}

fn arrays(array: &ArraySchema) -> TokenStream {
    let count = |count: Option<u64>| match count {
        Some(count) => quote!(Some(#count)),
        None => quote!(None),
    };
    let (min_items, max_items) = (count(array.min_items), count(array.max_items));
    let unique_items = array.unique_items;
    match array.has_checks() {
        true => quote!(Some({
            static CHECKS: check::ArrayChecks = check::ArrayChecks {
                min_items: #min_items, max_items: #max_items, unique_items: #unique_items
            };
            &CHECKS
        })),
        false => quote!(None),
    }
}
