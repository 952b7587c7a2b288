//! The log is opened: what a crash left is finished, and where the chain goes on is found.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

use aws_lc_rs::digest::{Context, SHA256};
use jiff::Timestamp;

use super::super::UtleveringFeil;
use super::super::kjede::{Ende, Hash, Ledd, looks_sealed};
use super::super::lager::{Arsak, Brudd, Hendelse, Start};
use super::aktiv::{Aktiv, MakeDisk, remove_if_there};
use super::hode::{self, Funnet, Hode, Hodet};
use super::lesing::{LONGEST, Siste, first_line, last_record};
use super::{Fil, Filvalg, Sted};

/// When the head cannot say what is durable, so much of the end is written anew: more than any batch.
const BATCH: u64 = 8 << 20;

impl Fil {
    /// Opens the log at `path` on disks that `make` makes.
    pub(in crate::utlevering) fn open_on(
        path: &Path,
        valg: Filvalg,
        make: MakeDisk,
    ) -> Result<Self, UtleveringFeil> {
        // Asked before anything is made beside it.
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file()) {
            let path = path.to_owned();
            return Err(UtleveringFeil::IkkeFil { path });
        }
        let sted = Sted::new(path);
        let logg = sted.logg().to_owned();
        let hode = Hode::open(&sted.hode(), &logg)?;
        let head =
            hode::read(&sted.hode()).map_err(UtleveringFeil::opening(&logg, "read the head of"))?;
        finish_change(&sted).map_err(UtleveringFeil::opening(&logg, "finish a rotation of"))?;
        let now = Timestamp::now();
        let mut aktiv = Aktiv::open(&sted, &make)?;
        if let Some(line) =
            first_line(&aktiv.file).map_err(UtleveringFeil::opening(&logg, "read"))?
            && !looks_sealed(&line)
        {
            let earlier = earlier_end(&sted, &head)
                .map_err(UtleveringFeil::opening(&logg, "find the end of"))?;
            aktiv = convert(&sted, &make, aktiv, &line, earlier, now)?;
        }
        let found = find_end(&sted, &aktiv, &head, now)
            .map_err(UtleveringFeil::opening(&logg, "find the end of"))?;
        aktiv
            .write_again(&logg, found.durable)
            .and_then(|()| sted.sync_folder())
            .map_err(UtleveringFeil::opening(&logg, "sync"))?;
        let mut fil = Self {
            sted,
            valg,
            make,
            hode,
            headless: false,
            rotations: 0,
            aktiv,
            ende: found.ende,
            unsynced: None,
            now,
            hendelser: found.brudd.into_iter().map(Hendelse::Brudd).collect(),
            doomed: Vec::new(),
            look_again: now,
            broken: None,
        };
        // Its evidence is kept until it is in the chain.
        if fil.hendelser.is_empty() {
            fil.write_head();
        }
        tracing::info!(
            log = %logg.display(), nr = fil.ende.nr, hash = %fil.ende.hash,
            "the disclosure log goes on"
        );
        Ok(fil)
    }
}

/// A new file that was ready when the program ended takes the place of the one that had stepped aside; else it goes.
fn finish_change(sted: &Sted) -> io::Result<()> {
    if sted.logg().try_exists()? {
        remove_if_there(&sted.ny())
    } else if sted.ny().try_exists()? {
        fs::rename(sted.ny(), sted.logg())
    } else {
        Ok(())
    }
}

/// Sets a log without a chain aside, and begins a chain that names it and its hash.
fn convert(
    sted: &Sted,
    make: &MakeDisk,
    old: Aktiv,
    line: &[u8],
    mut ende: Ende,
    now: Timestamp,
) -> Result<Aktiv, UtleveringFeil> {
    let logg = sted.logg();
    let record = line.len() <= LONGEST
        && serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(line).is_ok();
    if !record {
        let path = logg.to_owned();
        return Err(UtleveringFeil::IkkeLogg { path });
    }
    let failed = |source| UtleveringFeil::opening(logg, "begin a chain for")(source);
    let aside = sted.aside("unchained");
    let name = aside.file_name().unwrap_or_default().to_string_lossy();
    let start = Hendelse::Start(Start {
        tidspunkt: now,
        tidligere: name.into_owned(),
        sha256: hash_file(logg).map_err(failed)?,
    });
    let start = start
        .opptegning()
        .map_err(|source| failed(source.into()))?
        .seal(&mut ende);
    old.write_again(logg, 0).map_err(failed)?;
    let begin = || {
        remove_if_there(&sted.ny())?;
        let mut ny = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(sted.ny())?;
        ny.write_all(&start.line)?;
        ny.sync_all()?;
        // From here, a new start finds either the old log or the new one.
        fs::rename(logg, &aside)?;
        fs::rename(sted.ny(), logg)?;
        sted.sync_folder()
    };
    begin().map_err(failed)?;
    drop(old);
    tracing::warn!(
        log = %logg.display(), aside = %aside.display(),
        "the disclosure log had no chain: it is kept under another name, and a chain begins that names it"
    );
    Aktiv::open(sted, make)
}

