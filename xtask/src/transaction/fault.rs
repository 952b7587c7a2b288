//! Where tests stop a transaction.

#[cfg(test)]
pub(super) use testing::{at, point};

/// Nothing stops it.
#[cfg(not(test))]
pub(super) const fn point() -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod testing {
    use std::cell::Cell;
    use std::io;

    thread_local! {
        /// How many operations are left until one fails, and whether all after it fail as well.
        static LEFT: Cell<Option<(usize, bool)>> = const { Cell::new(None) };
    }

    /// From the n-th operation on everything fails, as if the process was killed there; or only the n-th.
    pub(in super::super) fn at(operation: Option<usize>, forever: bool) {
        LEFT.set(operation.map(|operation| (operation, forever)));
    }

    pub(in super::super) fn point() -> io::Result<()> {
        match LEFT.get() {
            Some((0, forever)) => {
                LEFT.set(forever.then_some((0, true)));
                Err(io::ErrorKind::StorageFull.into())
            }
            Some((left, forever)) => {
                LEFT.set(Some((left - 1, forever)));
                Ok(())
            }
            None => Ok(()),
        }
    }
}
