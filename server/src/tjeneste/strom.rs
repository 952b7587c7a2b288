//! The bytes of one connection, with TLS or without. Who takes too little of what is sent to it is given up.

use std::cell::Cell;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use bytes::{Buf as _, BytesMut};
use socket2::SockRef;
use tokio::io::{AsyncRead, AsyncWrite, AsyncWriteExt as _, ReadBuf};
use tokio::net::TcpStream;
use tokio_rustls::server::TlsStream;

use super::frist::Frist;
use super::takt::Takt;

/// What the bytes go over.
#[derive(Debug)]
pub(super) enum Linje {
    Plain(TcpStream),
    Tls(Box<TlsStream<TcpStream>>),
}

/// The bytes of one connection.
#[derive(Debug)]
pub(super) struct Strom {
    linje: Linje,
    /// What was read already, to find out what is spoken.
    read: BytesMut,
    takt: Takt,
    stalled: Rc<Cell<bool>>,
    stall: Frist,
    /// Whether it was given up for that.
    pub(super) gave_up: bool,
}

impl Strom {
    /// Over `linje`, where the other side must keep its pace in each `period`.
    pub(super) fn new(linje: Linje, period: Duration) -> Self {
        Self {
            linje,
            read: BytesMut::new(),
            takt: Takt::new(period),
            stalled: Rc::default(),
            stall: Frist::default(),
            gave_up: false,
        }
    }

    /// Has `bytes`, which were read from it, read once more.
    pub(super) fn unread(mut self, bytes: BytesMut) -> Self {
        self.read = bytes;
        self
    }

    /// Whether the other side has yet to take what was written last; for who gives this away.
    pub(super) fn stalled(&self) -> Rc<Cell<bool>> {
        Rc::clone(&self.stalled)
    }

    /// Whether bytes have arrived that nobody has read, by the system's word: what the runtime knows may be older.
    pub(super) fn has_arrived(&self) -> bool {
        let socket = match &self.linje {
            Linje::Plain(stream) => stream,
            Linje::Tls(stream) => stream.get_ref().0,
        };
        let mut byte = [std::mem::MaybeUninit::uninit()];
        let peeked = SockRef::from(socket).peek(&mut byte);
        !self.read.is_empty() || peeked.is_ok_and(|bytes| bytes > 0)
    }

    /// Notes what the other side takes, by what `taken` makes of the outcome, and gives up when it does not keep its pace.
    fn progress<T>(
        &mut self,
        outcome: Poll<io::Result<T>>,
        taken: impl FnOnce(&mut Takt, &T),
        context: &mut Context<'_>,
    ) -> Poll<io::Result<T>> {
        self.stalled.set(outcome.is_pending());
        if let Poll::Ready(outcome) = outcome {
            if let Ok(outcome) = &outcome {
                taken(&mut self.takt, outcome);
            }
            return Poll::Ready(outcome);
        }
        let until = self.takt.waits(Instant::now());
        if self.stall.passed(until, context) {
            self.gave_up = true;
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        Poll::Pending
    }
}

/// What is flushed has been written before: nothing of it is left.
fn all_taken(takt: &mut Takt, (): &()) {
    takt.rests();
}

impl AsyncRead for Strom {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.read.is_empty() {
            let length = self.read.len().min(buffer.remaining());
            buffer.put_slice(&self.read.split_to(length));
            if self.read.is_empty() {
                self.read = BytesMut::new();
            }
            return Poll::Ready(Ok(()));
        }
        match &mut self.linje {
            Linje::Plain(stream) => Pin::new(stream).poll_read(context, buffer),
            Linje::Tls(stream) => Pin::new(stream).poll_read(context, buffer),
        }
    }
}

impl AsyncWrite for Strom {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let outcome = match &mut self.linje {
            Linje::Plain(stream) => Pin::new(stream).poll_write(context, bytes),
            Linje::Tls(stream) => Pin::new(stream).poll_write(context, bytes),
        };
        self.progress(outcome, |takt, bytes| takt.takes(*bytes), context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = match &mut self.linje {
            Linje::Plain(stream) => Pin::new(stream).poll_flush(context),
            Linje::Tls(stream) => Pin::new(stream).poll_flush(context),
        };
        self.progress(outcome, all_taken, context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let outcome = match &mut self.linje {
            Linje::Plain(stream) => Pin::new(stream).poll_shutdown(context),
            Linje::Tls(stream) => Pin::new(stream).poll_shutdown(context),
        };
        self.progress(outcome, all_taken, context)
    }
}

/// How long, and for how many bytes, the other side is listened to after its last answer: closing at once, with bytes
/// that nobody has read, would destroy the answer on its way.
const LINGER: Duration = Duration::from_secs(1);
const LINGER_BYTES: usize = 256 * 1024;

impl Strom {
    /// Sends `last`, says that nothing more comes, and waits until the other side has seen it; `false` when it takes none
    /// of it.
    pub(super) async fn finish(mut self, mut last: bytes::Bytes) -> bool {
        let mut lingering = Frist::default();
        let mut since = None;
        let mut discarded = 0;
        let mut unread = [0; 4096];
        let _ = std::future::poll_fn(|context| {
            let mut strom = Pin::new(&mut self);
            while last.has_remaining() {
                let written = ready!(strom.as_mut().poll_write(context, &last))?;
                last.advance(written);
            }
            let began = match since {
                Some(began) => began,
                None => {
                    ready!(strom.as_mut().poll_shutdown(context))?;
                    *since.insert(Instant::now())
                }
            };
            loop {
                let mut buffer = ReadBuf::new(&mut unread);
                match strom.as_mut().poll_read(context, &mut buffer)? {
                    Poll::Ready(()) if buffer.filled().is_empty() => return Poll::Ready(Ok(())),
                    Poll::Ready(()) => discarded += buffer.filled().len(),
                    Poll::Pending => break,
                }
                if discarded > LINGER_BYTES {
                    return Poll::Ready(Ok(()));
                }
            }
            if lingering.passed(began + LINGER, context) {
                return Poll::Ready(io::Result::Ok(()));
            }
            Poll::Pending
        })
        .await;
        !self.gave_up
    }
}

impl Strom {
    /// Closes where nobody waits for anything.
    pub(super) async fn close(mut self) {
        let _ = self.shutdown().await;
    }
}
