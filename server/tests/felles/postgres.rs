//! PostgreSQL, started from this machine's own binaries in a folder of its own, not as root.

use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use restanser_server::kilde::postgres::{PostgresKilde, PostgresOppsett};
use restanser_server::klokke::Klokke;
use tempfile::TempDir;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::SimpleQueryMessage;

pub use super::database::Database;
use super::{BOUND, skipped};

/// Of every user in the database.
pub const PASSORD: &str = "et-hemmelig-passord";

/// What it is called when its end comes with the end of the test's process, however that comes: it closes the pipe.
const GUARD: &str = r#"
"$@" &
pid=$!
cat >/dev/null
kill -KILL $pid $(cat /proc/$pid/task/$pid/children) 2>/dev/null
wait"#;

/// One that tests share, each with a database of its own. `None` when this machine has no PostgreSQL.
static SHARED: LazyLock<Option<Postgres>> = LazyLock::new(Postgres::start);

/// A running PostgreSQL.
pub struct Postgres {
    folder: TempDir,
    binaries: PathBuf,
    pub address: SocketAddr,
    guard: Mutex<Option<Child>>,
}

impl Postgres {
    pub fn shared() -> Option<&'static Self> {
        SHARED.as_ref()
    }

    /// A new one, or a loud word that there is none.
    pub fn start() -> Option<Self> {
        let Some(binaries) = binaries() else {
            skipped("no PostgreSQL on this machine: its tests are not run");
            return None;
        };
        let postgres = Self::at(binaries);
        let mut initdb = postgres.program("initdb");
        initdb.args(["-D", "data", "-U", "postgres", "-A", "scram-sha-256"]);
        success(initdb.args(["--pwfile=passord", "-E", "UTF8", "--locale=C", "--no-sync"]));
        postgres.launch();
        Some(postgres)
    }

    /// Another one that repeats what this one does.
    pub fn standby(&self) -> Self {
        let standby = Self::at(self.binaries.clone());
        let mut copy = standby.program("pg_basebackup");
        copy.args(["-D", "data", "-R", "-c", "fast", "--no-sync", "-d"]);
        copy.arg(format!(
            "host={} port={} user=postgres password={PASSORD}",
            self.address.ip(),
            self.address.port()
        ));
        success(&mut copy);
        standby.launch();
        standby
    }

    /// A folder and an address, with nothing there.
    fn at(binaries: PathBuf) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // Not where others take their ports: this one is to be free again after a restart.
        let listener = TcpListener::bind("127.0.0.3:0").unwrap();
        fs::write(folder.path().join("passord"), PASSORD).unwrap();
        if let Some(user) = unprivileged() {
            success(Command::new("chown").arg("-R").arg(user).arg(folder.path()));
        }
        Self {
            folder,
            binaries,
            address: listener.local_addr().unwrap(),
            guard: Mutex::new(None),
        }
    }

    /// Starts it, and waits until it answers.
    pub fn launch(&self) {
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "sh"]);
        let mut postgres = self.program("postgres");
        postgres.args(["-D", "data", "-c", "unix_socket_directories="]);
        postgres.args(["-c", "fsync=off", "-c", "max_connections=60"]);
        postgres
            .arg("-c")
            .arg(format!("listen_addresses={}", self.address.ip()));
        postgres
            .arg("-c")
            .arg(format!("port={}", self.address.port()));
        command
            .arg(postgres.get_program())
            .args(postgres.get_args());
        let log = fs::File::options()
            .create(true)
            .append(true)
            .open(self.log())
            .unwrap();
        let child = command
            .current_dir(self.folder.path())
            .stdin(Stdio::piped())
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap();
        *self.guard.lock().unwrap() = Some(child);
        until("PostgreSQL answers", || {
            self.try_sql("postgres", "SELECT 1").is_ok()
        });
    }

    /// Its log.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Stops it, `INT` fast or `QUIT` immediate, and waits until it is gone.
    pub fn stop(&self, signal: &str) {
        kill(signal, &[self.pid()]);
        // The guard waits for its end, and for that of its own input.
        let mut guard = self.guard.lock().unwrap().take().unwrap();
        until("PostgreSQL is gone", || {
            std::net::TcpStream::connect(self.address).is_err()
                && !self.folder.path().join("data/postmaster.pid").exists()
        });
        drop(guard.stdin.take());
        guard.wait().unwrap();
    }

    /// All its processes stand still.
    pub fn freeze(&self) {
        // The parent first: it starts no more.
        kill("STOP", &[self.pid()]);
        kill("STOP", &self.children());
    }

    pub fn thaw(&self) {
        kill("CONT", &self.children());
        kill("CONT", &[self.pid()]);
    }

    fn pid(&self) -> String {
        let file = self.folder.path().join("data/postmaster.pid");
        let text = fs::read_to_string(file).unwrap();
        text.lines().next().unwrap().to_owned()
    }

    fn children(&self) -> Vec<String> {
        let pid = self.pid();
        let children = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children")).unwrap();
        children.split_whitespace().map(str::to_owned).collect()
    }

    /// Runs statements as its superuser.
    pub fn sql(&self, database: &str, sql: &str) {
        self.try_sql(database, sql).unwrap();
    }

    fn try_sql(&self, database: &str, sql: &str) -> Result<(), tokio_postgres::Error> {
        self.query(database, sql).map(drop)
    }

    /// The first column of what statements answer.
    pub fn query(&self, database: &str, sql: &str) -> Result<Vec<String>, tokio_postgres::Error> {
        let mut config = tokio_postgres::Config::new();
        config
            .host(self.address.ip().to_string())
            .port(self.address.port())
            .user("postgres")
            .password(PASSORD)
            .dbname(database);
        runtime().block_on(async {
            let (client, connection) = config.connect(tokio_postgres::NoTls).await?;
            let driver = tokio::spawn(connection);
            let outcome = client.simple_query(sql).await;
            drop(client);
            let _ = driver.await;
            let rows = outcome?.into_iter().filter_map(|message| match message {
                SimpleQueryMessage::Row(row) => Some(row.get(0).unwrap_or("NULL").to_owned()),
                _ => None,
            });
            Ok(rows.collect())
        })
    }

    /// A file in its folder, which it can read.
    pub fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, text).unwrap();
        if let Some(user) = unprivileged() {
            success(Command::new("chown").arg(user).arg(&path));
        }
        success(Command::new("chmod").arg("600").arg(&path));
        path
    }

    /// A database with nothing in it, and two users: an owner, and one who may only read.
    pub fn database(&self) -> Database<'_> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("r{}", NEXT.fetch_add(1, Ordering::SeqCst));
        for sql in [
            format!("CREATE ROLE eier_{name} LOGIN PASSWORD '{PASSORD}'"),
            format!("CREATE ROLE leser_{name} LOGIN PASSWORD '{PASSORD}'"),
            format!("CREATE DATABASE {name} OWNER eier_{name}"),
        ] {
            self.sql("postgres", &sql);
        }
        self.sql(
            &name,
            &format!(
                "REVOKE ALL ON SCHEMA public FROM PUBLIC; GRANT ALL ON SCHEMA public TO eier_{name};
                 GRANT USAGE ON SCHEMA public TO leser_{name};
                 ALTER DEFAULT PRIVILEGES FOR ROLE eier_{name} GRANT SELECT ON TABLES TO leser_{name}"
            ),
        );
        let passord_fil = self.folder.path().join("passord");
        Database {
            postgres: self,
            name,
            passord_fil,
        }
    }

    /// One of its own programs, to be run as whom it runs as.
    pub fn program(&self, name: &str) -> Command {
        let path = self.binaries.join(name);
        let mut command = match unprivileged() {
            None => Command::new(path),
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args([&format!("--reuid={user}"), "--clear-groups"]);
                command
                    .arg(format!("--regid={}", group(user)))
                    .arg("--")
                    .arg(path);
                command
            }
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Some(mut guard) = self.guard.lock().unwrap().take() {
            drop(guard.stdin.take());
            let _ = guard.wait();
        }
    }
}