/// The SHA-256 of a file.
pub(in crate::utlevering) fn hash_file(path: &Path) -> io::Result<Hash> {
    let mut file = File::open(path)?;
    let mut context = Context::new(&SHA256);
    let mut block = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut block)?;
        if read == 0 {
            break;
        }
        context.update(block.get(..read).unwrap_or_default());
    }
    let hex: String = context
        .finish()
        .as_ref()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    Hash::parse(hex.as_bytes()).ok_or_else(|| io::Error::other("a SHA-256 has 32 bytes"))
}

/// Where the chain goes on.
struct Found {
    ende: Ende,
    /// So much of the active file was durable for certain.
    durable: u64,
    brudd: Option<Brudd>,
}

/// The end of the chain before the active file.
fn earlier_end(sted: &Sted, head: &Funnet) -> io::Result<Ende> {
    let rotated = match sted.roterte()?.pop() {
        Some((_, path)) => {
            let file = File::open(&path)?;
            let length = file.metadata()?.len();
            last_record(&file, length)?
        }
        None => None,
    };
    let rotated = rotated.map_or_else(Ende::default, |siste| siste.ledd.ende);
    Ok(match head {
        Funnet::Hode(hodet) if hodet.ende.nr > rotated.nr => hodet.ende,
        _ => rotated,
    })
}

/// The chain goes on after its last record, or after the one that the head names when that is missing: the numbers
/// between are never given again, and so the gap shows for ever.
fn find_end(sted: &Sted, aktiv: &Aktiv, head: &Funnet, now: Timestamp) -> io::Result<Found> {
    let siste = last_record(&aktiv.file, aktiv.length)?;
    let logged = match &siste {
        Some(siste) => siste.ledd.ende,
        None => earlier_end(sted, &Funnet::Ingen)?,
    };
    let skadet = match &siste {
        Some(siste) => !siste.last_line,
        None => aktiv.length > 0,
    };
    let durable = match head {
        Funnet::Hode(hodet) => durable(aktiv, *hodet)?,
        Funnet::Ingen | Funnet::Uleselig => aktiv.length.saturating_sub(BATCH),
    };
    let (arsak, ende, missing) = match head {
        Funnet::Hode(hodet) if hodet.ende.nr > logged.nr => {
            (Some(Arsak::Mangler), hodet.ende, hodet.ende)
        }
        Funnet::Hode(hodet) if is_another(aktiv, *hodet, logged)? => {
            (Some(Arsak::Omskrevet), logged, hodet.ende)
        }
        _ => (skadet.then_some(Arsak::Skadet), logged, logged),
    };
    if matches!(head, Funnet::Uleselig) || matches!(head, Funnet::Ingen) && logged.nr > 0 {
        tracing::warn!(
            log = %sted.logg().display(),
            "the head of the disclosure log is missing or cannot be read: if the end of the log was removed, that is not noticed"
        );
    }
    if let Some(arsak) = arsak {
        tracing::error!(
            log = %sted.logg().display(), ?arsak, logged = logged.nr, head = missing.nr,
            "the disclosure log is not as it was left: run `restanser utleveringer verify`; the log goes on, and has a \
             record of this"
        );
    }
    Ok(Found {
        ende,
        durable,
        brudd: arsak.map(|arsak| Brudd {
            tidspunkt: now,
            arsak,
            ende: missing,
        }),
    })
}

/// How much of the active file was there when the head was written, which is after a sync.
fn durable(aktiv: &Aktiv, hodet: Hodet) -> io::Result<u64> {
    let at_head = record_at(aktiv, hodet.bytes)?;
    Ok(match at_head {
        Some(ledd) if ledd.ende == hodet.ende => hodet.bytes,
        // The file was begun after the head was written.
        _ if aktiv.first.is_none_or(|first| first.nr > hodet.ende.nr) => 0,
        _ => aktiv.length.saturating_sub(BATCH),
    })
}

/// Whether the record that the head names is in the log with another hash, as far as that is seen without reading all.
fn is_another(aktiv: &Aktiv, hodet: Hodet, logged: Ende) -> io::Result<bool> {
    if hodet.ende.nr == logged.nr {
        return Ok(hodet.ende.hash != logged.hash);
    }
    let first = aktiv.first.map_or(u64::MAX, |first| first.nr);
    if hodet.bytes == 0 || first > hodet.ende.nr {
        return Ok(false);
    }
    Ok(record_at(aktiv, hodet.bytes)?.is_none_or(|ledd| ledd.ende != hodet.ende))
}

/// The record that ends at `end`.
fn record_at(aktiv: &Aktiv, end: u64) -> io::Result<Option<Ledd>> {
    if end > aktiv.length {
        return Ok(None);
    }
    let siste: Option<Siste> = last_record(&aktiv.file, end)?;
    Ok(siste
        .filter(|siste| siste.last_line)
        .map(|siste| siste.ledd))
}
