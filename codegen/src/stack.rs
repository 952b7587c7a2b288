//! Room for recursion over documents.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::thread::{Builder, scope};

/// Documents, and what is made of them, are of bounded depth, but the stack of whoever calls may be small. Only what is
/// used of it is memory.
const SIZE: usize = 256 * 1024 * 1024;

/// Does `work` on a stack that is large enough for every document.
pub(crate) fn deep<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let work = Mutex::new(Some(work));
    let take = || {
        let mut work = work.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        work.take()
    };
    let outcome = scope(|scope| {
        let thread = Builder::new().stack_size(SIZE);
        let thread = thread
            .spawn_scoped(scope, || take().map(|work| work()))
            .ok()?;
        thread.join().unwrap_or_else(|panic| resume_unwind(panic))
    });
    match (outcome, take()) {
        (Some(outcome), _) => outcome,
        // There is no thread to be had: the caller's own stack is what there is.
        (None, Some(work)) => work(),
        (None, None) => unreachable!("the work is done by one of the two"),
    }
}
