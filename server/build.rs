//! Which commit this is built from: what the environment says, or git, where this is built in a working copy.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// For builds without a working copy: packages, images.
const VARIABLE: &str = "RESTANSER_COMMIT";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed={VARIABLE}");
    let given = env::var(VARIABLE).ok().filter(|given| is_commit(given));
    let commit = given.or_else(of_working_copy);
    println!(
        "cargo::rustc-env={VARIABLE}={}",
        commit.as_deref().unwrap_or("unknown")
    );
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = output(Command::new(rustc).arg("--version"));
    println!(
        "cargo::rustc-env=RESTANSER_RUSTC={}",
        version.as_deref().unwrap_or("unknown")
    );
}

/// It becomes part of the program's metrics: one word.
fn is_commit(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"-_.+".contains(&byte))
}

fn of_working_copy() -> Option<String> {
    let root = Path::new(&env::var_os("CARGO_MANIFEST_DIR")?)
        .parent()?
        .canonicalize()
        .ok()?;
    // A copy without git within somebody else's working copy is none of its commits.
    let top = PathBuf::from(git(&root, &["rev-parse", "--show-toplevel"])?);
    if top.canonicalize().ok()? != root {
        return None;
    }
    let commit = git(&root, &["rev-parse", "HEAD"]).filter(|commit| is_commit(commit))?;
    // Only what is there is watched: cargo takes what is not for changed, each time.
    let mut watched = vec!["HEAD".to_owned(), "packed-refs".to_owned()];
    watched.extend(git(&root, &["symbolic-ref", "-q", "HEAD"]));
    for name in watched {
        let path = git(&root, &["rev-parse", "--git-path", &name]).map(|path| root.join(path));
        if let Some(path) = path.filter(|path| path.is_file()) {
            println!("cargo::rerun-if-changed={}", path.display());
        }
    }
    Some(commit)
}

fn git(root: &Path, arguments: &[&str]) -> Option<String> {
    output(Command::new("git").current_dir(root).args(arguments))
}

/// What a command says, on one line; nothing when it is not there or fails.
fn output(command: &mut Command) -> Option<String> {
    let output = command
        .output()
        .ok()
        .filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim();
    (!text.is_empty() && !text.contains('\n')).then(|| text.to_owned())
}
