//! The disclosure log on a disk that fails, or is slow: nothing passes that is not written.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use super::{ids, place, torn, utlevering};
use crate::utlevering::fil::{Fil, Lager};
use crate::utlevering::{UtleveringFeil, Utleveringslogg};

#[tokio::test]
async fn a_full_disk_refuses_the_record() {
    let full = OpenOptions::new().append(true).open("/dev/full").unwrap();
    let log = Utleveringslogg::start(Path::new("/dev/full"), Fil(full), 10).unwrap();
    match log.skriv(&utlevering("a")).await {
        Err(UtleveringFeil::Skriving { source, .. }) => {
            assert_eq!(source.kind(), io::ErrorKind::StorageFull);
        }
        other => panic!("{other:?}"),
    }
    // A device cannot be cut back, so what is in it is unknown.
    assert!(matches!(
        log.skriv(&utlevering("b")).await,
        Err(UtleveringFeil::Sperret { .. })
    ));
}

#[tokio::test]
async fn a_file_that_cannot_be_written_refuses_the_record() {
    let (_folder, path) = place();
    fs::write(&path, "").unwrap();
    let log = Utleveringslogg::start(&path, Fil(File::open(&path).unwrap()), 10).unwrap();
    assert!(matches!(
        log.skriv(&utlevering("a")).await,
        Err(UtleveringFeil::Skriving { .. })
    ));
}

#[tokio::test]
async fn a_deleted_file_refuses_the_record() {
    let (_folder, path) = place();
    let log = Utleveringslogg::open(&path).unwrap();
    log.skriv(&utlevering("a")).await.unwrap();
    fs::remove_file(&path).unwrap();
    log.skriv(&utlevering("b")).await.unwrap_err();
    log.skriv(&utlevering("c")).await.unwrap_err();
}

/// What a failing disk does, call by call; after the list all goes well.
#[derive(Default)]
struct Faults {
    append: Vec<bool>,
    sync: Vec<bool>,
    truncate: Vec<bool>,
}

/// A real file behind a disk with faults. A failed append leaves half of what it was given.
struct Faulty {
    file: Fil,
    faults: Faults,
}

fn fails(plan: &mut Vec<bool>) -> bool {
    !plan.is_empty() && plan.remove(0)
}

impl Lager for Faulty {
    fn length(&self) -> io::Result<u64> {
        self.file.length()
    }

    fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        if fails(&mut self.faults.append) {
            self.file.append(&lines[..lines.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.file.append(lines)
    }

    fn sync(&mut self) -> io::Result<()> {
        if fails(&mut self.faults.sync) {
            return Err(io::Error::other("sync"));
        }
        self.file.sync()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        if fails(&mut self.faults.truncate) {
            return Err(io::Error::other("truncate"));
        }
        self.file.truncate(length)
    }
}

fn faulty(path: &Path, faults: Faults) -> Utleveringslogg {
    let file = Fil::open(path).unwrap();
    Utleveringslogg::start(path, Faulty { file, faults }, 10).unwrap()
}

#[tokio::test]
async fn a_failed_write_is_cut_off_and_the_next_record_is_taken() {
    let (_folder, path) = place();
    let faults = Faults {
        append: vec![false, true, false],
        ..Faults::default()
    };
    let log = faulty(&path, faults);
    log.skriv(&utlevering("a")).await.unwrap();
    assert!(matches!(
        log.skriv(&utlevering("b")).await,
        Err(UtleveringFeil::Skriving { .. })
    ));
    assert_eq!(ids(&path), ["a"]);
    log.skriv(&utlevering("c")).await.unwrap();
    assert_eq!(ids(&path), ["a", "c"]);
}

#[tokio::test]
async fn a_failed_write_that_cannot_be_cut_off_closes_the_log_and_a_restart_mends_it() {
    let (folder, path) = place();
    let faults = Faults {
        append: vec![true],
        truncate: vec![true],
        ..Faults::default()
    };
    let log = faulty(&path, faults);
    log.skriv(&utlevering("a")).await.unwrap_err();
    assert!(matches!(
        log.skriv(&utlevering("b")).await,
        Err(UtleveringFeil::Sperret { .. })
    ));
    drop(log);
    let log = Utleveringslogg::open(&path).unwrap();
    log.skriv(&utlevering("c")).await.unwrap();
    assert_eq!(ids(&path), ["c"]);
    assert_eq!(torn(&folder).len(), 1);
}

#[tokio::test]
async fn a_failed_sync_closes_the_log() {
    let (_folder, path) = place();
    let faults = Faults {
        sync: vec![false, true],
        ..Faults::default()
    };
    let log = faulty(&path, faults);
    log.skriv(&utlevering("a")).await.unwrap();
    log.skriv(&utlevering("b")).await.unwrap_err();
    for _ in 0..3 {
        assert!(matches!(
            log.skriv(&utlevering("c")).await,
            Err(UtleveringFeil::Sperret { .. })
        ));
    }
    assert_eq!(ids(&path), ["a"]);
}

/// A disk that tells when a sync begins, and ends it when told how.
struct Gated {
    lines: Arc<Mutex<Vec<Vec<u8>>>>,
    began: Sender<()>,
    outcome: Receiver<io::Result<()>>,
}

impl Lager for Gated {
    fn length(&self) -> io::Result<u64> {
        Ok(0)
    }

    fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        self.lines.lock().unwrap().push(lines.to_vec());
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.began.send(()).unwrap();
        self.outcome.recv().unwrap()
    }

    fn truncate(&mut self, _: u64) -> io::Result<()> {
        Ok(())
    }
}

struct Gate {
    lines: Arc<Mutex<Vec<Vec<u8>>>>,
    began: Receiver<()>,
    outcome: Sender<io::Result<()>>,
}

fn gated(queue: usize) -> (Utleveringslogg, Gate) {
    let lines = Arc::<Mutex<Vec<Vec<u8>>>>::default();
    let ((began_sender, began), (outcome, outcome_receiver)) = (channel(), channel());
    let storage = Gated {
        lines: Arc::clone(&lines),
        began: began_sender,
        outcome: outcome_receiver,
    };
    let log = Utleveringslogg::start(Path::new("gated"), storage, queue).unwrap();
    let gate = Gate {
        lines,
        began,
        outcome,
    };
    (log, gate)
}

#[test]
fn records_that_wait_together_share_one_sync_and_its_outcome() {
    let (log, gate) = gated(100);
    let mut first = log.enqueue(&utlevering("first")).unwrap();
    gate.began.recv().unwrap();
    let waiting: Vec<_> = (0..50)
        .map(|number| log.enqueue(&utlevering(&number.to_string())).unwrap())
        .collect();
    assert!(
        first.try_recv().is_err(),
        "no answer before the sync is over"
    );
    gate.outcome.send(Ok(())).unwrap();
    first.blocking_recv().unwrap().unwrap();
    gate.began.recv().unwrap();
    gate.outcome.send(Err(io::Error::other("sync"))).unwrap();
    for answer in waiting {
        assert!(matches!(
            answer.blocking_recv().unwrap(),
            Err(UtleveringFeil::Skriving { .. })
        ));
    }
    assert_eq!(gate.lines.lock().unwrap().len(), 2);
}

#[test]
fn a_full_queue_refuses_at_once() {
    let (log, gate) = gated(2);
    let mut taken = vec![log.enqueue(&utlevering("a")).unwrap()];
    gate.began.recv().unwrap();
    taken.push(log.enqueue(&utlevering("b")).unwrap());
    taken.push(log.enqueue(&utlevering("c")).unwrap());
    assert!(matches!(
        log.enqueue(&utlevering("d")),
        Err(UtleveringFeil::Full { .. })
    ));
    gate.outcome.send(Ok(())).unwrap();
    gate.outcome.send(Ok(())).unwrap();
    for answer in taken {
        answer.blocking_recv().unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_writer_that_died_is_an_error() {
    let (log, gate) = gated(2);
    // The writer finds nobody at the gate, and panics.
    drop(gate);
    for _ in 0..3 {
        assert!(matches!(
            log.skriv(&utlevering("a")).await,
            Err(UtleveringFeil::Stoppet { .. })
        ));
    }
}