/// The source, as one who may only read.
pub fn open(oppsett: &PostgresOppsett) -> PostgresKilde {
    let klokke = Klokke::system().unwrap();
    runtime()
        .block_on(PostgresKilde::open(oppsett, klokke))
        .unwrap()
}

pub fn runtime() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

/// Waits until it is so, which it must become.
pub fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < BOUND, "not within {BOUND:?}: {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

fn kill(signal: &str, pids: &[String]) {
    let mut command = Command::new("sh");
    command.args(["-c", "kill -s \"$@\" 2>/dev/null || true", "sh", signal]);
    success(command.args(pids));
}

fn success(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {output:?}");
}

/// Where `initdb` and `postgres` are.
fn binaries() -> Option<PathBuf> {
    let told = Command::new("pg_config").arg("--bindir").output();
    let told = told.ok().map(|output| {
        let text = String::from_utf8_lossy(&output.stdout);
        PathBuf::from(text.trim())
    });
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    let mut debian: Vec<PathBuf> = debian
        .flatten()
        .map(|version| version.path().join("bin"))
        .collect();
    debian.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let whole =
        |folder: &PathBuf| folder.join("initdb").exists() && folder.join("postgres").exists();
    told.into_iter()
        .chain(debian.into_iter().rev())
        .chain(path)
        .find(whole)
}

/// Whom it runs as, when this is root, which it refuses.
fn unprivileged() -> Option<&'static str> {
    static USER: LazyLock<Option<&str>> = LazyLock::new(|| {
        if id(&["-u"]).as_deref() != Some("0") {
            return None;
        }
        let known = |user: &&str| id(&["-u", user]).is_some();
        ["postgres", "nobody"].into_iter().find(known)
    });
    *USER
}

fn group(user: &str) -> String {
    id(&["-g", user]).unwrap()
}

fn id(arguments: &[&str]) -> Option<String> {
    let output = Command::new("id").args(arguments).output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    output.status.success().then_some(text)
}
