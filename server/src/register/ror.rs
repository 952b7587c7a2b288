//! A pipe that can be left while nothing comes through it.

use std::io::{self, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::Duration;

const PIECE: usize = 64 * 1024;
/// So many pieces wait to be taken.
const PIECES: usize = 4;
/// How often it is asked whether the reader is to stop.
const PAUSE: Duration = Duration::from_millis(50);

/// What a thread reads, in pieces. The thread ends with its source, or with the process.
pub(super) struct Ror {
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: Cursor<Vec<u8>>,
    stop: Arc<AtomicBool>,
}

impl Ror {
    /// Reads what `open` opens: opening, too, may wait for ever.
    pub(super) fn new<R: Read>(
        open: impl FnOnce() -> io::Result<R> + Send + 'static,
        stop: &Arc<AtomicBool>,
    ) -> io::Result<Self> {
        let (sender, pieces) = sync_channel(PIECES);
        thread::Builder::new()
            .name("pipe".to_owned())
            .spawn(move || match open() {
                Ok(source) => pump(source, &sender),
                // Nobody waits for it any more.
                Err(error) => drop(sender.send(Err(error))),
            })?;
        Ok(Self {
            pieces,
            piece: Cursor::default(),
            stop: Arc::clone(stop),
        })
    }
}

fn pump(mut source: impl Read, sender: &SyncSender<io::Result<Vec<u8>>>) {
    loop {
        let mut piece = vec![0; PIECE];
        let read = match source.read(&mut piece) {
            Ok(0) => return,
            Ok(read) => {
                piece.truncate(read);
                Ok(piece)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => Err(error),
        };
        let ended = read.is_err();
        if sender.send(read).is_err() || ended {
            return;
        }
    }
}

impl Read for Ror {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let read = self.piece.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                return Ok(read);
            }
            if self.stop.load(Ordering::Relaxed) {
                return Err(io::Error::other("stopped"));
            }
            match self.pieces.recv_timeout(PAUSE) {
                Ok(piece) => self.piece = Cursor::new(piece?),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(0),
            }
        }
    }
}
