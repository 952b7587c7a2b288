//! The maintainer's commands: arguments in, calls out.

#![forbid(unsafe_code)]

#[macro_use]
mod output;

mod bench;
mod changelog;
mod conformance;
mod corpus;
mod diff;
mod drift;
mod error;
mod fetch;
mod files;
mod lock;
mod package;
mod pin;
mod programs;
mod progress;
mod regen;
mod registry;
mod report;
mod transaction;
mod upstream;
mod version;
mod workspace;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use error::{Error, Outcome};

/// Takes care of the specification and of what is generated from it, and measures.
///
/// Exit codes: 0 done; 1 something here is not what it should be (`regen --check`, an edit that is not pinned);
/// 2 the specification: errors, unsupported parts, or changes that break consumers; 3 wrong usage, files that cannot be
/// read or written, a registry that cannot be reached. `drift` has its own.
///
/// Every command that works on the workspace first completes what an interrupted one had decided, and removes what it
/// had not.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    /// Work in another workspace than the one that this was built from.
    #[arg(long, global = true, hide = true, value_name = "PATH")]
    workspace: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Generate the crate `generated/` from the pinned specification.
    ///
    /// A specification that is not what `spec/spec.lock` pins is refused: `cargo xtask pin` generates from an edit by hand.
    /// Everything is made before anything is written, and all files change together: a run that fails or is interrupted
    /// changes nothing. Needs no network, but for --fetch.
    ///
    /// Exit codes: 0 done; 1 the specification was edited and not pinned, or --check found something that differs, named;
    /// 2 the specification has errors or unsupported parts, or --fetch refused it; 3 usage, files, registry.
    Regen(regen::Regen),
    /// Take an edit of the specification by hand: generate from it, and put it on the record in `spec/spec.lock`, with its
    /// version, its hash and the reason for it.
    ///
    /// Lock and generated code change together or not at all; afterwards `cargo xtask regen --check` is content. When git's
    /// HEAD has what was pinned before, the changes are counted.
    ///
    /// Exit codes: 0 pinned and generated; 2 the specification has errors or unsupported parts; 3 usage or files.
    Pin(pin::Pin),
    /// Take a version of the specification from the registry that `spec/spec.lock` names.
    ///
    /// Only published, public versions are taken, as their author wrote them. The document must be one of the same API
    /// (title) and of the version that was asked for, the generator must be able to use it, and it must not break
    /// consumers or go back, unless that is accepted. Document, lock and generated code change together or not at all.
    ///
    /// A registry that fails is asked again, after the wait that it asks for; all of it together takes a minute at most.
    ///
    /// A key for the registry can be given in SWAGGERHUB_API_KEY; public versions need none.
    ///
    /// Exit codes: 0 taken, or in step already; 1 the document here was edited and not pinned; 2 the document cannot be
    /// used, is another one, or breaks consumers (the changes are listed); 3 usage, files, or the registry.
    Fetch(fetch::Fetch),
    /// What changed between two specifications, and what it means.
    ///
    /// Without arguments: the document of git's HEAD against the one in the workspace. With one: the pinned document
    /// against that file. With two: the first against the second. With --upstream: the pinned document against the
    /// registry's default version.
    ///
    /// Each change has a class on the wire (breaking, compatible, documentation), and where it has one, in validation
    /// (tighter, looser, other) and for code against the generated crate (breaking, compatible).
    ///
    /// Exit codes: 0 no changes, or none that break consumers; 1 the pinned document was edited and not pinned
    /// (--upstream); 2 some break consumers, or a document has errors or unsupported parts; 3 usage, files, or the registry.
    Diff(diff::Diff),
    /// For a nightly job: does the registry still publish what is pinned? Changes no document, lock or code, and takes a
    /// minute at most.
    ///
    /// Exit codes: 0 in step; 1 compatible news; 2 news that `fetch` would refuse: they break consumers, go back, or
    /// cannot be used; 3 no verdict: the registry cannot be reached, or something is wrong here.
    Drift(drift::Drift),
    /// Propose an entry for the changelog: Norwegian for consumers, English for maintainers. Arguments as for `diff`.
    ///
    /// Exit codes: 0 printed; 1 the pinned document was edited and not pinned (--upstream); 2 a document has errors or
    /// unsupported parts; 3 usage, files, or the registry.
    Changelog(changelog::Changelog),
    /// Measure the service in release, beside what it is measured by: import, lookup, the disclosure log.
    ///
    /// Works in a folder under `target/bench` that is gone afterwards; the full register needs 4 GB there. Ratios are those
    /// of interleaved rounds, and hold on a loaded machine too; times do not.
    ///
    /// Exit codes: 0 all bounds are kept; 1 one is not, named; 3 something could not be measured.
    Bench(bench::Bench),
    /// Try the generator on a folder of OpenAPI documents that are not ours.
    ///
    /// Each becomes a crate with a skeleton, by the command line of the generator, under `target/corpus`; it is checked with
    /// warnings denied, and its tests are run. With --diagnose each is only generated in memory. What the generator says of
    /// all of them is counted: what is most often refused comes first.
    ///
    /// Exit codes: 0 every document generates, and compiles and passes; 1 one does not, or the generator panicked, took too
    /// long or was at fault; 2 some were refused with diagnostics, and nothing worse; 3 usage or files.
    Corpus(corpus::Corpus),
    /// Let programs of others try the running service: schemathesis, generated clients in Python, promtool.
    ///
    /// Builds the service and starts `restanser dev`, and `restanser serve` for the metrics, on free ports with a folder that
    /// is gone afterwards. Python packages are installed into `target/conformance`, in the versions that
    /// `xtask/conformance/requirements-*.txt` name, at the first run.
    ///
    /// Exit codes: 0 all are content; 1 one is not, named; 3 the service does not build or start, usage, or files; 4 a program
    /// is missing, and it is told what to install.
    Conformance(conformance::Conformance),
    /// Make what goes into a package beside the program, in `target/release/package`: manual pages, completions and the
    /// example of a configuration.
    ///
    /// `cargo deb --package restanser-server` takes it from there, see packaging/README.md.
    ///
    /// Exit codes: 0 made; 3 the program cannot be built or run, usage, or files.
    Package(package::Package),
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are no errors.
            let code = if error.use_stderr() { 3 } else { 0 };
            let _ = error.print();
            return ExitCode::from(code);
        }
    };
    let root = arguments.workspace.unwrap_or_else(workspace::built_from);
    let outcome = match arguments.command {
        Command::Regen(regen) => regen.run(&root),
        Command::Pin(pin) => pin.run(&root),
        Command::Fetch(fetch) => fetch.run(&root),
        Command::Diff(diff) => diff.run(&root),
        Command::Drift(drift) => drift.run(&root),
        Command::Changelog(changelog) => changelog.run(&root),
        Command::Bench(bench) => bench.run(&root),
        Command::Corpus(corpus) => corpus.run(&root),
        Command::Conformance(conformance) => conformance.run(&root),
        Command::Package(package) => package.run(&root),
    };
    match outcome {
        Ok(outcome) => ExitCode::from(outcome.exit_code()),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(error.exit_code())
        }
    }
}
