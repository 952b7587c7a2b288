//! The disclosure log on a disk that fails, or is slow: nothing passes that is not written.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

use jiff::Timestamp;

use super::{ids, place, torn, utlevering, whole};
use crate::utlevering::fil::{Disk, Fil};
use crate::utlevering::kjede::{Ende, Forseglet};
use crate::utlevering::lager::Lager;
use crate::utlevering::{Filvalg, UtleveringFeil, Utleveringslogg};

fn start(path: &Path, lager: impl Lager, queue: usize) -> Utleveringslogg {
    Utleveringslogg::start(path, lager, queue, Timestamp::now).unwrap()
}

/// A log whose file is on another disk than it seems.
fn on(path: &Path, disk: impl Fn(File) -> Box<dyn Disk> + Send + 'static) -> Utleveringslogg {
    let fil = Fil::open_on(path, Filvalg::default(), Box::new(disk)).unwrap();
    start(path, fil, 10)
}

#[tokio::test]
async fn a_full_disk_refuses_the_record() {
    let (_folder, path) = place();
    let log = on(&path, |_| {
        Box::new(OpenOptions::new().append(true).open("/dev/full").unwrap())
    });
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
    let read_only = path.clone();
    let log = on(&path, move |_| Box::new(File::open(&read_only).unwrap()));
    assert!(matches!(
        log.skriv(&utlevering("a")).await,
        Err(UtleveringFeil::Skriving { .. })
    ));
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
    file: File,
    faults: Arc<Mutex<Faults>>,
}

impl Faulty {
    fn fails(&self, plan: impl Fn(&mut Faults) -> &mut Vec<bool>) -> bool {
        let mut faults = self.faults.lock().unwrap();
        let plan = plan(&mut faults);
        !plan.is_empty() && plan.remove(0)
    }
}

impl Disk for Faulty {
    fn append(&mut self, lines: &[u8]) -> io::Result<()> {
        if self.fails(|faults| &mut faults.append) {
            self.file.append(&lines[..lines.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.file.append(lines)
    }

    fn sync(&mut self) -> io::Result<()> {
        if self.fails(|faults| &mut faults.sync) {
            return Err(io::Error::other("sync"));
        }
        self.file.sync()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        if self.fails(|faults| &mut faults.truncate) {
            return Err(io::Error::other("truncate"));
        }
        self.file.truncate(length)
    }
}

fn faulty(path: &Path, faults: Faults) -> Utleveringslogg {
    let faults = Arc::new(Mutex::new(faults));
    on(path, move |file| {
        let faults = Arc::clone(&faults);
        Box::new(Faulty { file, faults })
    })
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
    whole(&path);
}

/// As on a full disk: each request is refused, and each tries again.
#[tokio::test]
async fn whether_it_takes_records_is_what_it_last_found() {
    let (_folder, path) = place();
    let faults = Faults {
        append: vec![false, true, true, false],
        ..Faults::default()
    };
    let log = faulty(&path, faults);
    for (id, takes) in [("a", true), ("b", false), ("c", false), ("d", true)] {
        assert_eq!(log.skriv(&utlevering(id)).await.is_ok(), takes, "{id}");
        assert_eq!(log.metrics().is_usable(), takes, "{id}");
    }
    whole(&path);
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
    whole(&path);
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
    whole(&path);
}

/// A disk that tells when a sync begins, and ends it when told how.
struct Gated {
    lines: Arc<Mutex<Vec<Vec<u8>>>>,
    began: Sender<()>,
    outcome: Receiver<io::Result<()>>,
}

impl Lager for Gated {
    fn ende(&mut self) -> io::Result<Ende> {
        Ok(Ende::default())
    }

    fn append(&mut self, batch: &[Forseglet]) -> io::Result<()> {
        let lines = batch.iter().flat_map(|sealed| sealed.line.clone());
        self.lines.lock().unwrap().push(lines.collect());
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        self.began.send(()).unwrap();
        self.outcome.recv().unwrap()
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
    let log = start(Path::new("gated"), storage, queue);
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

/// A database whose connection breaks at commit: by plan, before or after the commit has happened.
struct Database {
    kept: Arc<Mutex<Vec<Forseglet>>>,
    batch: Vec<Forseglet>,
    /// Of each commit that is not to go well: whether the records are kept. Of the rest, nothing.
    breaks: Vec<Option<bool>>,
    /// How often the end cannot be told afterwards.
    away: usize,
    ends_asked: usize,
}

impl Lager for Database {
    fn ende(&mut self) -> io::Result<Ende> {
        self.ends_asked += 1;
        if self.ends_asked > 1 && self.away > 0 {
            self.away -= 1;
            return Err(io::ErrorKind::ConnectionRefused.into());
        }
        self.batch.clear();
        let kept = self.kept.lock().unwrap();
        Ok(kept.last().map_or_else(Ende::default, |last| last.ende))
    }

    fn append(&mut self, batch: &[Forseglet]) -> io::Result<()> {
        self.batch.extend_from_slice(batch);
        Ok(())
    }

    fn sync(&mut self) -> io::Result<()> {
        let breaks = (!self.breaks.is_empty()).then(|| self.breaks.remove(0));
        let batch = std::mem::take(&mut self.batch);
        if breaks.flatten() != Some(false) {
            self.kept.lock().unwrap().extend(batch);
        }
        match breaks.flatten() {
            None => Ok(()),
            Some(_) => Err(io::ErrorKind::ConnectionReset.into()),
        }
    }
}

#[tokio::test]
async fn after_an_unknown_outcome_the_storage_says_what_it_kept_and_the_chain_goes_on_from_there() {
    let kept = Arc::default();
    let database = Database {
        kept: Arc::clone(&kept),
        batch: Vec::new(),
        breaks: vec![None, Some(true), Some(false), None],
        away: 0,
        ends_asked: 0,
    };
    let log = start(Path::new("database"), database, 10);
    log.skriv(&utlevering("a")).await.unwrap();
    log.skriv(&utlevering("kept in spite of it")).await.unwrap();
    assert!(matches!(
        log.skriv(&utlevering("lost")).await,
        Err(UtleveringFeil::Skriving { .. })
    ));
    log.skriv(&utlevering("b")).await.unwrap();
    let kept = kept.lock().unwrap();
    assert_eq!(
        kept.iter().map(|kept| kept.ende.nr).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert!(String::from_utf8_lossy(&kept[2].line).contains("\"b\""));
}

#[tokio::test]
async fn while_it_is_not_known_what_is_kept_nothing_is_disclosed() {
    let kept = Arc::default();
    let database = Database {
        kept: Arc::clone(&kept),
        batch: Vec::new(),
        breaks: vec![Some(true)],
        away: 2,
        ends_asked: 0,
    };
    let log = start(Path::new("database"), database, 10);
    assert!(matches!(
        log.skriv(&utlevering("a")).await,
        Err(UtleveringFeil::Skriving { .. })
    ));
    assert!(matches!(
        log.skriv(&utlevering("b")).await,
        Err(UtleveringFeil::Sperret { .. })
    ));
    log.skriv(&utlevering("c")).await.unwrap();
    // One record too many is right, one too few is not.
    assert_eq!(kept.lock().unwrap().len(), 2);
}
