//! The limit of open files: each connection is one.

use std::num::NonZeroU32;

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// For everything that is not a connection: registers, logs, key fetching, databases.
const OTHERS: u64 = 256;

/// Raises the limit to what so many connections need, as far as it may be; and says how many connections it is good for.
pub(super) fn raise(connections: NonZeroU32) -> NonZeroU32 {
    let needed = u64::from(connections.get()) + OTHERS;
    let limit = getrlimit(Resource::Nofile);
    let Some(current) = limit.current.filter(|current| *current < needed) else {
        return connections;
    };
    let raised = limit.maximum.map_or(needed, |most| most.min(needed));
    let asked = Rlimit {
        current: Some(raised),
        maximum: limit.maximum,
    };
    let in_force = match setrlimit(Resource::Nofile, asked) {
        Ok(()) => raised,
        Err(_) => current,
    };
    if in_force >= needed {
        return connections;
    }
    // Half of them, however few they are: the rest must be opened, too.
    let good_for = in_force.saturating_sub(OTHERS).max(in_force / 2);
    let good_for = u32::try_from(good_for).unwrap_or(u32::MAX);
    let good_for = NonZeroU32::new(good_for).unwrap_or(NonZeroU32::MIN);
    tracing::warn!(
        configured = connections,
        taken = good_for,
        open_files = in_force,
        "fewer connections are taken than server.connections says: raise the limit of open files"
    );
    good_for
}
