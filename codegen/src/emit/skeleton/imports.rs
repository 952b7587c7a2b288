//! What the skeleton names: what the trait's own module imports, and the runtime.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::quote;
use syn::UseTree;

/// Names with the paths that they stand for.
pub(super) struct Imports(BTreeMap<String, TokenStream>);

impl Imports {
    pub(super) fn of(module: &syn::File, library: &Ident) -> Self {
        let mut imports = Self(BTreeMap::new());
        for item in &module.items {
            if let syn::Item::Use(item) = item
                && item.leading_colon.is_some()
            {
                imports.tree(&item.tree, &TokenStream::new());
            }
        }
        let own: [syn::ItemUse; 5] = [
            syn::parse_quote!(
                use ::std::sync::Arc;
            ),
            syn::parse_quote!(use ::#library::{api, errors, models, routes, Api};),
            syn::parse_quote!(
                use ::actix_openapi::export::{actix_web, serde_json};
            ),
            syn::parse_quote!(
                use ::actix_openapi::export::actix_web::{http::StatusCode, HttpRequest, HttpResponse};
            ),
            syn::parse_quote!(
                use ::actix_openapi::{
                    pipeline::Errors, security::Principal, Documented, ErrorResponse, Failure,
                    Service,
                };
            ),
        ];
        for item in own {
            imports.tree(&item.tree, &TokenStream::new());
        }
        imports
    }

    fn add(&mut self, name: &Ident, home: TokenStream) {
        self.0.insert(name.to_string(), quote!(#home::#name));
    }

    fn tree(&mut self, tree: &UseTree, home: &TokenStream) {
        match tree {
            UseTree::Path(path) => {
                let name = &path.ident;
                self.tree(&path.tree, &quote!(#home::#name));
            }
            UseTree::Name(name) if name.ident == "self" => {
                let last = home.clone().into_iter().last();
                if let Some(TokenTree::Ident(last)) = last {
                    self.0.insert(last.to_string(), home.clone());
                }
            }
            UseTree::Name(name) => self.add(&name.ident, home.clone()),
            UseTree::Rename(rename) => {
                let (name, other) = (&rename.ident, &rename.rename);
                self.0
                    .insert(other.to_string(), quote!(#home::#name as #other));
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, home);
                }
            }
            // What it brings is not known here.
            UseTree::Glob(_) => {}
        }
    }

    /// The imports of what stands in `items`, by their paths.
    pub(super) fn used_in(self, items: &TokenStream) -> Vec<TokenStream> {
        let mut used = BTreeSet::new();
        collect(items, &mut used);
        let used = self.0.into_iter().filter(|(name, _)| used.contains(name));
        let mut paths: Vec<_> = used.map(|(_, path)| path).collect();
        paths.sort_by_key(ToString::to_string);
        paths.into_iter().map(|path| quote!(use #path;)).collect()
    }
}

/// The names that begin a path or stand for a type; fields, variables and functions are no imports.
fn collect(tokens: &TokenStream, names: &mut BTreeSet<String>) {
    let mut tokens = tokens.clone().into_iter().peekable();
    let mut within_path = false;
    while let Some(token) = tokens.next() {
        let follows_colons = within_path;
        within_path = matches!(&token, TokenTree::Punct(colon) if colon.as_char() == ':')
            && (follows_colons || !matches!(tokens.peek(), Some(TokenTree::Ident(_))));
        match token {
            // `models::Object` is no `Object` of ours.
            TokenTree::Ident(_) if follows_colons => {}
            TokenTree::Ident(name) => {
                let name = name.to_string();
                let begins_path = matches!(tokens.peek(), Some(TokenTree::Punct(colon))
                    if colon.as_char() == ':' && colon.spacing() == Spacing::Joint);
                if begins_path || name.starts_with(char::is_uppercase) {
                    names.insert(name);
                }
            }
            TokenTree::Group(group) => collect(&group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
