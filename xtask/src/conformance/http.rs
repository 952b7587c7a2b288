//! Requests to the service, on this machine.

use reqwest::Client;

use super::error::ConformanceError;
use crate::programs::file;

/// Asks for each of these in turn, with a token if there is one, whatever is answered.
pub(super) fn ask(urls: &[String], token: &str) -> Result<(), ConformanceError> {
    blocking(async {
        let client = client()?;
        for url in urls {
            let asked = client.get(url).bearer_auth(token).send().await;
            asked.map_err(unanswered(url))?;
        }
        Ok(())
    })
}

/// What is there.
pub(super) fn text(url: &str) -> Result<String, ConformanceError> {
    blocking(async {
        let answered = client()?.get(url).send().await.map_err(unanswered(url))?;
        let answered = answered.error_for_status().map_err(unanswered(url))?;
        answered.text().await.map_err(unanswered(url))
    })
}

fn blocking<T>(
    work: impl Future<Output = Result<T, ConformanceError>>,
) -> Result<T, ConformanceError> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(file("a runtime".as_ref()))?;
    runtime.block_on(work)
}

/// Loopback only, where a proxy has no business.
fn client() -> Result<Client, ConformanceError> {
    let client = Client::builder().no_proxy().build();
    client.map_err(unanswered("the client"))
}

fn unanswered(address: &str) -> impl FnOnce(reqwest::Error) -> ConformanceError {
    move |error| ConformanceError::Answer {
        address: address.to_owned(),
        error,
    }
}
