//! Names in Rust of security schemes: functions of the trait, beside those of the operations.

use std::collections::BTreeSet;

use crate::ir::{Operation, SecurityScheme};
use crate::lower::operation::TRAIT_NAMES;
use crate::names;

/// Gives each scheme a name that nothing else of the trait has. Operations keep theirs: a scheme gives way.
pub(super) fn named(
    mut schemes: Vec<SecurityScheme>,
    operations: &[Operation],
) -> Vec<SecurityScheme> {
    let mut taken: BTreeSet<String> = TRAIT_NAMES.map(str::to_owned).into();
    for operation in operations {
        let function = &operation.function_name;
        taken.insert(names::check_name(function));
        taken.insert(names::constant_name(function));
        taken.insert(function.clone());
    }
    for scheme in &mut schemes {
        let name = names::field_name(&scheme.name);
        let plain = names::plain(&name);
        let numbered = (2..).map(|number| format!("authenticate_{plain}_{number}"));
        let free = [name.clone(), format!("authenticate_{plain}")]
            .into_iter()
            .chain(numbered)
            .find(|candidate| !taken.contains(candidate));
        scheme.function_name = free.unwrap_or(name);
        taken.insert(scheme.function_name.clone());
    }
    schemes
}
