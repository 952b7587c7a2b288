//! fastify-openapi-glue, which makes fastify's routes, checks and writers of the document.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::Contender;
use super::workshop::{Workshop, version};
use crate::bench::error::BenchError;
use crate::bench::process;

const LOCK: &str = "package-lock.json";
const INSTALL: &str = "apt-get install nodejs npm (Node.js 20 or newer)";

pub(super) fn prepare(workshop: &Workshop) -> Result<Contender, BenchError> {
    let node = version(Path::new("node"), INSTALL)?;
    version(Path::new("npm"), INSTALL)?;
    for name in ["package.json", LOCK, "server.js"] {
        workshop.copy(name)?;
    }
    workshop.install(LOCK, || {
        let mut install = Command::new("npm");
        install
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(workshop.made(""));
        process::run(&mut install)?;
        Ok(())
    })?;
    let of = |package| workshop.listed(LOCK, package, locked);
    let versions = format!(
        "fastify-openapi-glue {}, fastify {}, Node.js {node}",
        of("fastify-openapi-glue")?,
        of("fastify")?,
    );
    Ok(Contender {
        name: "fastify-openapi-glue",
        language: "Node.js",
        versions,
        program: "node".into(),
        arguments: vec![
            workshop.made("server.js").into(),
            workshop.document.clone().into(),
            workshop.answer.clone().into(),
        ],
    })
}

/// The version of a package that is not one of another package's own.
fn locked(lock: &str, package: &str) -> Option<String> {
    let lock: Value = serde_json::from_str(lock).ok()?;
    let package = lock
        .get("packages")?
        .get(format!("node_modules/{package}"))?;
    Some(package.get("version")?.as_str()?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_is_found_where_all_find_it() {
        let lock = r#"{"packages": {
            "node_modules/other/node_modules/fastify": {"version": "4.0.0"},
            "node_modules/fastify": {"version": "5.12.8"}
        }}"#;
        assert_eq!(locked(lock, "fastify").as_deref(), Some("5.12.8"));
        assert_eq!(locked(lock, "other"), None);
    }
}
