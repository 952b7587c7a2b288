//! The tables, by version.
//!
//! Each statement of a migration is its own transaction and can be run again: databases without DDL in transactions take
//! them, a migration that was killed is finished by the next, and two at once do each other no harm.

use tokio::runtime::Builder;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::tilkobling::{Apen, Tilkobler};
use super::{PostgresFeil, PostgresOppsett};
use crate::kilde::KildeFeil;

/// The migrations; the first takes a database to version 1. What was released is not changed any more.
const MIGRASJONER: [&str; 2] = [
    include_str!("migrasjoner/0001_register.sql"),
    include_str!("migrasjoner/0002_utlevering.sql"),
];

/// The version that this program reads and writes.
pub const VERSJON: i64 = MIGRASJONER.len() as i64;

/// Before all of them.
const SKJEMAVERSJON: &str = "CREATE TABLE IF NOT EXISTS skjemaversjon (
    versjon BIGINT NOT NULL PRIMARY KEY,
    anvendt TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
)";

/// How often a statement is tried again when another migration is at the same.
const FORSOK: usize = 10;

/// What a migration does, or would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skjemaplan {
    /// The version before, 0 when there are no tables.
    pub fra: i64,
    /// The statements that take it to [`VERSJON`].
    pub setninger: Vec<&'static str>,
}

/// What [`migrer`] would do.
///
/// # Errors
/// When the database cannot be reached, or is newer than this program.
pub fn planlegg(oppsett: &PostgresOppsett) -> Result<Skjemaplan, KildeFeil> {
    with_client(oppsett, async |client| plan(client).await)
}

/// Takes the tables to [`VERSJON`]. Needs a user who may make tables; the service does not.
///
/// # Errors
/// When the database cannot be reached, refuses, or is newer than this program. What was done stays, and the next
/// migration goes on from there.
pub fn migrer(oppsett: &PostgresOppsett) -> Result<Skjemaplan, KildeFeil> {
    with_client(oppsett, async |client| {
        let plan = plan(client).await?;
        for (versjon, migrasjon) in (1..).zip(MIGRASJONER) {
            if versjon <= plan.fra {
                continue;
            }
            execute(client, SKJEMAVERSJON).await?;
            for setning in setninger(migrasjon) {
                execute(client, setning).await?;
            }
            execute(
                client,
                &format!(
                    "INSERT INTO skjemaversjon (versjon) VALUES ({versjon}) ON CONFLICT (versjon) DO NOTHING"
                ),
            )
            .await?;
        }
        Ok(plan)
    })
}

/// Refuses tables of another version.
pub(crate) async fn check(client: &Client) -> Result<(), PostgresFeil> {
    let found = version(client).await?;
    match found.cmp(&VERSJON) {
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Less => Err(PostgresFeil::Gammelt {
            found,
            needed: VERSJON,
        }),
        std::cmp::Ordering::Greater => Err(PostgresFeil::Nytt {
            found,
            needed: VERSJON,
        }),
    }
}

async fn plan(client: &Client) -> Result<Skjemaplan, PostgresFeil> {
    let fra = match check(client).await {
        Ok(()) => VERSJON,
        Err(PostgresFeil::Gammelt { found, .. }) => found,
        Err(error) => return Err(error),
    };
    let missing = MIGRASJONER
        .iter()
        .skip(usize::try_from(fra).unwrap_or_default());
    Ok(Skjemaplan {
        fra,
        setninger: missing.flat_map(|migrasjon| setninger(migrasjon)).collect(),
    })
}

/// The version of the tables, 0 when there are none.
async fn version(client: &Client) -> Result<i64, PostgresFeil> {
    let found = client
        .query_one("SELECT max(versjon) FROM skjemaversjon", &[])
        .await
        .and_then(|row| row.try_get::<_, Option<i64>>(0));
    match found {
        Ok(found) => Ok(found.unwrap_or_default()),
        Err(error) if error.code() == Some(&SqlState::UNDEFINED_TABLE) => Ok(0),
        Err(error) => Err(PostgresFeil::av("read the schema version", &error)),
    }
}

/// The statements of a migration. No text in them holds a semicolon at the end of a line.
fn setninger(migrasjon: &'static str) -> impl Iterator<Item = &'static str> {
    migrasjon
        .split(";\n")
        .map(str::trim)
        .filter(|setning| !setning.is_empty())
}

/// Runs one statement, again when it met another migration: IF NOT EXISTS looks before it makes, and between the two
/// somebody else may.
async fn execute(client: &Client, setning: &str) -> Result<(), PostgresFeil> {
    let mut left = FORSOK;
    loop {
        let Err(error) = client.batch_execute(setning).await else {
            return Ok(());
        };
        left -= 1;
        let met = [
            SqlState::UNIQUE_VIOLATION,
            SqlState::DUPLICATE_TABLE,
            SqlState::DUPLICATE_OBJECT,
            SqlState::T_R_SERIALIZATION_FAILURE,
            SqlState::T_R_DEADLOCK_DETECTED,
        ];
        if left == 0 || !error.code().is_some_and(|code| met.contains(code)) {
            return Err(PostgresFeil::av("migrate the database", &error));
        }
    }
}

/// Runs something on a connection to the primary, and waits for it.
fn with_client<T>(
    oppsett: &PostgresOppsett,
    work: impl AsyncFnOnce(&Client) -> Result<T, PostgresFeil>,
) -> Result<T, KildeFeil> {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| PostgresFeil::System(error.to_string()))?;
    let tilkobler = Tilkobler::new(oppsett)?.til_skriving();
    let outcome = runtime.block_on(async {
        let Apen { client, .. } = tilkobler.koble().await?;
        work(&client).await
    });
    Ok(outcome?)
}
