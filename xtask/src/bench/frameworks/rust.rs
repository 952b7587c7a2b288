//! openapi-generator's rust-axum: a crate is generated of the document, and built with the one that implements its trait.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::Contender;
use super::python;
use super::workshop::{Workshop, version};
use crate::bench::error::BenchError;
use crate::bench::process;

const LOCK: &str = "Cargo.lock";
const JAVA: &str = "apt-get install default-jre-headless";
const RUST: &str = "the toolchain that this workspace is built with";
/// The lock names the generated crate: its version is not the document's. Left to itself, it hands each check of
/// parameters and each writing of a body to another thread.
const PROPERTIES: &str = "packageName=restanser_axum,packageVersion=0.1.0,\
                          allowBlockingValidator=true,allowBlockingResponseSerialize=true";

pub(super) fn prepare(workshop: &Workshop) -> Result<Contender, BenchError> {
    // The package that carries the generator says nothing of use without it.
    version(Path::new("java"), JAVA)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let cargo = PathBuf::from(cargo);
    let versions = format!(
        "openapi-generator {}, axum {}, Rust {}",
        workshop.listed("requirements.txt", "openapi-generator-cli", python::pinned)?,
        workshop.listed(LOCK, "axum", locked)?,
        version(&cargo, RUST)?,
    );
    for name in ["Cargo.toml", LOCK, "src/main.rs"] {
        workshop.copy(name)?;
    }
    generate(workshop)?;
    Ok(Contender {
        name: "openapi-generator rust-axum",
        language: "Rust",
        versions,
        program: build(workshop, &cargo)?.into(),
        arguments: vec![workshop.answer.clone().into()],
    })
}

/// Files that come out as they were keep their time, and are not built again.
fn generate(workshop: &Workshop) -> Result<(), BenchError> {
    let environment = python::environment(workshop)?;
    let mut generate = Command::new(environment.with_file_name("openapi-generator-cli"));
    generate
        .args(["generate", "--generator-name", "rust-axum"])
        .arg("--input-spec")
        .arg(&workshop.document)
        .arg("--output")
        .arg(workshop.made("api"))
        .args(["--minimal-update", "--additional-properties", PROPERTIES])
        .env_remove("PYTHONPATH")
        .env_remove("PYTHONHOME");
    process::run(&mut generate)?;
    Ok(())
}

fn build(workshop: &Workshop, cargo: &Path) -> Result<PathBuf, BenchError> {
    let target = workshop.made("target");
    let mut build = Command::new(cargo);
    build
        .args(["build", "--release", "--locked", "--quiet"])
        .arg("--manifest-path")
        .arg(workshop.made("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target);
    process::run(&mut build)?;
    let program = format!("restanser-axum-contender{}", std::env::consts::EXE_SUFFIX);
    Ok(target.join("release").join(program))
}

/// The version of a package in a lock file, the first if there are several.
fn locked(lock: &str, package: &str) -> Option<String> {
    let lock: toml::Table = lock.parse().ok()?;
    let mut packages = lock.get("package")?.as_array()?.iter();
    let found =
        packages.find(|of| of.get("name").and_then(toml::Value::as_str) == Some(package))?;
    Some(found.get("version")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_package_is_found_by_its_whole_name() {
        let lock = "version = 4\n\
                    [[package]]\nname = \"axum-core\"\nversion = \"0.5.6\"\n\
                    [[package]]\nname = \"axum\"\nversion = \"0.8.9\"\n";
        assert_eq!(locked(lock, "axum").as_deref(), Some("0.8.9"));
        assert_eq!(locked(lock, "ax"), None);
    }
}
