//! `restanser import`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

use clap::{ArgGroup, Args};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use restanser_server::config::{Config, Kilde};
use restanser_server::dev;
use restanser_server::kilde::postgres::PostgresSkriver;
use restanser_server::kilde::sqlite::SqliteSkriver;
use restanser_server::kilde::{Omfang, Registerskriver};
use restanser_server::register::import::{Fremdrift, ImportFeil, importer};
use serde_json::json;

#[derive(Args)]
#[command(group = ArgGroup::new("omfang").required(true).args(["replace", "delta"]))]
pub struct Arguments {
    /// The files: JSON Lines or CSV in UTF-8, as they are or compressed with gzip or zstd; - for standard input. All of
    /// them are one register.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    register: RegisterArguments,
    /// The files are the whole register: what is not in them is gone afterwards.
    #[arg(long)]
    replace: bool,
    /// The files are changes: new claims, claims in place of those of the same id, and what is `slettet`.
    #[arg(long)]
    delta: bool,
    /// Check everything, and change nothing.
    #[arg(long)]
    dry_run: bool,
    /// Print what was done as one JSON object.
    #[arg(long)]
    json: bool,
}

// Which register.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct RegisterArguments {
    /// The configuration that names the register.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// The folder of `restanser dev`, whose register is meant.
    #[arg(long, value_name = "FOLDER")]
    pub data: Option<PathBuf>,
}

impl RegisterArguments {
    pub fn kilde(&self) -> Result<Kilde, Box<dyn std::error::Error>> {
        match (&self.config, &self.data) {
            (Some(config), _) => Ok(Config::read(config)?.kilde),
            (None, Some(data)) => Ok(Kilde::Sqlite(data.join(dev::REGISTER_FILE))),
            (None, None) => Err("which register? --config or --data says".into()),
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Box<dyn std::error::Error>> {
    let inputs = arguments.files.iter();
    if inputs.filter(|file| *file == Path::new("-")).count() > 1 {
        let why = "standard input can be read once, and - stands there more than once\n";
        clap::Error::raw(clap::error::ErrorKind::ValueValidation, why).exit();
    }
    let omfang = if arguments.replace {
        Omfang::Hele
    } else {
        Omfang::Endringer
    };
    let kilde = arguments.register.kilde()?;
    let fremdrift = Fremdrift::default();
    // Before there is anything that would be left behind.
    stop_when_asked(&fremdrift)?;
    let skriver = skriver(&kilde, omfang)?;
    let begun = Instant::now();
    let bar = Bar::show(&arguments.files, &fremdrift);
    let outcome = importer(
        &arguments.files,
        skriver,
        omfang,
        arguments.dry_run,
        &fremdrift,
    );
    drop(bar);
    let skrevet = match outcome {
        Ok(skrevet) => skrevet,
        Err(ImportFeil::Linjer(faults)) => {
            eprintln!("{faults}");
            return Ok(ExitCode::FAILURE);
        }
        Err(error) => return Err(error.into()),
    };
    let seconds = begun.elapsed().as_secs_f64();
    let bytes = fremdrift.read.load(Ordering::Relaxed);
    if arguments.json {
        let done = json!({
            "organisasjoner": skrevet.organisasjoner,
            "krav": skrevet.krav,
            "bytes": bytes,
            "sekunder": seconds,
            "i_kraft": !arguments.dry_run,
        });
        println!("{done}");
    } else {
        let what = if arguments.dry_run {
            "in order, and nothing changed"
        } else {
            "in the register"
        };
        println!(
            "{} organisations and {} claims {what}: {seconds:.1} s, {:.1} MB/s",
            skrevet.organisasjoner,
            skrevet.krav,
            bytes as f64 / 1e6 / seconds.max(0.001),
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn skriver(
    kilde: &Kilde,
    omfang: Omfang,
) -> Result<Box<dyn Registerskriver>, Box<dyn std::error::Error>> {
    Ok(match kilde {
        Kilde::Sqlite(path) => Box::new(SqliteSkriver::begynn(path, omfang)?),
        Kilde::Postgres(oppsett) => Box::new(PostgresSkriver::begynn(oppsett, omfang)?),
    })
}

/// Ctrl-C and SIGTERM stop the import at its next line, so that it can say that the register is what it was.
fn stop_when_asked(fremdrift: &Fremdrift) -> Result<(), std::io::Error> {
    let stop = std::sync::Arc::clone(&fremdrift.stop);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let (interrupt, terminate) = {
        use tokio::signal::unix::{SignalKind, signal};
        let _entered = runtime.enter();
        (
            signal(SignalKind::interrupt())?,
            signal(SignalKind::terminate())?,
        )
    };
    thread::spawn(move || {
        let (mut interrupt, mut terminate) = (interrupt, terminate);
        runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        });
        stop.store(true, Ordering::Relaxed);
    });
    Ok(())
}

/// How far it is, on a terminal: bytes, rate and time left.
struct Bar {
    bar: ProgressBar,
    stop: std::sync::mpsc::Sender<()>,
    shows: Option<thread::JoinHandle<()>>,
}

impl Bar {
    fn show(files: &[PathBuf], fremdrift: &Fremdrift) -> Self {
        let sizes = files.iter().map(|file| {
            let known = file != Path::new("-");
            known.then(|| fs::metadata(file).ok()).flatten()
        });
        let total: Option<u64> = sizes.map(|file| file.map(|file| file.len())).sum();
        let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
        let template = match total {
            Some(_) => "{bar:30} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left",
            None => "{spinner} {bytes} {bytes_per_sec}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let (stop, stopped) = std::sync::mpsc::channel();
        let (read, shown) = (std::sync::Arc::clone(&fremdrift.read), bar.clone());
        let shows = thread::spawn(move || {
            let pause = Duration::from_millis(200);
            while stopped.recv_timeout(pause) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                shown.set_position(read.load(Ordering::Relaxed));
            }
        });
        Self {
            bar,
            stop,
            shows: Some(shows),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        let _ = self.stop.send(());
        if let Some(shows) = self.shows.take() {
            let _ = shows.join();
        }
        self.bar.finish_and_clear();
    }
}
