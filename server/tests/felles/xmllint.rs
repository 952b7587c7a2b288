//! XML errors against their schema, with `xmllint` where there is one.

use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Once;

use super::skipped;

/// Checks an error against our own schema, and against the published one where it is at hand.
///
/// Without `xmllint` nothing is checked, which is said; under CI it is a failure.
pub fn validate_feil(xml: &[u8]) {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    validate(xml, &tests.join("tests/fixtures/feil.xsd"));
    let published = tests.join("../../shared/xsd/feil.xsd");
    if published.exists() {
        validate(xml, &published);
    } else {
        static ONCE: Once = Once::new();
        ONCE.call_once(|| skipped("../shared/xsd/feil.xsd is not here: XML errors are checked against our own schema only"));
    }
}

fn validate(xml: &[u8], schema: &Path) {
    let xmllint = Command::new("xmllint")
        .args(["--nonet", "--noout", "--schema"])
        .arg(schema)
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut xmllint = match xmllint {
        Ok(xmllint) => xmllint,
        Err(error) if error.kind() == ErrorKind::NotFound => {
            assert!(
                std::env::var("CI").as_deref() != Ok("true"),
                "there is no xmllint, which CI must have"
            );
            static ONCE: Once = Once::new();
            ONCE.call_once(|| {
                skipped("there is no xmllint: XML errors are not checked against their schema")
            });
            return;
        }
        Err(error) => panic!("xmllint: {error}"),
    };
    xmllint.stdin.take().unwrap().write_all(xml).unwrap();
    let output = xmllint.wait_with_output().unwrap();
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(xml),
        String::from_utf8_lossy(&output.stderr)
    );
}
