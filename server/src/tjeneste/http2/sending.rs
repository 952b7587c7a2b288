//! The body of an answer on its way, as the window of its stream allows.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;
use std::time::Instant;

use actix_web::body::{BoxBody, MessageBody as _};
use bytes::Bytes;
use h2::{Reason, SendStream};

use super::super::Grenser;
use super::super::frist::Frist;
use super::super::maal::count;
use super::super::takt::Takt;

/// Sends a body, as fast as the other side takes it.
pub(super) async fn send(
    body: BoxBody,
    stream: SendStream<Bytes>,
    grenser: &Grenser,
) -> Result<(), h2::Error> {
    let mut sending = Sending {
        stream,
        takt: Takt::new(grenser.write),
        frist: Frist::default(),
        grenser,
    };
    let mut body = match body.try_into_bytes() {
        Ok(bytes) => return sending.piece(bytes, true).await.map(drop),
        Err(body) => body,
    };
    while let Some(piece) = poll_fn(|context| {
        let piece = Pin::new(&mut body).poll_next(context);
        if piece.is_pending() {
            // It is not the other side that keeps us waiting.
            sending.takt.rests();
        }
        piece
    })
    .await
    {
        let Ok(piece) = piece else {
            sending.stream.send_reset(Reason::INTERNAL_ERROR);
            return Ok(());
        };
        if !sending.piece(piece, false).await? {
            return Ok(());
        }
    }
    sending.stream.send_data(Bytes::new(), true)
}

/// A body on its way.
struct Sending<'a> {
    stream: SendStream<Bytes>,
    takt: Takt,
    frist: Frist,
    grenser: &'a Grenser,
}

impl Sending<'_> {
    /// Sends a piece; `false` when it is not taken.
    async fn piece(&mut self, mut piece: Bytes, last: bool) -> Result<bool, h2::Error> {
        while !piece.is_empty() {
            self.stream.reserve_capacity(piece.len());
            let capacity = poll_fn(|context| match self.stream.poll_capacity(context) {
                Poll::Ready(capacity) => Poll::Ready(Ok(capacity)),
                Poll::Pending => {
                    let until = self.takt.waits(Instant::now());
                    if self.frist.passed(until, context) {
                        return Poll::Ready(Err(Treg));
                    }
                    Poll::Pending
                }
            });
            let Ok(capacity) = capacity.await else {
                count(&self.grenser.maal.slow_readers);
                tracing::info!("an answer is given up: it is taken too slowly");
                self.stream.send_reset(Reason::CANCEL);
                return Ok(false);
            };
            let Some(capacity) = capacity else {
                return Ok(false);
            };
            let length = capacity?.min(piece.len());
            let next = piece.split_to(length);
            self.stream.send_data(next, last && piece.is_empty())?;
            self.takt.takes(length);
        }
        Ok(true)
    }
}

/// The other side does not keep its pace.
struct Treg;
