//! Clients in Python that common generators make of the document, as they come, read what the service answers.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::error::ConformanceError;
use super::place::Place;
use super::process::{self, Said};
use super::python::Python;
use super::report::Run;

const STEP: &str = "klient";
const INSTALL: &str = "apt-get install default-jre-headless";

/// A generator.
struct Generator {
    name: &'static str,
    /// What reads by the client, in `xtask/conformance`.
    script: &'static str,
    /// Where the client is found, in the folder that it was written to.
    import_from: &'static str,
    command: fn(&Python, &Path, &Path) -> Command,
}

const GENERATORS: [Generator; 2] = [
    Generator {
        name: "openapi-python-client",
        script: "read_with_openapi_python_client.py",
        import_from: "",
        command: openapi_python_client,
    },
    Generator {
        name: "openapi-generator",
        script: "read_with_openapi_generator.py",
        import_from: "openapi-generator",
        command: openapi_generator,
    },
];

fn openapi_python_client(python: &Python, document: &Path, clients: &Path) -> Command {
    let mut command = python.program("openapi-python-client");
    command
        .args(["generate", "--meta", "none", "--fail-on-warning", "--path"])
        .arg(document)
        .arg("--output-path")
        .arg(clients.join("openapi_python_client_restanser"));
    command
}

fn openapi_generator(python: &Python, document: &Path, clients: &Path) -> Command {
    let mut command = python.program("openapi-generator-cli");
    command
        .args(["generate", "--generator-name", "python", "--input-spec"])
        .arg(document)
        .arg("--output")
        .arg(clients.join("openapi-generator"))
        .args(["--package-name", "openapi_generator_restanser"]);
    command
}

pub(super) fn run(place: &mut Place) -> Result<Vec<Run>, ConformanceError> {
    // The generator that carries a jar says nothing of use without it.
    process::run(Command::new("java").arg("-version"), "", INSTALL)?;
    GENERATORS
        .iter()
        .map(|generator| generator.run(place))
        .collect()
}

impl Generator {
    fn run(&self, place: &mut Place) -> Result<Run, ConformanceError> {
        let token = place.token(&["--consumer=974760673"])?;
        let python = place.python("client")?;
        let address = place.dev()?.address.clone();
        place.doing(&format!("a client by {}", self.name));
        let begun = Instant::now();
        let clients = place.path("clients");
        let mut generate = (self.command)(&python, &place.document()?, &clients);
        let made = process::run(&mut generate, "", INSTALL)?;
        let read = if made.content {
            let mut read = python.program("python");
            read.arg(place.told(self.script))
                .env("PYTHONPATH", clients.join(self.import_from))
                .env("CONFORMANCE_ADDRESS", address)
                .env("CONFORMANCE_TOKEN", token);
            process::run(&mut read, "", INSTALL)?
        } else {
            Said {
                output: format!("no client was made:\n{}", made.output),
                ..made
            }
        };
        let wrong = (!read.content).then(|| "the client does not read what is answered".to_owned());
        Ok(Run {
            step: STEP,
            name: self.name,
            seconds: begun.elapsed().as_secs_f64(),
            wrong: wrong.into_iter().collect(),
            counted: None,
            output: read.output,
        })
    }
}
