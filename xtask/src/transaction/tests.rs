//! Interrupted at every operation, the tree is all old or all new.

use std::collections::BTreeMap;
use std::fs;

use super::*;

/// Every file below `root`, with its contents.
fn tree(root: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let contents = fs::read_to_string(&path).unwrap();
                found.insert(path.strip_prefix(root).unwrap().to_owned(), contents);
            }
        }
    }
    found
}

/// A folder that only the change needs.
const DEEPER: &str = "generated/src/deeper";

fn files(files: &[(&str, &str)]) -> BTreeMap<PathBuf, String> {
    let file = |(path, contents): &(&str, &str)| (PathBuf::from(path), (*contents).to_owned());
    files.iter().map(file).collect()
}

fn old() -> BTreeMap<PathBuf, String> {
    files(&[
        ("spec/api.yaml", "old document"),
        ("spec/spec.lock", "old lock"),
        ("generated/src/a.rs", "old code"),
        ("generated/src/gone.rs", "removed"),
    ])
}

fn new() -> BTreeMap<PathBuf, String> {
    files(&[
        ("spec/api.yaml", "new document"),
        ("spec/spec.lock", "new lock"),
        ("generated/src/a.rs", "new code"),
        ("generated/src/deeper/b.rs", "added"),
    ])
}

/// A folder with the old files.
fn workspace() -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, contents) in old() {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }
    root
}

fn change() -> Transaction {
    let mut change = Transaction::default();
    for (path, contents) in new() {
        change.write(path, contents.into_bytes());
    }
    change.remove("generated/src/gone.rs".into());
    change
}

/// Runs `attempt` with a fault at operation 0, 1, ... until it runs through; how often that was.
fn until_it_runs_through(
    forever: bool,
    mut attempt: impl FnMut(&Path) -> Result<(), TransactionError>,
    mut examine: impl FnMut(&Path, Result<(), TransactionError>),
) -> usize {
    for operation in 0.. {
        let root = workspace();
        fault::at(Some(operation), forever);
        let outcome = attempt(root.path());
        fault::at(None, false);
        let through = outcome.is_ok();
        examine(root.path(), outcome);
        if through && operation > 25 {
            return operation;
        }
        assert!(operation < 200, "it does not run through");
    }
    unreachable!()
}

#[test]
fn a_change_is_made_whole() {
    let root = workspace();
    change().commit(root.path()).unwrap();
    assert_eq!(tree(root.path()), new());
    assert!(!root.path().join(PENDING).exists());
    assert_eq!(recover(root.path()).unwrap(), None);
}

#[test]
fn killed_at_any_operation_everything_is_old_or_new() {
    let (mut olds, mut news) = (0, 0);
    until_it_runs_through(
        true,
        |root| change().commit(root),
        |root, outcome| {
            // Right after it: no file is torn.
            for (path, contents) in tree(root) {
                if !path.starts_with(PENDING) {
                    let known = [old().get(&path).cloned(), new().get(&path).cloned()];
                    assert!(known.contains(&Some(contents)), "{}", path.display());
                }
            }
            recover(root).unwrap();
            let found = tree(root);
            assert!(found == old() || found == new(), "{found:?}");
            if found == new() {
                news += 1;
            } else {
                olds += 1;
                assert!(outcome.is_err());
                assert!(!root.join(DEEPER).exists());
            }
            assert!(!root.join(PENDING).exists());
        },
    );
    assert!(olds > 10 && news > 10, "{olds} {news}");
}

#[test]
fn killed_again_while_recovering_everything_is_new() {
    until_it_runs_through(
        true,
        |root| {
            // The journal is there, nothing is in place.
            let mut change = change();
            change.journal.folders = change.journal.missing_folders(root);
            fault::at(None, false);
            let draft = change.stage(root).unwrap();
            fs::rename(draft, root.join(PENDING).join(JOURNAL)).unwrap();
            fault::at(Some(NEXT.replace(NEXT.get() + 1)), true);
            recover(root).map(drop)
        },
        |root, _| {
            recover(root).unwrap();
            assert_eq!(tree(root), new());
        },
    );
}

thread_local! {
    static NEXT: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

#[test]
fn one_operation_that_fails_leaves_all_old_or_what_the_next_command_completes() {
    until_it_runs_through(
        false,
        |root| change().commit(root),
        |root, outcome| match outcome {
            Ok(()) => assert_eq!(tree(root), new()),
            Err(TransactionError::Stuck { .. }) => {
                recover(root).unwrap();
                assert_eq!(tree(root), new());
            }
            Err(error) => {
                assert_eq!(tree(root), old(), "{error}");
                assert!(!root.join(DEEPER).exists());
                assert!(error.to_string().contains("nothing was changed"), "{error}");
            }
        },
    );
}

#[test]
fn a_folder_where_a_file_should_go_is_refused_beforehand() {
    let root = workspace();
    fs::create_dir(root.path().join("generated/src/b.rs")).unwrap();
    let mut change = change();
    change.write("generated/src/b.rs".into(), Vec::new());
    let error = change.commit(root.path()).unwrap_err();
    assert!(error.to_string().contains("b.rs"), "{error}");
    assert_eq!(tree(root.path()), old());
}

#[test]
fn a_file_where_a_folder_should_be_is_refused_beforehand() {
    let root = workspace();
    let mut change = change();
    change.write("generated/src/a.rs/b.rs".into(), Vec::new());
    change.commit(root.path()).unwrap_err();
    assert_eq!(tree(root.path()), old());
}

#[test]
fn a_journal_that_reaches_outside_is_refused() {
    for path in [
        "../x",
        "/etc/x",
        "spec/../x",
        "server/x",
        "spec",
        "spec/./../../x",
    ] {
        let root = workspace();
        let pending = root.path().join(PENDING);
        fs::create_dir(&pending).unwrap();
        fs::write(pending.join("0"), "x").unwrap();
        let journal = format!(r#"{{"writes":["{path}"],"removals":[]}}"#);
        fs::write(pending.join(JOURNAL), journal).unwrap();
        let error = recover(root.path()).unwrap_err();
        assert!(
            matches!(error, TransactionError::Journal { .. }),
            "{path}: {error}"
        );
    }
    for folder in ["..", "/etc/x", "generated/../../x", "server", ""] {
        let root = workspace();
        let pending = root.path().join(PENDING);
        fs::create_dir(&pending).unwrap();
        let journal = format!(r#"{{"folders":["{folder}"],"writes":[],"removals":[]}}"#);
        fs::write(pending.join(JOURNAL), journal).unwrap();
        assert!(recover(root.path()).is_err(), "{folder}");
    }
}

#[test]
fn a_folder_that_somebody_else_made_meanwhile_is_used() {
    let root = workspace();
    let mut change = change();
    change.journal.folders = change.journal.missing_folders(root.path());
    assert_eq!(change.journal.folders, [Path::new(DEEPER)]);
    let draft = change.stage(root.path()).unwrap();
    fs::rename(draft, root.path().join(PENDING).join(JOURNAL)).unwrap();
    fs::create_dir(root.path().join(DEEPER)).unwrap();
    recover(root.path()).unwrap();
    assert_eq!(tree(root.path()), new());
    assert!(!root.path().join(PENDING).exists());
}

#[test]
fn permissions_are_kept() {
    use std::os::unix::fs::PermissionsExt;
    let root = workspace();
    let path = root.path().join("spec/api.yaml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    change().commit(root.path()).unwrap();
    assert_eq!(
        fs::metadata(path).unwrap().permissions().mode() & 0o777,
        0o640
    );
}
