//! The way of lines to standard error: by a thread of its own, for which no request waits.
//!
//! Standard error may be a pipe whose reader has stopped reading. A service that stands still for that, without a word,
//! is worse than one that loses lines of its ordinary log: lines that find no room are lost, and counted. What was handed
//! out is in the disclosure log, which never loses any.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};

use tracing_subscriber::fmt::MakeWriter;

/// How many lines may wait, and how many bytes of them.
const LINES: usize = 16_384;
const BYTES: usize = 8 << 20;
/// So much is written at once, where so much waits.
const AT_ONCE: usize = 64 << 10;

/// What became of lines.
#[derive(Debug, Default)]
pub struct Tall {
    /// Handed to the system.
    pub written: AtomicU64,
    /// Lost: there was no room, or the system did not take them.
    pub lost: AtomicU64,
    accepted: AtomicU64,
    waiting_bytes: AtomicUsize,
}

/// Takes lines without waiting for anybody.
#[derive(Clone, Debug)]
pub(super) struct Linjer {
    sender: SyncSender<Vec<u8>>,
    tall: Arc<Tall>,
}

impl Linjer {
    /// Starts the thread that writes to `output`.
    pub(super) fn start(output: impl Write + Send + 'static) -> io::Result<Self> {
        Self::with_room(output, LINES)
    }

    fn with_room(output: impl Write + Send + 'static, lines: usize) -> io::Result<Self> {
        let (sender, lines) = sync_channel(lines);
        let tall = Arc::new(Tall::default());
        let skriver = Skriver {
            output,
            tall: Arc::clone(&tall),
            told: 0,
        };
        thread::Builder::new()
            .name("logg".to_owned())
            .spawn(move || skriver.run(&lines))?;
        Ok(Self { sender, tall })
    }

    pub(super) fn tall(&self) -> Arc<Tall> {
        Arc::clone(&self.tall)
    }

    /// Waits until all that was taken is written, but not longer than `most`.
    pub(super) fn flush(&self, most: Duration) {
        let end = Instant::now() + most;
        let taken = self.tall.accepted.load(Ordering::Acquire);
        while self.tall.done() < taken && Instant::now() < end {
            thread::sleep(Duration::from_millis(1));
        }
    }

    fn take(&self, line: &[u8]) {
        let tall = &self.tall;
        let waiting = tall.waiting_bytes.fetch_add(line.len(), Ordering::AcqRel);
        tall.accepted.fetch_add(1, Ordering::AcqRel);
        if waiting + line.len() > BYTES || self.sender.try_send(line.to_vec()).is_err() {
            tall.waiting_bytes.fetch_sub(line.len(), Ordering::AcqRel);
            tall.lost.fetch_add(1, Ordering::AcqRel);
        }
    }
}

impl Tall {
    fn done(&self) -> u64 {
        self.written.load(Ordering::Acquire) + self.lost.load(Ordering::Acquire)
    }
}

/// One line: the formatter writes it as a whole.
#[derive(Debug)]
pub(super) struct Linje<'a>(&'a Linjer);

impl Write for Linje<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.take(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Linjer {
    type Writer = Linje<'a>;

    fn make_writer(&'a self) -> Linje<'a> {
        Linje(self)
    }
}

struct Skriver<W> {
    output: W,
    tall: Arc<Tall>,
    /// How many lost lines were told of.
    told: u64,
}

impl<W: Write> Skriver<W> {
    /// Until nobody has lines any more.
    fn run(mut self, lines: &Receiver<Vec<u8>>) {
        while let Ok(mut buffer) = lines.recv() {
            let mut count = 1;
            while buffer.len() < AT_ONCE
                && let Ok(line) = lines.try_recv()
            {
                buffer.extend_from_slice(&line);
                count += 1;
            }
            let outcome = self.output.write_all(&buffer);
            let outcome = outcome.and_then(|()| self.output.flush());
            let of = match outcome {
                Ok(()) => &self.tall.written,
                Err(_) => &self.tall.lost,
            };
            self.tall
                .waiting_bytes
                .fetch_sub(buffer.len(), Ordering::AcqRel);
            of.fetch_add(count, Ordering::AcqRel);
            if buffer.len() < AT_ONCE {
                self.tell();
            }
        }
    }

    /// There is room again: says how many lines found none.
    fn tell(&mut self) {
        let lost = self.tall.lost.load(Ordering::Acquire);
        if lost > self.told {
            let lines = lost - self.told;
            self.told = lost;
            tracing::warn!(
                lines,
                "lines of the log were lost: nobody read them in time"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, Sender, channel};

    use super::*;

    /// Writes nothing until it is told to, as a full pipe does.
    struct Pipe {
        go_on: Receiver<()>,
        written: Sender<Vec<u8>>,
    }

    impl Write for Pipe {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.go_on.recv().map_err(io::Error::other)?;
            self.written
                .send(bytes.to_vec())
                .map_err(io::Error::other)?;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn pipe() -> (Pipe, Sender<()>, Receiver<Vec<u8>>) {
        let ((go, go_on), (written, read)) = (channel(), channel());
        (Pipe { go_on, written }, go, read)
    }

    #[test]
    fn a_full_pipe_keeps_nobody_waiting_and_what_is_lost_is_counted() {
        let (pipe, go, read) = pipe();
        let linjer = Linjer::with_room(pipe, 8).unwrap();
        let tall = linjer.tall();
        // Nobody reads; more come than there is room for.
        for number in 0..100 {
            let line = format!("{number}\n");
            linjer.make_writer().write_all(line.as_bytes()).unwrap();
        }
        let lost = tall.lost.load(Ordering::Acquire);
        // Eight wait, and those that the thread had taken already.
        assert!((1..=92).contains(&lost), "{lost}");
        drop(go);
        linjer.flush(Duration::from_secs(60));
        assert_eq!(tall.done(), 100);
        assert_eq!(tall.waiting_bytes.load(Ordering::Acquire), 0);
        drop(read);
    }

    #[test]
    fn lines_are_written_whole_and_in_order() {
        let (pipe, go, read) = pipe();
        let linjer = Linjer::start(pipe).unwrap();
        let lines: Vec<String> = (0..1000).map(|number| format!("{number}\n")).collect();
        for line in &lines {
            linjer.make_writer().write_all(line.as_bytes()).unwrap();
        }
        for _ in 0..=lines.len() {
            go.send(()).unwrap();
        }
        linjer.flush(Duration::from_secs(60));
        let written: Vec<u8> = read.try_iter().flatten().collect();
        assert_eq!(String::from_utf8(written).unwrap(), lines.concat());
        assert_eq!(linjer.tall().written.load(Ordering::Acquire), 1000);
    }

    #[test]
    fn bytes_are_bounded_too() {
        let (pipe, _go, _read) = pipe();
        let linjer = Linjer::start(pipe).unwrap();
        let line = vec![b'x'; BYTES / 4];
        for _ in 0..6 {
            linjer.make_writer().write_all(&line).unwrap();
        }
        assert!(linjer.tall().lost.load(Ordering::Acquire) >= 1);
        assert!(linjer.tall().waiting_bytes.load(Ordering::Acquire) <= BYTES);
    }

    #[test]
    fn flushing_a_pipe_that_nobody_reads_ends() {
        let (pipe, go, _read) = pipe();
        let linjer = Linjer::start(pipe).unwrap();
        linjer.make_writer().write_all(b"x\n").unwrap();
        linjer.flush(Duration::from_millis(5));
        assert_eq!(linjer.tall().written.load(Ordering::Acquire), 0);
        drop(go);
    }
}
