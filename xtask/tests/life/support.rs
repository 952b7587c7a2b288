//! A workspace of its own, and the real program run in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crate::stand_in::{API, OWNER, Registry};

pub(crate) const DOCUMENT: &str = "spec/bok-api.yaml";
pub(crate) const LOCK: &str = "spec/spec.lock";

/// The pinned document, version 1.1.0.
pub(crate) const PINNED: &str = include_str!("document.yaml");

/// Flags that make it give up fast.
const IMPATIENT: [&str; 10] = [
    "--first-wait",
    "1",
    "--attempts",
    "3",
    "--connect-within",
    "5000",
    "--answer-within",
    "20000",
    "--all-within",
    "60000",
];

/// The pinned document with changes.
pub(crate) fn edited(edits: &[(&str, &str)]) -> String {
    let mut text = PINNED.to_owned();
    for (from, to) in edits {
        assert_eq!(text.matches(from).count(), 1, "{from} stands once");
        text = text.replace(from, to);
    }
    text
}

/// 1.2.0, with a new optional property in an answer.
pub(crate) fn compatible() -> String {
    edited(&[
        ("version: 1.1.0", "version: 1.2.0"),
        (
            "        sider:\n",
            "        forlag:\n          type: string\n        sider:\n",
        ),
    ])
}

/// 2.0.0, with a property less in an answer.
pub(crate) fn breaking() -> String {
    edited(&[
        ("version: 1.1.0", "version: 2.0.0"),
        (
            "        sider:\n          type: integer\n          format: int64\n",
            "",
        ),
    ])
}

/// 1.0.0
pub(crate) fn earlier() -> String {
    edited(&[("version: 1.1.0", "version: 1.0.0")])
}

/// Every file with its bytes.
pub(crate) type Tree = BTreeMap<PathBuf, Vec<u8>>;

/// How the program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

/// A workspace: document, lock, generated crate.
pub(crate) struct Workspace(tempfile::TempDir);

impl Workspace {
    /// With `PINNED` from `registry`.
    pub(crate) fn new(registry: &Registry) -> Self {
        Self::at(registry.address())
    }

    pub(crate) fn at(address: &str) -> Self {
        static TEMPLATE: OnceLock<Workspace> = OnceLock::new();
        let copy = TEMPLATE.get_or_init(Self::made).copy();
        copy.edit(LOCK, "https://registry.example.com", address);
        copy
    }

    fn made() -> Self {
        let made = Self(tempfile::tempdir().unwrap());
        fs::create_dir(made.path().join("spec")).unwrap();
        fs::write(made.path().join(DOCUMENT), PINNED).unwrap();
        let lock = format!(
            "document = \"bok-api.yaml\"\nversion = \"0\"\nmedia_type = \"application/yaml\"\nsha256 = \"{}\"\n\
             pinned = \"2026-01-01T00:00:00Z\"\ngenerator = \"0.0.0\"\n\n[source]\n\
             registry = \"https://registry.example.com\"\nowner = \"{OWNER}\"\napi = \"{API}\"\nreconstructed = true\n",
            "0".repeat(64)
        );
        fs::write(made.path().join(LOCK), lock).unwrap();
        made.run(&["pin", "--reason", "a test"]).expect(0);
        made.run(&["regen", "--check"]).expect(0);
        made
    }

    pub(crate) fn copy(&self) -> Self {
        let copy = Self(tempfile::tempdir().unwrap());
        for (path, bytes) in self.tree() {
            let path = copy.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        copy
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.path().join(file)).unwrap()
    }

    pub(crate) fn write(&self, file: &str, text: &str) -> String {
        let path = self.path().join(file);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    }

    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert_eq!(
            text.matches(from).count(),
            1,
            "{from} stands once in {file}"
        );
        self.write(file, &text.replace(from, to));
    }

    /// The lock's value of a key.
    pub(crate) fn lock(&self, key: &str) -> Option<String> {
        let lock: toml::Table = toml::from_str(&self.read(LOCK)).unwrap();
        let value = lock.get(key).or_else(|| lock["source"].get(key))?;
        Some(
            value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned),
        )
    }

    /// Every file below it.
    pub(crate) fn tree(&self) -> Tree {
        let mut found = Tree::new();
        let mut folders = vec![self.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let bytes = fs::read(&path).unwrap();
                    found.insert(path.strip_prefix(self.path()).unwrap().to_owned(), bytes);
                }
            }
        }
        found
    }

    /// git, in this workspace.
    pub(crate) fn git(&self, arguments: &[&str]) {
        let mut command = Command::new("git");
        command.arg("-C").arg(self.path());
        for setting in [
            "user.name=x",
            "user.email=x@example.com",
            "commit.gpgsign=false",
        ] {
            command.args(["-c", setting]);
        }
        let output = command.args(arguments).output().unwrap();
        assert!(output.status.success(), "{output:?}");
    }

    /// The program with these arguments; those that ask a registry are made impatient.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("--workspace").arg(self.path());
        command.args(arguments);
        let asks = match arguments[0] {
            "fetch" | "drift" => true,
            _ => arguments.contains(&"--upstream") || arguments.contains(&"--fetch"),
        };
        let given = |flag: &str| arguments.contains(&flag);
        for pair in IMPATIENT.chunks(2).filter(|pair| asks && !given(pair[0])) {
            command.args(pair);
        }
        command
            .env_remove("SWAGGERHUB_API_KEY")
            .stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ended {
        ended(&mut self.command(arguments))
    }
}

pub(crate) fn ended(command: &mut Command) -> Ended {
    let output = command.output().unwrap();
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}
