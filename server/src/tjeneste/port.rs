//! The gate between an HTTP/1.1 connection and actix: a head goes through when it is whole, within its bounds, and the
//! answer before it is written.
//!
//! So nothing of a slow or oversized head reaches actix, and whatever actix writes belongs to one request. What it writes
//! without having asked the service is its own refusal of a request that it cannot read, without a body; a whole error
//! takes its place.

use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::BytesMut;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use super::Grenser;
use super::avvisning::Avvisning;
use super::frist::Frist;
use super::hode::Leting;
use super::plasser::Plass;
use super::strom::Strom;
use super::svar;
use super::tur::Tur;

/// How long a connection that waits for a request is kept when the service is about to stop, counted from its last
/// answer: who has just been answered, or has just come, may be about to ask.
pub(super) const PARTING: Duration = Duration::from_secs(1);

/// A head that is kept for an answer to follow, when actix refuses it, takes no more memory than this between requests.
const KEPT_HEAD: usize = 1024;

/// The gate of one connection.
#[derive(Debug)]
pub(super) struct Port {
    /// What remains when it is closed goes here.
    after: Rc<Etter>,
    strom: Option<Strom>,
    pub(super) tur: Rc<Tur>,
    plass: Arc<Plass>,
    grenser: Rc<Grenser>,
    stage: Stage,
    end: End,
    /// What was read and has not gone through.
    held: BytesMut,
    leting: Leting,
    /// How much of `held` may go through.
    through: usize,
    /// The head that went through.
    head: BytesMut,
    /// How much of the answer to a request with a body is still to be written, when that is known.
    remaining: Option<usize>,
    frist: Frist,
}

#[derive(Clone, Copy, Debug)]
enum Stage {
    /// No byte of the next head has come, or some have since then.
    Waiting,
    Head {
        since: Instant,
    },
    /// A head went through.
    Running,
    /// No more heads are taken.
    Over,
}

/// What is to be done with a connection that actix is done with.
#[derive(Debug, Default)]
pub(super) struct Etter(std::cell::RefCell<Option<Rest>>);

/// What remains of it.
#[derive(Debug)]
pub(super) struct Rest {
    pub(super) strom: Strom,
    pub(super) end: End,
    /// What is known of the head.
    pub(super) head: BytesMut,
}

/// How a connection ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum End {
    /// Nobody waits for anything.
    #[default]
    Idle,
    /// An answer is on its way.
    Answered,
    /// This must be answered.
    Refused(Avvisning),
}

impl Etter {
    pub(super) fn take(&self) -> Option<Rest> {
        self.0.take()
    }
}

impl Port {
    /// Over a connection of which `held` was read; `since` its first byte came.
    pub(super) fn new(
        strom: Strom,
        (held, since): (BytesMut, Option<Instant>),
        plass: Arc<Plass>,
        grenser: Rc<Grenser>,
        after: Rc<Etter>,
    ) -> Self {
        Self {
            after,
            strom: Some(strom),
            tur: Tur::new(Arc::clone(&plass)),
            plass,
            grenser,
            end: End::Idle,
            stage: since.map_or(Stage::Waiting, |since| Stage::Head { since }),
            held,
            leting: Leting::default(),
            through: 0,
            head: BytesMut::new(),
            remaining: None,
            frist: Frist::default(),
        }
    }
}

impl Port {
    /// Reads until a head is whole, and lets it through.
    fn poll_head(
        &mut self,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        loop {
            if !self.held.is_empty() {
                if let Stage::Waiting = self.stage {
                    let since = Instant::now();
                    self.stage = Stage::Head { since };
                }
                match self.leting.end(&self.held) {
                    Some(end) if end <= self.grenser.header_bytes => {
                        self.head
                            .extend_from_slice(self.held.get(..end).unwrap_or_default());
                        self.through = end;
                        self.begin()?;
                        self.give(buffer);
                        return Poll::Ready(Ok(()));
                    }
                    None if self.held.len() <= self.grenser.header_bytes => {}
                    _ => return self.refuse(Avvisning::StortHode),
                }
            }
            let read = if self.held.is_empty() {
                self.poll_straight(context, buffer)?
            } else {
                self.poll_more(context)?
            };
            match read {
                Poll::Ready(Read::Through) => return Poll::Ready(Ok(())),
                Poll::Ready(Read::Held) => {}
                Poll::Pending => return self.poll_wait(context),
            }
        }
    }

