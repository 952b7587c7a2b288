//! Removing versions that nobody reads, in batches: no transaction grows with the register.

use tokio_postgres::Client;

use super::PostgresFeil;

/// So many organisations at a time.
const SATS: i64 = 2000;

/// Removes the versions that `which` says.
pub(super) async fn fjern(
    client: &Client,
    which: impl Fn(i64) -> bool,
) -> Result<(), PostgresFeil> {
    let of = |error| PostgresFeil::av("remove an old version of the register", &error);
    let mut last = i64::MIN;
    loop {
        let row = client
            .query_one(
                "SELECT least(
                    (SELECT min(versjon) FROM organisasjon WHERE versjon > $1),
                    (SELECT min(versjon) FROM krav WHERE versjon > $1))",
                &[&last],
            )
            .await
            .map_err(of)?;
        let Some(versjon) = row.try_get::<_, Option<i64>>(0).map_err(of)? else {
            return Ok(());
        };
        if which(versjon) {
            fjern_en(client, versjon).await.map_err(of)?;
        }
        last = versjon;
    }
}

async fn fjern_en(client: &Client, versjon: i64) -> Result<(), tokio_postgres::Error> {
    let mut from = String::new();
    loop {
        let next = client
            .query_opt(
                "SELECT organisasjonsnummer FROM organisasjon
                 WHERE versjon = $1 AND organisasjonsnummer >= $2
                 ORDER BY organisasjonsnummer LIMIT 1 OFFSET $3",
                &[&versjon, &from, &SATS],
            )
            .await?;
        let Some(next) = next else {
            // The rest; and claims without an organisation, which only a run that was killed leaves.
            client
                .execute("DELETE FROM krav WHERE versjon = $1", &[&versjon])
                .await?;
            client
                .execute("DELETE FROM organisasjon WHERE versjon = $1", &[&versjon])
                .await?;
            return Ok(());
        };
        let next: String = next.try_get(0)?;
        for sql in [
            "DELETE FROM krav WHERE versjon = $1 AND organisasjonsnummer >= $2 AND organisasjonsnummer < $3",
            "DELETE FROM organisasjon WHERE versjon = $1 AND organisasjonsnummer >= $2 AND organisasjonsnummer < $3",
        ] {
            client.execute(sql, &[&versjon, &from, &next]).await?;
        }
        from = next;
    }
}
