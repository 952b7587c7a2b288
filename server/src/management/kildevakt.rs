//! Whether the source of claims would answer now, asked for readiness.
//!
//! On a thread of its own: a file system that hangs holds up neither the other pages nor any request, and the source keeps
//! one connection for this, whoever asks. All who ask at the same time share one question.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::runtime::Builder;
use tokio::sync::{mpsc, oneshot};
use tokio::time::timeout;

use crate::kilde::{Forbindelser, Kilde};

/// How long an answer is waited for. Sources have bounds of their own, which are shorter unless they are configured
/// otherwise, and say more about what is wrong.
const FRIST: Duration = Duration::from_secs(4);

/// How many may wait for one answer. More come only when none does.
const KO: usize = 64;

/// What the source said, or why it said nothing.
pub type Kildestatus = Result<(), String>;

/// Asks a source of claims how it is.
#[derive(Clone)]
pub struct Kildevakt {
    kilde: Arc<dyn Kilde>,
    asking: mpsc::Sender<oneshot::Sender<Kildestatus>>,
    frist: Duration,
}

impl Kildevakt {
    /// Over `kilde`, for as long as somebody has it.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn over(kilde: Arc<dyn Kilde>) -> io::Result<Self> {
        Self::with_bound(kilde, FRIST)
    }

    fn with_bound(kilde: Arc<dyn Kilde>, frist: Duration) -> io::Result<Self> {
        let (asking, asked) = mpsc::channel(KO);
        let watched = Arc::clone(&kilde);
        thread::Builder::new()
            .name("kildevakt".to_owned())
            .spawn(
                move || match Builder::new_current_thread().enable_all().build() {
                    Ok(runtime) => runtime.block_on(answer(&*watched, asked)),
                    // Who asks is told that nobody answers.
                    Err(error) => tracing::error!(%error, "the source of claims cannot be watched"),
                },
            )?;
        Ok(Self {
            kilde,
            asking,
            frist,
        })
    }

    /// How the connections of the source stand, where it has any.
    #[must_use]
    pub fn forbindelser(&self) -> Option<Forbindelser> {
        self.kilde.forbindelser()
    }

    /// Whether a question would be answered now, and why not. It takes no longer than its bound, whatever hangs.
    pub async fn status(&self) -> Kildestatus {
        let (told, answer) = oneshot::channel();
        let late = || {
            let bound = self.frist.as_millis();
            format!("it is not known whether it can be read: no answer within {bound} ms")
        };
        // Where so many wait, nobody is being answered.
        self.asking.try_send(told).map_err(|_full| late())?;
        match timeout(self.frist, answer).await {
            Ok(Ok(status)) => status,
            Ok(Err(_gone)) => Err("what asks it has ended: restart the service".to_owned()),
            Err(_elapsed) => Err(late()),
        }
    }
}

impl fmt::Debug for Kildevakt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Kildevakt")
            .field("frist", &self.frist)
            .finish_non_exhaustive()
    }
}

async fn answer(kilde: &dyn Kilde, mut asked: mpsc::Receiver<oneshot::Sender<Kildestatus>>) {
    let mut waiting = Vec::new();
    while asked.recv_many(&mut waiting, KO).await > 0 {
        let status = kilde.status().await.map_err(|error| error.to_string());
        for told in waiting.drain(..) {
            // Who waits no longer wants no answer.
            let _ = told.send(status.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::sync::mpsc as blocking;

    use futures_util::future::{BoxFuture, join_all};
    use jiff::civil::Date;

    use super::*;
    use crate::kilde::{ForfaltOgUbetalt, KildeFeil};
    use crate::organisasjonsnummer::Organisasjonsnummer;

    /// Blocks its thread, as a file system that hangs does, until it is told to go on.
    struct Hanging {
        go_on: Mutex<blocking::Receiver<()>>,
        asked: AtomicUsize,
    }

    impl Kilde for Hanging {
        fn forfalt_og_ubetalt<'a>(
            &'a self,
            _organisasjon: &'a Organisasjonsnummer,
            _today: Date,
        ) -> BoxFuture<'a, Result<Option<ForfaltOgUbetalt>, KildeFeil>> {
            Box::pin(async { Ok(None) })
        }

        fn status(&self) -> BoxFuture<'_, Result<(), KildeFeil>> {
            Box::pin(async {
                self.asked.fetch_add(1, Ordering::SeqCst);
                // Goes on when the test is over, too.
                let _ = self.go_on.lock().unwrap().recv();
                Ok(())
            })
        }
    }

    fn hanging(bound: Duration) -> (Kildevakt, blocking::Sender<()>, Arc<Hanging>) {
        let (go_on, told) = blocking::channel();
        let kilde = Arc::new(Hanging {
            go_on: Mutex::new(told),
            asked: AtomicUsize::new(0),
        });
        let vakt = Kildevakt::with_bound(Arc::clone(&kilde) as Arc<dyn Kilde>, bound).unwrap();
        (vakt, go_on, kilde)
    }

    #[tokio::test]
    async fn a_source_that_hangs_is_not_waited_for_however_many_ask() {
        let (vakt, go_on, kilde) = hanging(Duration::from_millis(50));
        for _ in 0..3 {
            let answers = join_all((0..KO).map(|_| vakt.status())).await;
            for answer in answers {
                assert!(answer.unwrap_err().contains("no answer within 50 ms"));
            }
        }
        assert_eq!(kilde.asked.load(Ordering::SeqCst), 1);
        // It is answered again as soon as the source is.
        drop(go_on);
        loop {
            if vakt.status().await.is_ok() {
                return;
            }
        }
    }

    #[tokio::test]
    async fn those_who_wait_together_share_a_question() {
        let (vakt, go_on, kilde) = hanging(Duration::from_secs(30));
        let together = join_all((0..KO).map(|_| vakt.status()));
        let (answers, ()) = tokio::join!(together, async {
            // All of them have asked by now. The first may have been taken before the others came.
            go_on.send(()).unwrap();
            go_on.send(()).unwrap();
        });
        assert!(answers.iter().all(Result::is_ok));
        assert!(kilde.asked.load(Ordering::SeqCst) <= 2);
    }
}
