//! The bytes of a file: counted, decompressed, and in lines that are not too long.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use super::import::Fremdrift;
use super::ror::Ror;

/// Longer than any line in good faith.
const LONGEST_LINE: usize = 1024 * 1024;

const BUFFER: usize = 64 * 1024;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The longest beginning that tells what a file is.
const MARK: usize = 6;

/// Beginnings of what cannot be read, and what to say of it.
const FOREIGN: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "this is a ZIP archive: unpack it first"),
    (
        b"\xfd7zXZ\0",
        "this is compressed with xz: use gzip or zstd, or unpack it first",
    ),
    (
        b"BZh",
        "this is compressed with bzip2: use gzip or zstd, or unpack it first",
    ),
    (b"SQLite", "this is a database: export it first"),
    (b"\xff\xfe", "this is UTF-16: save it as UTF-8"),
    (b"\xfe\xff", "this is UTF-16: save it as UTF-8"),
];

/// A file, line by line. Memory does not grow with the file, whatever is in it.
pub(super) struct Strom {
    bytes: Box<dyn BufRead>,
    number: u64,
}

/// A line without its end.
#[derive(Clone, Copy)]
pub(super) enum Tekst<'a> {
    Linje(&'a [u8]),
    /// It is passed over.
    ForLang,
}

impl Strom {
    /// Opens `path`, or standard input for `-`. What is read of it is added to what `fremdrift` counts.
    pub(super) fn open(path: &Path, fremdrift: &Fremdrift) -> io::Result<Self> {
        let counted = Counted {
            inner: raw(path, fremdrift)?,
            read: Arc::clone(&fremdrift.read),
        };
        let (start, raw) = peek::<MARK>(counted)?;
        let raw = BufReader::with_capacity(BUFFER, raw);
        let plain: Box<dyn Read> = match start.as_slice() {
            [0x1f, 0x8b, ..] => Box::new(Packed("gzip", MultiGzDecoder::new(raw))),
            // A frame, or one that is passed over, as some packers begin with.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => {
                Box::new(Packed("zstd", zstd::Decoder::with_buffer(raw)?))
            }
            _ => Box::new(raw),
        };
        let (start, plain) = peek::<MARK>(plain)?;
        if let Some((_, what)) = FOREIGN.iter().find(|(mark, _)| start.starts_with(mark)) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, *what));
        }
        let mut bytes = BufReader::with_capacity(BUFFER, plain);
        if start.starts_with(BYTE_ORDER_MARK) {
            let mark = BYTE_ORDER_MARK.len() as u64;
            io::copy(&mut (&mut bytes).take(mark), &mut io::sink())?;
        }
        Ok(Self {
            bytes: Box::new(bytes),
            number: 0,
        })
    }

    /// The number of the line that was read last, counted from 1.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// The next line, in `buffer`.
    pub(super) fn next<'b>(&mut self, buffer: &'b mut Vec<u8>) -> io::Result<Option<Tekst<'b>>> {
        buffer.clear();
        let most = LONGEST_LINE as u64 + 1;
        if (&mut self.bytes).take(most).read_until(b'\n', buffer)? == 0 {
            return Ok(None);
        }
        self.number += 1;
        if buffer.last() == Some(&b'\n') {
            buffer.pop();
            if buffer.last() == Some(&b'\r') {
                buffer.pop();
            }
        } else if buffer.len() > LONGEST_LINE {
            self.bytes.skip_until(b'\n')?;
            return Ok(Some(Tekst::ForLang));
        }
        Ok(Some(Tekst::Linje(buffer)))
    }
}

/// What is no file on a disk may keep its reader waiting for ever; it is read so that the reader can be stopped.
fn raw(path: &Path, fremdrift: &Fremdrift) -> io::Result<Box<dyn Read>> {
    if path == Path::new("-") {
        return Ok(Box::new(Ror::new(|| Ok(io::stdin()), &fremdrift.stop)?));
    }
    let kind = fs::metadata(path)?.file_type();
    if kind.is_file() || kind.is_dir() {
        return Ok(Box::new(File::open(path)?));
    }
    let path = path.to_owned();
    Ok(Box::new(Ror::new(|| File::open(path), &fremdrift.stop)?))
}

/// The first bytes, however slowly they come, and the reader with them still in it.
fn peek<const N: usize>(mut reader: impl Read) -> io::Result<(Vec<u8>, impl Read)> {
    let mut start = Vec::with_capacity(N);
    reader.by_ref().take(N as u64).read_to_end(&mut start)?;
    Ok((start.clone(), Cursor::new(start).chain(reader)))
}

/// What unpacks speaks of its own world; this says of which.
struct Packed<R>(&'static str, R);

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        use io::ErrorKind::{InvalidData, InvalidInput, Other};
        self.1.read(buffer).map_err(|error| match error.kind() {
            InvalidData | InvalidInput | Other => {
                let what = format!("the {} data cannot be unpacked from here: {error}", self.0);
                io::Error::new(InvalidData, what)
            }
            _ => error,
        })
    }
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
