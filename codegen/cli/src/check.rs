//! `actix-openapi check`

use actix_openapi_codegen::document::sources::Documents;
use actix_openapi_codegen::{Choices, Error as GenerateError, Generated, Options, generate_with};
use clap::Args;

use crate::error::Error;
use crate::input::{Input, Read};
use crate::report::Report;

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    input: Input,
}

impl Check {
    pub(crate) fn json(&self) -> bool {
        self.input.json
    }

    pub(crate) fn run(&self) -> Result<Report, Error> {
        let read = self.input.read()?;
        let options = Options {
            document_name: &self.input.file_name(),
            command: "actix-openapi generate",
            crate_name: "api",
        };
        let choices = Choices {
            configuration: read.configuration.as_ref(),
            ..Choices::default()
        };
        let generated = generated(&self.input, &read, &options, &choices)?;
        if !self.json() {
            eprintln!("{}: {}", self.input.name(), summary(&generated));
        }
        Ok(Report::of(&self.input, &read, &generated, Vec::new()))
    }
}

/// Generates in memory; what is wrong is told of the document as the arguments name it.
pub(crate) fn generated(
    input: &Input,
    read: &Read,
    options: &Options<'_>,
    choices: &Choices<'_>,
) -> Result<Generated, Error> {
    let documents = Documents {
        main: &read.document,
        others: read.others.clone(),
    };
    generate_with(documents, options, choices).map_err(|error| {
        Error::Generate(match error {
            GenerateError::Document(diagnostics) => {
                GenerateError::Document(diagnostics.of(&input.name()))
            }
            other => other,
        })
    })
}

/// What a document gives, in a few words.
pub(crate) fn summary(generated: &Generated) -> String {
    let counted = |count: usize, what: &str| match count {
        1 => format!("1 {what}"),
        _ => format!("{count} {what}s"),
    };
    let client = match &generated.without_client {
        None => "with a client".to_owned(),
        Some(reason) => format!("no client: {reason}"),
    };
    format!(
        "{}, {}, {client}",
        counted(generated.api.operations.len(), "operation"),
        counted(generated.api.schemas.len(), "schema"),
    )
}
