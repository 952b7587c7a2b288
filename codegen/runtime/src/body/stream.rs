//! Bytes that come bit by bit.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use actix_web::error::PayloadError;
use bytes::{Bytes, BytesMut};
use futures_util::stream::{self, Stream, StreamExt};

/// Bytes that come bit by bit, as a request sends them or a response is to.
pub struct ByteStream(Pin<Box<dyn Stream<Item = Result<Bytes, StreamError>>>>);

/// Why a stream ended before its end.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// There is more of it than is taken.
    #[error("more than {limit} bytes")]
    TooLarge {
        /// How many are taken.
        limit: u64,
    },
    /// The connection ended, or what was sent is no HTTP.
    #[error("the body cannot be read: {0}")]
    Payload(PayloadError),
    /// What it was read from failed.
    #[error("the bytes cannot be read: {0}")]
    Io(#[from] std::io::Error),
}

impl ByteStream {
    /// What `stream` gives.
    pub fn new(stream: impl Stream<Item = Result<Bytes, StreamError>> + 'static) -> Self {
        Self(Box::pin(stream))
    }

    /// All of it, at most `limit` bytes.
    ///
    /// # Errors
    /// When there is more of it, or it ends before its end.
    pub async fn collect(mut self, limit: u64) -> Result<Bytes, StreamError> {
        let Some(first) = self.next().await.transpose()? else {
            return Ok(Bytes::new());
        };
        let mut all = BytesMut::from(first);
        while all.len() as u64 <= limit {
            match self.next().await.transpose()? {
                Some(more) => all.extend_from_slice(&more),
                None => return Ok(all.freeze()),
            }
        }
        Err(StreamError::TooLarge { limit })
    }

    /// The same, of which at most `limit` bytes are taken.
    pub(super) fn limited(self, limit: u64) -> Self {
        let mut taken: u64 = 0;
        Self::new(self.map(move |chunk| {
            let chunk = chunk?;
            taken = taken.saturating_add(chunk.len() as u64);
            match taken > limit {
                true => Err(StreamError::TooLarge { limit }),
                false => Ok(chunk),
            }
        }))
    }

    /// What a request sends. Empty chunks are no news.
    pub(super) fn of_payload(payload: actix_web::dev::Payload) -> Self {
        let chunks = payload.filter(|chunk| {
            let is_news = !matches!(chunk, Ok(chunk) if chunk.is_empty());
            std::future::ready(is_news)
        });
        Self::new(chunks.map(|chunk| chunk.map_err(StreamError::Payload)))
    }

    /// These bytes before the rest.
    pub(super) fn preceded(self, first: Bytes) -> Self {
        Self::new(stream::iter([Ok(first)]).chain(self))
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_next_unpin(context)
    }
}

impl<T: Into<Bytes>> From<T> for ByteStream {
    fn from(bytes: T) -> Self {
        let bytes = bytes.into();
        Self::new(stream::iter([Ok(bytes)]))
    }
}

impl fmt::Debug for ByteStream {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("ByteStream(…)")
    }
}
