use std::sync::LazyLock;

use futures_util::FutureExt as _;
use serde_json::{Value, json};

use super::SamtykkeRefusal::*;
use super::*;
use crate::tilgang::keys::IssuerConfig;
use crate::tilgang::testing::{
    BRREG, DIGDIR, KEY, OTHER_KEY, SKATTEETATEN, VIRKSOMHET, klokke, now, org,
};

mod consent;
mod random;
mod rules;

const KID: &str = "AXc4nK9jTqzS0cVb8L1uQh2dYmE";
const PERSON: &str = "01017012345";

/// As Altinn 2 writes it, for DIGDIR to ask for VIRKSOMHET.
#[derive(Clone)]
struct Token {
    header: Value,
    claims: Value,
}

impl Token {
    fn new() -> Self {
        let now = now().as_second();
        Self {
            header: json!({"alg": "RS256", "kid": KID, "x5t": KID, "typ": "JWT"}),
            claims: json!({
                "AuthorizationCode": "8b9b6c5c-30b4-4f0c-9d1e-0e6f5a7d2b11",
                "OfferedBy": VIRKSOMHET,
                "CoveredBy": DIGDIR,
                "DelegatedDate": now - 3600,
                "ValidToDate": now + 3600,
                "Services": ["5616_5"],
                "iss": "altinn.no",
                "nbf": now - 1,
                "exp": now + 29,
            }),
        }
    }

    fn with(mut self, claim: &str, value: impl Into<Value>) -> Self {
        self.claims[claim] = value.into();
        self
    }

    fn without(mut self, claim: &str) -> Self {
        self.claims.as_object_mut().unwrap().remove(claim);
        self
    }

    fn header(mut self, parameter: &str, value: impl Into<Value>) -> Self {
        self.header[parameter] = value.into();
        self
    }

    fn without_header(mut self, parameter: &str) -> Self {
        self.header.as_object_mut().unwrap().remove(parameter);
        self
    }

    /// `nbf` and `exp`, in seconds from now.
    fn lives(self, begin: i64, end: i64) -> Self {
        let now = now().as_second();
        self.with("nbf", now + begin).with("exp", now + end)
    }

    fn sign(&self) -> String {
        KEY.sign_raw(
            &self.header.to_string(),
            &self.claims.to_string(),
            Algorithm::RS256,
        )
    }
}

fn regler() -> Altinn2Regler {
    Altinn2Regler {
        utstedere: ["altinn.no".to_owned(), "https://tt02.altinn.no/".to_owned()].into(),
        tjenester: ["5616_5".to_owned()].into(),
        longest_lifetime: Duration::from_secs(30),
        clock_skew: Duration::from_secs(10),
    }
}

/// Never reaches for the network.
static ALTINN2: LazyLock<Altinn2> = LazyLock::new(|| {
    let config = IssuerConfig {
        issuer: "https://altinn.no/".into(),
        metadata_url: None,
    };
    let keys = Keys::holding(config, klokke(), [(KID.to_owned(), KEY.public())]);
    Altinn2::new(regler(), Arc::new(keys), klokke())
});

fn access_token(supplier: Option<&str>) -> AccessToken {
    AccessToken {
        consumer: org(DIGDIR),
        supplier: supplier.map(org),
        delegation_source: supplier.map(|_| "https://www.altinn.no".into()),
        client_id: None,
        token_id: None,
        scopes: vec![],
        expires: now(),
        authorization_details: vec![],
    }
}

fn pakke(betrodde: &[&str]) -> Rettighetspakke {
    Rettighetspakke {
        hjemmel: None,
        samtykke: true,
        konsumenter: [org(DIGDIR)].into(),
        betrodde: betrodde.iter().map(|number| org(number)).collect(),
        felter: crate::svar::Felter::alle(),
    }
}

/// Who uses the consent: DIGDIR, with this supplier and these trusted handlers.
fn find_as(
    token: &str,
    supplier: Option<&str>,
    betrodde: &[&str],
) -> (Result<Samtykke, SamtykkeRefusal>, Decision) {
    let mut decision = Decision::default();
    // No network is needed, so there is nothing to wait for.
    let found = ALTINN2
        .finn(
            Samtykketoken(token),
            &access_token(supplier),
            &org(VIRKSOMHET),
            &pakke(betrodde),
            &mut decision,
        )
        .now_or_never()
        .unwrap();
    (found, decision)
}

fn find(token: &str) -> Result<Samtykke, SamtykkeRefusal> {
    find_as(token, None, &[]).0
}