    /// Reads straight into actix's buffer. What is not one whole head, as it nearly always is, is taken back.
    fn poll_straight(
        &mut self,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> io::Result<Poll<Read>> {
        let before = buffer.filled().len();
        if self.strom()?.poll_read(context, buffer)?.is_pending() {
            return Ok(Poll::Pending);
        }
        let bytes = buffer.filled().get(before..).unwrap_or_default();
        if bytes.is_empty() {
            self.stage = Stage::Over;
            return Ok(Poll::Ready(Read::Through));
        }
        self.leting = Leting::default();
        let whole = self.leting.end(bytes) == Some(bytes.len());
        if whole && bytes.len() <= self.grenser.header_bytes {
            self.head.extend_from_slice(bytes);
            self.begin()?;
            return Ok(Poll::Ready(Read::Through));
        }
        self.leting = Leting::default();
        self.held.extend_from_slice(bytes);
        buffer.set_filled(before);
        Ok(Poll::Ready(Read::Held))
    }

    fn poll_more(&mut self, context: &mut Context<'_>) -> io::Result<Poll<Read>> {
        let mut more = [0; 4096];
        let mut more = ReadBuf::new(&mut more);
        if self.strom()?.poll_read(context, &mut more)?.is_pending() {
            return Ok(Poll::Pending);
        }
        if more.filled().is_empty() {
            self.stage = Stage::Over;
            return Ok(Poll::Ready(Read::Through));
        }
        self.held.extend_from_slice(more.filled());
        Ok(Poll::Ready(Read::Held))
    }

    /// Whether the client has gone away while its request runs, which is then given up. What it sends meanwhile is the
    /// next request, and waits; until that is taken, no more is read.
    fn poll_gone(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.tur.wait(context);
        if !self.held.is_empty() {
            return Poll::Pending;
        }
        let mut more = [0; 1024];
        let mut more = ReadBuf::new(&mut more);
        ready!(self.strom()?.poll_read(context, &mut more))?;
        if more.filled().is_empty() {
            return Poll::Ready(Ok(()));
        }
        self.held.extend_from_slice(more.filled());
        Poll::Pending
    }

    /// No byte is there: how long is that so?
    fn poll_wait(&mut self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Stage::Head { since } = self.stage {
            if self.frist.passed(since + self.grenser.head, context) {
                return self.refuse(Avvisning::SentHode);
            }
            return Poll::Pending;
        }
        let since = self.plass.waiting_since();
        let mut until = since + self.grenser.idle;
        if self.plass.stopping() {
            // What was sent before we stop is answered, though it has not been read yet.
            let arrived = self.strom()?.has_arrived();
            let head = if arrived {
                self.grenser.head
            } else {
                Duration::ZERO
            };
            until = until.min(since + PARTING + head);
        }
        if self.frist.passed(until, context) {
            self.stage = Stage::Over;
            return Poll::Ready(Ok(()));
        }
        Poll::Pending
    }

    fn begin(&mut self) -> io::Result<()> {
        if !self.plass.begin() {
            return Err(io::ErrorKind::ConnectionAborted.into());
        }
        self.stage = Stage::Running;
        Ok(())
    }

    /// Gives actix what may go through.
    fn give(&mut self, buffer: &mut ReadBuf<'_>) {
        let length = self.through.min(buffer.remaining()).min(self.held.len());
        buffer.put_slice(&self.held.split_to(length));
        self.through -= length;
        if self.held.is_empty() {
            self.held = BytesMut::new();
        }
    }

    /// What has come is answered with an error once actix has let go of the connection.
    fn refuse(&mut self, avvisning: Avvisning) -> Poll<io::Result<()>> {
        self.head = std::mem::take(&mut self.held);
        self.end = End::Refused(avvisning);
        self.stage = Stage::Over;
        Poll::Ready(Ok(()))
    }

    /// Writes the answer to a request with a body, and nothing after it: when the body is no HTTP, actix says so without
    /// a body after the service's own answer.
    fn poll_write_answer(
        &mut self,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        if self.remaining.is_none() {
            self.remaining = svar::length(bytes, self.tur.head_only.get());
        }
        let answer = match self.remaining {
            Some(0) => return Poll::Ready(Ok(bytes.len())),
            Some(remaining) => bytes.get(..remaining).unwrap_or(bytes),
            None => bytes,
        };
        let written = ready!(self.strom()?.poll_write(context, answer))?;
        self.remaining = self.remaining.map(|remaining| remaining - written);
        Poll::Ready(Ok(written))
    }

    /// The answer is written.
    fn finished(&mut self) {
        self.plass.end();
        if self.tur.last.get() {
            self.end = End::Answered;
            self.stage = Stage::Over;
        } else {
            self.tur.next();
            self.leting = Leting::default();
            self.head.clear();
            if self.head.capacity() > KEPT_HEAD {
                self.head = BytesMut::new();
            }
            self.stage = Stage::Waiting;
        }
        self.tur.wake();
    }

    fn strom(&mut self) -> io::Result<Pin<&mut Strom>> {
        let strom = self.strom.as_mut().ok_or(io::ErrorKind::NotConnected)?;
        Ok(Pin::new(strom))
    }
}

/// What was read.
enum Read {
    /// It is with actix: a whole head, or the end.
    Through,
    /// It is held.
    Held,
}

impl AsyncRead for Port {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        match self.stage {
            Stage::Waiting | Stage::Head { .. } => self.poll_head(context, buffer),
            Stage::Running if self.through > 0 => {
                self.give(buffer);
                Poll::Ready(Ok(()))
            }
            // Nobody wants the rest of it.
            Stage::Running if self.tur.body.get() && self.tur.answered.get() => Poll::Ready(Ok(())),
            Stage::Running if self.tur.body.get() && !self.held.is_empty() => {
                self.through = self.held.len();
                self.give(buffer);
                Poll::Ready(Ok(()))
            }
            Stage::Running if self.tur.body.get() => self.strom()?.poll_read(context, buffer),
            Stage::Running => self.poll_gone(context),
            Stage::Over => Poll::Ready(Ok(())),
        }
    }
}

