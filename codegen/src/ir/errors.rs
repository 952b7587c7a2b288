//! What errors look like.

use super::{Body, Content, Operation};

/// The bodies of errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errors {
    /// All share one.
    One(Body),
    /// There are several, or none.
    Several(Vec<ErrorVariant>),
}

/// A body of errors: the same value in some media types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorVariant {
    /// The name of the variant.
    pub name: String,
    /// Its media types in all operations, each once.
    pub content: Vec<Content>,
}

impl ErrorVariant {
    /// Whether a media type of an error is of this variant.
    #[must_use]
    pub fn holds(&self, content: &Content) -> bool {
        self.content
            .iter()
            .any(|own| own.media_type == content.media_type && own.type_name == content.type_name)
    }
}

impl Errors {
    /// What the errors of these operations look like. `is_model` says of a schema whether it is a type of its own.
    #[must_use]
    pub fn of(operations: &[Operation], is_model: impl Fn(&str) -> bool) -> Self {
        let responses = operations.iter().flat_map(|operation| &operation.responses);
        let errors = responses.filter(|response| response.status.is_error());
        let mut bodies: Vec<&Body> = Vec::new();
        for body in errors.filter_map(|response| response.body.as_ref()) {
            let same = |known: &&Body| known.says_the_same(body);
            if !bodies.iter().any(same) {
                bodies.push(body);
            }
        }
        if let [one] = bodies.as_slice()
            && one.groups().len() == 1
            && one.type_names().all(&is_model)
            && one.type_names().count() == one.content.len()
        {
            return Self::One((*one).clone());
        }
        let mut variants: Vec<ErrorVariant> = Vec::new();
        for group in bodies.iter().flat_map(|body| body.groups()) {
            let Some(first) = group.first() else {
                continue;
            };
            let own = match &first.type_name {
                Some(type_name) => type_name.clone(),
                None => group.variant.clone(),
            };
            let name = match own.as_str() {
                "Empty" => "Empty_".to_owned(),
                _ => own,
            };
            let known = variants.iter_mut().find(|variant| {
                let first_known = variant.content.first();
                first_known.is_some_and(|known| known.is_one_with(first))
            });
            let variant = match known {
                Some(variant) => variant,
                None => {
                    let mut free = name.clone();
                    let mut number = 2;
                    while variants.iter().any(|variant| variant.name == free) {
                        free = format!("{name}{number}");
                        number += 1;
                    }
                    variants.push(ErrorVariant {
                        name: free,
                        content: Vec::new(),
                    });
                    let Some(variant) = variants.last_mut() else {
                        continue;
                    };
                    variant
                }
            };
            for (_, content) in group.content {
                if !variant.holds(content) {
                    variant.content.push(content.clone());
                }
            }
        }
        Self::Several(variants)
    }
}
