//! A deadline that is moved more often than it is reached.

use std::pin::Pin;
use std::task::Context;
use std::time::Instant;

use tokio::time::{Sleep, sleep_until};

/// A timer that is made when it is first needed and only touched when it must ring earlier than it does.
#[derive(Debug, Default)]
pub(super) struct Frist {
    sleep: Option<Pin<Box<Sleep>>>,
}

impl Frist {
    /// Whether `at` has passed; when not, the task is woken then, or earlier.
    pub(super) fn passed(&mut self, at: Instant, context: &mut Context<'_>) -> bool {
        if Instant::now() >= at {
            return true;
        }
        let at = tokio::time::Instant::from_std(at);
        let sleep = self.sleep.get_or_insert_with(|| Box::pin(sleep_until(at)));
        if sleep.is_elapsed() || sleep.deadline() > at {
            sleep.as_mut().reset(at);
        }
        while sleep.as_mut().poll(context).is_ready() {
            if tokio::time::Instant::now() >= at {
                return true;
            }
            sleep.as_mut().reset(at);
        }
        false
    }
}