impl AsyncWrite for Port {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        match self.stage {
            Stage::Running if !self.tur.called.get() => {
                // actix refuses what the service has never seen. It lets go of the connection at once.
                self.plass.end();
                self.end = End::Refused(Avvisning::of_status(svar::status(bytes)));
                self.stage = Stage::Over;
                Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()))
            }
            Stage::Over => Poll::Ready(Ok(bytes.len())),
            Stage::Running if self.tur.body.get() => self.poll_write_answer(context, bytes),
            _ => self.strom()?.poll_write(context, bytes),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if let Stage::Over = self.stage {
            return Poll::Ready(Ok(()));
        }
        let flushed = self.strom()?.poll_flush(context);
        let answered = self.tur.answered.get() && matches!(self.stage, Stage::Running);
        if answered && matches!(flushed, Poll::Ready(Ok(()))) {
            self.finished();
        }
        flushed
    }

    /// What is left to do is done when actix has let go: it does not wait for this everywhere.
    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

impl Drop for Port {
    fn drop(&mut self) {
        let cut_off = matches!(self.stage, Stage::Running);
        if cut_off {
            self.plass.end();
        }
        if let Some(strom) = self.strom.take().filter(|strom| !cut_off || strom.gave_up) {
            self.after.0.replace(Some(Rest {
                strom,
                end: self.end,
                head: std::mem::take(&mut self.head),
            }));
        }
    }
}
