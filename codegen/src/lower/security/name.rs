//! Names in Rust of security schemes: functions of the trait, beside those of the operations.

use crate::ir::{Operation, SecurityScheme};
use crate::lower::operation::TRAIT_NAMES;
use crate::names;

/// Gives each scheme a name that nothing else of the trait has. Operations keep theirs: a scheme gives way.
pub(super) fn named(
    mut schemes: Vec<SecurityScheme>,
    operations: &[Operation],
) -> Vec<SecurityScheme> {
    let mut scope = names::Scope::reserving(&TRAIT_NAMES);
    for operation in operations {
        let function = &operation.function_name;
        scope.take(names::check_name(function));
        scope.take(names::constant_name(function));
        scope.take(function.clone());
    }
    for scheme in &mut schemes {
        let name = names::field_name(&scheme.name);
        let wanted = match scope.is_taken(&name) {
            true => format!("authenticate_{}", names::plain(&name)),
            false => name,
        };
        scheme.function_name = scope.take(wanted);
    }
    schemes
}
