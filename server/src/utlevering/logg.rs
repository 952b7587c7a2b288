//! The disclosure log: many requests, one writer, one sync for all that wait together.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

use super::fil::{Fil, Lager};
use super::{Utlevering, UtleveringFeil};

/// How many records may wait. Beyond it requests are refused at once rather than kept waiting.
const QUEUE: usize = 1024;

/// An append-only file with one JSON record a line.
///
/// One thread writes. It takes all that wait, writes them, syncs once and answers them all. When the log is dropped
/// it writes what is queued before it ends.
pub struct Utleveringslogg {
    path: Arc<Path>,
    /// `None` only while the log is being dropped.
    queue: Option<SyncSender<Post>>,
    writer: Option<JoinHandle<()>>,
}

type Outcome = Result<(), UtleveringFeil>;

/// A line on its way to the file, and where to say how it went.
struct Post {
    line: Vec<u8>,
    answer: oneshot::Sender<Outcome>,
}

impl Utleveringslogg {
    /// Opens the log at `path`, and makes it, for this user only, when it is missing.
    ///
    /// What a crash left of a half-written last line is moved to `<path>.torn-…` beside the log.
    ///
    /// # Errors
    /// When it is no regular file, cannot be written, or is in use by another process.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, UtleveringFeil> {
        let path = path.as_ref();
        Self::start(path, Fil::open(path)?, QUEUE)
    }

    /// A log on `storage` in which `queue` records may wait.
    pub(super) fn start(
        path: &Path,
        storage: impl Lager,
        queue: usize,
    ) -> Result<Self, UtleveringFeil> {
        let path: Arc<Path> = path.into();
        let (sender, receiver) = sync_channel(queue);
        let writer = Writer {
            path: Arc::clone(&path),
            storage,
            refused: None,
        };
        let writer = thread::Builder::new()
            .name("utleveringslogg".to_owned())
            .spawn(move || writer.run(&receiver, queue))
            .map_err(UtleveringFeil::opening(&path, "start a thread for"))?;
        Ok(Self {
            path,
            queue: Some(sender),
            writer: Some(writer),
        })
    }

    /// Writes a record, and returns when it is durable: only then may the answer be sent.
    ///
    /// When the caller stops waiting the record is written all the same. One record too many is right, one too few is
    /// not.
    ///
    /// # Errors
    /// When the record is not durable, or it is not known that it is. Nothing may be disclosed then.
    pub async fn skriv(&self, utlevering: &Utlevering) -> Result<(), UtleveringFeil> {
        // The writer never leaves a record without an answer, unless it is gone itself.
        self.enqueue(utlevering)?
            .await
            .unwrap_or_else(|_| Err(self.stopped()))
    }

    /// Hands a record to the writer, without waiting.
    pub(super) fn enqueue(
        &self,
        utlevering: &Utlevering,
    ) -> Result<oneshot::Receiver<Outcome>, UtleveringFeil> {
        let line = utlevering.line().map_err(|source| UtleveringFeil::Koding {
            source: Arc::new(source),
        })?;
        let queue = self.queue.as_ref().ok_or_else(|| self.stopped())?;
        let (answer, answered) = oneshot::channel();
        match queue.try_send(Post { line, answer }) {
            Ok(()) => Ok(answered),
            Err(TrySendError::Full(_)) => Err(UtleveringFeil::Full {
                path: self.path.to_path_buf(),
            }),
            Err(TrySendError::Disconnected(_)) => Err(self.stopped()),
        }
    }

    fn stopped(&self) -> UtleveringFeil {
        UtleveringFeil::Stoppet {
            path: self.path.to_path_buf(),
        }
    }
}

impl Drop for Utleveringslogg {
    fn drop(&mut self) {
        drop(self.queue.take());
        if let Some(writer) = self.writer.take() {
            // A panic in the writer has been answered with an error to each request already.
            let _ = writer.join();
        }
    }
}

impl fmt::Debug for Utleveringslogg {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Utleveringslogg")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// What the thread holds.
struct Writer<L> {
    path: Arc<Path>,
    storage: L,
    /// Why no more records are taken.
    refused: Option<Arc<io::Error>>,
}

impl<L: Lager> Writer<L> {
    /// Until the log is dropped and the queue is empty.
    fn run(mut self, queue: &Receiver<Post>, most: usize) {
        while let Ok(first) = queue.recv() {
            let mut batch = vec![first];
            batch.extend(queue.try_iter().take(most));
            let outcome = self.write(&batch);
            for post in batch {
                // A request that is gone wants no answer.
                let _ = post.answer.send(outcome.clone());
            }
        }
    }

    /// All of the batch, or an error for all of it.
    fn write(&mut self, batch: &[Post]) -> Outcome {
        if let Some(cause) = &self.refused {
            return Err(UtleveringFeil::Sperret {
                path: self.path.to_path_buf(),
                source: Arc::clone(cause),
            });
        }
        let lines: Vec<u8> = batch.iter().flat_map(|post| &post.line).copied().collect();
        // Asked each time: what is there now is durable, and the file may have been shortened by others since.
        let before = self
            .storage
            .length()
            .map_err(|source| self.not_written(source))?;
        if let Err(source) = self.storage.append(&lines) {
            if let Err(error) = self.storage.truncate(before) {
                self.refuse(error);
            }
            return Err(self.not_written(source));
        }
        if let Err(source) = self.storage.sync() {
            // After a failed sync the system may hold pages as clean that never reached the disk, so a later success
            // proves nothing.
            let _ = self.storage.truncate(before);
            let source = self.refuse(source);
            return Err(UtleveringFeil::Skriving {
                path: self.path.to_path_buf(),
                source,
            });
        }
        Ok(())
    }

    fn not_written(&self, source: io::Error) -> UtleveringFeil {
        UtleveringFeil::Skriving {
            path: self.path.to_path_buf(),
            source: Arc::new(source),
        }
    }

    fn refuse(&mut self, cause: io::Error) -> Arc<io::Error> {
        tracing::error!(log = %self.path.display(), %cause, "the disclosure log takes no more records until restart");
        Arc::clone(self.refused.insert(Arc::new(cause)))
    }
}
