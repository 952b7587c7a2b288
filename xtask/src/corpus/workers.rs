//! Several documents at once.

use std::sync::Mutex;
use std::thread;

use super::documents::Document;
use super::report::Entry;
use crate::Error;
use crate::progress::Progress;

/// What `work` makes of each document, in their order.
pub(super) fn each(
    documents: Vec<Document>,
    jobs: usize,
    work: impl Fn(&Document) -> Result<Entry, Error> + Sync,
) -> Result<Vec<Entry>, Error> {
    let progress = Progress::new();
    progress.counting(documents.len());
    let waiting = Mutex::new(documents.into_iter().enumerate());
    let worker = || -> Result<Vec<(usize, Entry)>, Error> {
        let mut done = Vec::new();
        loop {
            let next = waiting.lock().map_or(None, |mut waiting| waiting.next());
            let Some((number, document)) = next else {
                return Ok(done);
            };
            progress.working_on(&document.name);
            done.push((number, work(&document)?));
            progress.done_one();
        }
    };
    let mut done = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..jobs).map(|_| scope.spawn(worker)).collect();
        for worker in workers {
            let ended = worker.join();
            done.extend(ended.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok::<_, Error>(())
    })?;
    done.sort_by_key(|(number, _)| *number);
    Ok(done.into_iter().map(|(_, entry)| entry).collect())
}
