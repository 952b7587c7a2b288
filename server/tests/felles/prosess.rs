//! The program as a process: its lines, its signals, its end. It is killed when the test is done with it.

use std::ffi::OsStr;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Instant;

use super::{BOUND, logg};

/// A program that runs.
pub struct Program {
    child: Child,
    pub stdout: Lines,
    pub stderr: Lines,
}

/// What a program writes, line by line.
pub struct Lines {
    lines: Receiver<String>,
    /// What has been read so far.
    pub seen: Vec<String>,
}

/// `restanser` with these arguments, in `folder`. It logs all that it can, and every line of it is searched.
pub fn restanser<A: AsRef<OsStr>>(folder: &Path, arguments: &[A]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_restanser"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("RUST_LOG", "trace")
        .stdin(Stdio::null());
    command
}

/// Runs a program that is expected to end by itself.
pub fn run(command: &mut Command) -> Output {
    let mut program = Program::start(command);
    let status = program.wait();
    let text = |lines: &mut Lines| {
        let text = lines
            .rest()
            .iter()
            .map(|line| format!("{line}\n"))
            .collect::<String>();
        text.into_bytes()
    };
    Output {
        status,
        stdout: text(&mut program.stdout),
        stderr: text(&mut program.stderr),
    }
}

impl Program {
    pub fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            stdout: Lines::of(child.stdout.take().unwrap(), |_| {}),
            stderr: Lines::of(child.stderr.take().unwrap(), logg::search),
            child,
        }
    }

    /// Sends a signal, `TERM` or `INT`.
    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let kill = Command::new("sh")
            .args(["-c", "kill -s \"$0\" \"$1\"", name, &pid])
            .status();
        assert!(kill.unwrap().success());
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.wait();
    }

    /// Waits for the end.
    pub fn wait(&mut self) -> ExitStatus {
        // Both ends of the pipes are closed at the end of a process; then waiting does not block.
        self.stdout.rest();
        self.stderr.rest();
        self.child.wait().unwrap()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Lines {
    fn of(stream: impl Read + Send + 'static, look_at: fn(&str)) -> Self {
        let (sender, lines) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                look_at(&line);
                // Nobody listens any more: the stream is closed with the thread.
                if sender.send(line).is_err() {
                    return;
                }
            }
        });
        Self {
            lines,
            seen: Vec::new(),
        }
    }

    /// Reads no more; the stream is closed at the next line.
    pub fn close(&mut self) {
        self.lines = channel().1;
    }

    /// Waits for a line with `word` in it.
    pub fn wait_for(&mut self, word: &str) -> String {
        let end = Instant::now() + BOUND;
        loop {
            match self
                .lines
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(line) => {
                    self.seen.push(line.clone());
                    if line.contains(word) {
                        return line;
                    }
                }
                Err(error) => panic!("no line with {word:?} ({error}), only {:#?}", self.seen),
            }
        }
    }

    /// All lines, to the end.
    pub fn rest(&mut self) -> &[String] {
        let end = Instant::now() + BOUND;
        loop {
            match self
                .lines
                .recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                Ok(line) => self.seen.push(line),
                Err(RecvTimeoutError::Disconnected) => return &self.seen,
                Err(RecvTimeoutError::Timeout) => panic!("no end, only {:#?}", self.seen),
            }
        }
    }
}
