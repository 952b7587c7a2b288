//! Files that a form brings.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom, Write};

use actix_web::web;
use bytes::{Bytes, BytesMut};
use futures_util::stream;
use mime::Mime;
use tempfile::SpooledTempFile;

use super::{ByteStream, StreamError};
use crate::types::Mismatch;

/// How much of a file is read at a time.
const CHUNK: usize = 64 << 10;

/// A file that a form brings: in memory while it is small, then in a temporary file that no name leads to and that goes
/// with the last handle on it.
///
/// It is read with [`Read`] and [`Seek`] where blocking is no harm, or as a [`ByteStream`].
pub struct File {
    spooled: SpooledTempFile,
    size: u64,
    name: Option<String>,
    media_type: Option<Mime>,
}

impl File {
    pub(super) fn new(in_memory: usize, name: Option<String>, media_type: Option<Mime>) -> Self {
        Self {
            spooled: SpooledTempFile::new(in_memory),
            size: 0,
            name,
            media_type,
        }
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What its sender calls it. It says nothing of where it may be written, and may hold a path.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// What its sender says that it is.
    #[must_use]
    pub fn media_type(&self) -> Option<&Mime> {
        self.media_type.as_ref()
    }

    /// Its bytes from the beginning, read beside the threads that answer requests.
    #[must_use]
    pub fn stream(self) -> ByteStream {
        let chunks = stream::try_unfold((self, true), |(mut file, is_first)| async move {
            let read = web::block(move || -> io::Result<_> {
                if is_first {
                    file.rewind()?;
                }
                let mut chunk = BytesMut::zeroed(CHUNK);
                let length = file.read(&mut chunk)?;
                chunk.truncate(length);
                Ok((chunk.freeze(), file))
            });
            let (chunk, file) = read.await.map_err(io::Error::other)??;
            let next = (!chunk.is_empty()).then_some((chunk, (file, false)));
            Ok::<_, StreamError>(next)
        });
        ByteStream::new(chunks)
    }

    /// All of it.
    ///
    /// # Errors
    /// When it has more than `limit` bytes, or cannot be read.
    pub async fn bytes(self, limit: u64) -> Result<Bytes, StreamError> {
        if self.size > limit {
            return Err(StreamError::TooLarge { limit });
        }
        self.stream().collect(limit).await
    }

    /// Adds to it; beside the threads that answer requests once it is on the disk.
    pub(super) async fn push(mut self, chunk: Bytes, in_memory: usize) -> io::Result<Self> {
        self.size += chunk.len() as u64;
        if self.size <= in_memory as u64 {
            self.spooled.write_all(&chunk)?;
            return Ok(self);
        }
        let written = web::block(move || {
            self.spooled.write_all(&chunk)?;
            Ok(self)
        });
        written.await.map_err(io::Error::other)?
    }

    pub(super) fn finished(mut self) -> io::Result<Self> {
        self.spooled.rewind()?;
        Ok(self)
    }
}

impl Read for File {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.spooled.read(buffer)
    }
}

impl Seek for File {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        self.spooled.seek(position)
    }
}

impl fmt::Debug for File {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("File(…)")
    }
}

/// The files of a form, each under the name of its part, in the order in which they came.
#[derive(Debug, Default)]
pub struct Files(Vec<(String, File)>);

impl Files {
    pub(super) fn add(&mut self, name: String, file: File) {
        self.0.push((name, file));
    }

    /// Takes the first one out that stands under `name`.
    pub fn take(&mut self, name: &str) -> Option<File> {
        let index = self.0.iter().position(|(found, _)| found == name)?;
        Some(self.0.remove(index).1)
    }

    /// Takes the first one out that stands under `name`, which must be there.
    ///
    /// # Errors
    /// When none does.
    pub fn required(&mut self, name: &str) -> Result<File, Mismatch> {
        self.take(name).ok_or(Mismatch("a file"))
    }

    /// Takes all out that stand under `name`.
    pub fn take_all(&mut self, name: &str) -> Vec<File> {
        let (taken, left) = std::mem::take(&mut self.0)
            .into_iter()
            .partition(|(found, _)| found == name);
        self.0 = left;
        let taken: Vec<(String, File)> = taken;
        taken.into_iter().map(|(_, file)| file).collect()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each with the name that it stands under.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &File)> {
        self.0.iter().map(|(name, file)| (name.as_str(), file))
    }
}
