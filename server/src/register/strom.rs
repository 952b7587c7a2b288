//! The bytes of a file: counted, decompressed, and in lines that are not too long.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::MultiGzDecoder;

/// Longer than any line in good faith.
const LONGEST_LINE: usize = 1024 * 1024;

/// Opens `path`, or standard input for `-`. What is read of it is added to `read`.
pub(super) fn open(path: &Path, read: &Arc<AtomicU64>) -> io::Result<Box<dyn BufRead>> {
    let raw: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(path)?)
    };
    let counted = Counted {
        inner: raw,
        read: Arc::clone(read),
    };
    let mut raw = BufReader::with_capacity(64 * 1024, counted);
    let plain: Box<dyn Read> = match raw.fill_buf()? {
        [0x1f, 0x8b, ..] => Box::new(MultiGzDecoder::new(raw)),
        [0x28, 0xb5, 0x2f, 0xfd, ..] => Box::new(zstd::Decoder::with_buffer(raw)?),
        _ => Box::new(raw),
    };
    let mut lines = BufReader::with_capacity(
        64 * 1024,
        Lines {
            inner: plain,
            length: 0,
        },
    );
    match lines.fill_buf()? {
        [0xef, 0xbb, 0xbf, ..] => lines.consume(3),
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "this is UTF-16, and UTF-8 is needed",
            ));
        }
        _ => {}
    }
    Ok(Box::new(lines))
}

struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Fails at a line that is too long, whatever reads the lines.
struct Lines<R> {
    inner: R,
    length: usize,
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        for byte in buffer.iter().take(read) {
            self.length = if *byte == b'\n' { 0 } else { self.length + 1 };
            if self.length > LONGEST_LINE {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidData,
                    "a line is longer than 1 MiB",
                ));
            }
        }
        Ok(read)
    }
}
