//! What a waiting maintainer sees: on a terminal, nothing in a pipe.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::registry::RegistryError;

/// A line on standard error that changes and goes.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Hidden when standard error is not a terminal.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.enable_steady_tick(Duration::from_millis(100));
        let progress = Self(bar);
        progress.style("{spinner} {msg}");
        progress
    }

    fn style(&self, template: &str) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.0.set_style(style);
        }
    }

    /// One step of `count` is done after another.
    pub(crate) fn counting(&self, count: usize) {
        self.0.set_length(count as u64);
        self.style("{spinner} {bar:30} {pos}/{len} {msg}");
    }

    pub(crate) fn working_on(&self, what: &str) {
        self.0.set_message(what.to_owned());
    }

    pub(crate) fn done_one(&self) {
        self.0.inc(1);
    }

    pub(crate) fn asking(&self, what: &str, attempt: u32) {
        self.style("{spinner} {msg}");
        let again = if attempt > 1 {
            format!(", attempt {attempt}")
        } else {
            String::new()
        };
        self.0.set_message(format!("asking for {what}{again}"));
    }

    pub(crate) fn waiting(&self, error: &RegistryError, wait: Duration) {
        let error = error.to_string();
        let first = error.lines().next().unwrap_or_default();
        self.0.println(first);
        self.0
            .set_message(format!("again in {:.1} s", wait.as_secs_f32()));
    }

    pub(crate) fn expecting(&self, bytes: Option<u64>) {
        if let Some(bytes) = bytes {
            self.0.set_length(bytes);
            self.style("{spinner} {msg} {bar:30} {bytes}/{total_bytes}");
        } else {
            self.style("{spinner} {msg} {bytes}");
        }
    }

    pub(crate) fn received(&self, bytes: u64) {
        self.0.set_position(bytes);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
