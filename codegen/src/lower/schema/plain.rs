//! Keywords whose value is a flag or a number of things.

use crate::diagnostics::Code;
use crate::document::cursor::Object;
use crate::document::ledger::Use;

/// A keyword that is true or false, taken up by `used`.
pub(super) fn flag(object: &Object<'_, '_>, keyword: &'static str, used: Use) -> bool {
    let cursor = object.get(keyword);
    cursor.and_then(|cursor| cursor.flag(used)) == Some(true)
}

/// A keyword that is checked, and counts something.
pub(super) fn count(object: &Object<'_, '_>, keyword: &'static str) -> Option<u64> {
    object.get(keyword)?.count(Use::Check)
}

/// The fewest and the most of something; `nothing` is what no value is when there are none between.
pub(super) fn least_and_most(
    object: &Object<'_, '_>,
    keywords: [&'static str; 2],
    nothing: &str,
) -> (Option<u64>, Option<u64>) {
    let [least, most] = keywords;
    let (minimum, maximum) = (count(object, least), count(object, most));
    if let (Some(minimum), Some(maximum)) = (minimum, maximum)
        && minimum > maximum
    {
        let message = format!(
            "\"{least}\" {minimum} is more than \"{most}\" {maximum}: no {nothing} is valid"
        );
        object.cursor().report(Code::InvalidValue, message);
    }
    (minimum, maximum)
}
