//! Making a register: all of it, or nothing in its place.

use super::*;

#[test]
fn a_register_that_is_not_finished_leaves_the_old_one() {
    let (folder, path) = place();
    write(&path, 1);
    let mut dropped = NyttRegister::begynn(&path).unwrap();
    dropped.organisasjon(nummer(KNOWN)).unwrap();
    drop(dropped);
    assert_eq!(names_in(&folder), ["restanser.sqlite"]);

    // As a run that is killed leaves it: nothing is cleaned up.
    let mut killed = NyttRegister::begynn(&path).unwrap();
    killed.organisasjon(nummer(KNOWN)).unwrap();
    std::mem::forget(killed);
    assert_eq!(gebyr(&SqliteKilde::open(&path).unwrap()), 1);

    fs::remove_file(&path).unwrap();
    SqliteKilde::open(&path).unwrap_err();
}

#[test]
fn what_does_not_fit_is_refused_by_its_place_and_leaves_nothing() {
    let (folder, path) = place();
    let fits = krav(KNOWN, Kategori::Gebyr, 1, None);
    let error = opprett(
        &path,
        [nummer(KNOWN)],
        [fits, krav(OTHER, Kategori::Gebyr, 1, None)],
    )
    .unwrap_err();
    assert!(error.to_string().starts_with("claim no. 2"), "{error}");
    assert!(!format!("{error} {error:?}").contains(OTHER));
    let error = opprett(&path, [nummer(KNOWN), nummer(KNOWN)], []).unwrap_err();
    assert!(
        error.to_string().starts_with("organisation no. 2"),
        "{error}"
    );
    assert!(!format!("{error} {error:?}").contains(KNOWN));
    assert!(names_in(&folder).is_empty());
}

#[test]
fn a_register_is_private_and_keeps_the_permissions_that_it_was_given() {
    use std::os::unix::fs::PermissionsExt;
    let (_folder, path) = place();
    let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
    write(&path, 1);
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    write(&path, 2);
    assert_eq!(mode(), 0o640);
}

#[test]
fn a_journal_beside_the_old_register_is_not_played_into_the_new() {
    let (folder, path) = place();
    write(&path, 1);
    let journal = folder.path().join("restanser.sqlite-journal");
    fs::write(&journal, "left behind").unwrap();
    let error = opprett(&path, [nummer(KNOWN)], []).unwrap_err();
    assert!(matches!(&error, KildeFeil::Journal { path } if *path == journal));
    fs::remove_file(&journal).unwrap();
    assert_eq!(gebyr(&SqliteKilde::open(&path).unwrap()), 1);
}

#[test]
fn a_folder_that_is_not_there_is_an_error() {
    let (folder, _) = place();
    let path = folder.path().join("missing").join("restanser.sqlite");
    assert!(matches!(
        opprett(&path, [], []),
        Err(KildeFeil::Skriving { .. })
    ));
}
