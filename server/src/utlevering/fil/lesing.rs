//! Lines of a log file, from its start and from its end.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read as _};
use std::os::unix::fs::{FileExt as _, OpenOptionsExt as _};
use std::path::PathBuf;

use jiff::Timestamp;
use serde::Deserialize;

use super::super::kjede::Ledd;
use super::sted::Sted;

/// No record is longer. A line that is has not been written by us, and is not held in memory.
pub(in crate::utlevering) const LONGEST: usize = 4 << 20;

/// One line, as it is read from the start.
pub(in crate::utlevering) enum Linje {
    /// A whole line, without its end.
    Hel,
    /// What follows the last line end.
    Halv,
    /// More than [`LONGEST`]; only its start has been kept.
    ForLang,
    Slutt,
}

/// Reads the next line into `line`.
pub(in crate::utlevering) fn next_line(
    reader: &mut impl BufRead,
    line: &mut Vec<u8>,
) -> io::Result<Linje> {
    line.clear();
    let mut long = false;
    loop {
        let block = reader.fill_buf()?;
        if block.is_empty() {
            return Ok(match (line.is_empty(), long) {
                (true, _) => Linje::Slutt,
                (false, false) => Linje::Halv,
                (false, true) => Linje::ForLang,
            });
        }
        let end = block.iter().position(|&byte| byte == b'\n');
        let taken = block.get(..end.unwrap_or(block.len())).unwrap_or_default();
        if line.len() + taken.len() > LONGEST {
            long = true;
        } else {
            line.extend_from_slice(taken);
        }
        let used = taken.len() + usize::from(end.is_some());
        reader.consume(used);
        if end.is_some() {
            return Ok(if long { Linje::ForLang } else { Linje::Hel });
        }
    }
}

/// When a record was made; `None` for what is no record.
pub(in crate::utlevering) fn tidspunkt(line: &[u8]) -> Option<Timestamp> {
    #[derive(Deserialize)]
    struct Tid<'a> {
        tidspunkt: &'a str,
    }
    let tid: Tid<'_> = serde_json::from_slice(line).ok()?;
    tid.tidspunkt.parse().ok()
}

/// The first line of a file, without its end; `None` when there is no whole one.
pub(super) fn first_line(file: &File) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    let mut reader = BufReader::new(At { file, offset: 0 });
    match next_line(&mut reader, &mut line)? {
        Linje::Hel | Linje::ForLang => Ok(Some(line)),
        Linje::Halv | Linje::Slutt => Ok(None),
    }
}

/// The last sound record of a file.
#[derive(Clone, Copy)]
pub(super) struct Siste {
    pub(super) ledd: Ledd,
    pub(super) tidspunkt: Option<Timestamp>,
    /// It is the last line, too.
    pub(super) last_line: bool,
}

/// Looks for the last sound record, from the end of the file, which consists of whole lines.
pub(super) fn last_record(file: &File, length: u64) -> io::Result<Option<Siste>> {
    let mut size = 1 << 16;
    loop {
        let start = length.saturating_sub(size);
        let block = read_at(file, start, length)?;
        // The first line of a block may be half of one.
        let skip = match start {
            0 => 0,
            _ => block
                .iter()
                .position(|&byte| byte == b'\n')
                .map_or(block.len(), |end| end + 1),
        };
        let lines = block.get(skip..).unwrap_or_default();
        let lines = lines.strip_suffix(b"\n").unwrap_or(lines);
        for (index, line) in lines.rsplit(|&byte| byte == b'\n').enumerate() {
            if let Ok(ledd) = Ledd::read(line) {
                return Ok(Some(Siste {
                    ledd,
                    tidspunkt: tidspunkt(line),
                    last_line: index == 0,
                }));
            }
        }
        if start == 0 {
            return Ok(None);
        }
        size = size.saturating_mul(4);
    }
}

/// The length of the file up to and with its last line end.
pub(super) fn whole_lines(file: &File, length: u64) -> io::Result<u64> {
    // Backwards: the log may be long, and its last line is short.
    let mut end = length;
    while end > 0 {
        let start = end.saturating_sub(8192);
        let block = read_at(file, start, end)?;
        if let Some(last) = block.iter().rposition(|&byte| byte == b'\n') {
            return Ok(start + last as u64 + 1);
        }
        end = start;
    }
    Ok(0)
}

/// Moves what lies beyond `keep` into a file of its own beside the log.
///
/// Nobody was answered on the strength of a torn line: an answer waits for a sync of its whole line.
pub(super) fn set_aside(file: &File, sted: &Sted, keep: u64) -> io::Result<PathBuf> {
    let aside = sted.aside(&format!("torn-{keep}"));
    let mut torn = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&aside)?;
    io::copy(&mut At { file, offset: keep }, &mut torn)?;
    torn.sync_all()?;
    // The copy is safe before the original goes.
    sted.sync_folder()?;
    file.set_len(keep)?;
    file.sync_all()?;
    Ok(aside)
}

fn read_at(file: &File, start: u64, end: u64) -> io::Result<Vec<u8>> {
    let mut block = Vec::new();
    let at = At {
        file,
        offset: start,
    };
    at.take(end.saturating_sub(start)).read_to_end(&mut block)?;
    Ok(block)
}

/// Reads from a place of its own, whatever others do with the file.
pub(super) struct At<'a> {
    pub(super) file: &'a File,
    pub(super) offset: u64,
}

impl io::Read for At<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read_at(buffer, self.offset)?;
        self.offset += read as u64;
        Ok(read)
    }
}
