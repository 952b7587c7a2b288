use std::net::TcpListener;
use std::sync::{Arc, Barrier};

use super::*;
use crate::dev::issuers::Issuers;
use crate::klokke::Klokke;
use crate::tilgang::access_token::{AccessToken, TokenRefusal, TokenVerifier};
use crate::tilgang::decision::Decision;
use crate::tilgang::keys::{IssuerConfig, Keys};
use crate::tilgang::rettighetspakke::Rettighetspakke;
use crate::tilgang::samtykke::altinn3::Altinn3;
use crate::tilgang::samtykke::{Samtykke, SamtykkeRefusal};
use crate::tilgang::testing::{BRREG, DIGDIR, SKATTEETATEN, VIRKSOMHET, org};

fn request() -> TokenRequest {
    let scopes = vec!["skatteetaten:restanser".into(), "other".into()];
    TokenRequest::new(org(DIGDIR), scopes)
}

fn signing(issuer: &DevIssuer) -> String {
    let keys = issuer.keys().unwrap().into_iter();
    let mut signing = keys.filter(|key| key.state == KeyState::Signing);
    signing.next().unwrap().kid
}

fn given_by(number: &str) -> SamtykkeRequest {
    SamtykkeRequest::new(Samtykkegiver::Organisasjon(org(number)))
}

/// An issuer that runs, and a verifier that knows it only by its address.
async fn running(data: &Path) -> (Arc<DevIssuer>, TokenVerifier) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let klokke = Klokke::system().unwrap();
    let issuers = Issuers::open_or_create(data, &url, klokke.clone()).unwrap();
    let issuer = Arc::clone(&issuers.maskinporten);
    issuer.announce(&url).unwrap();
    actix_web::rt::spawn(issuers.serve(listener).unwrap());
    let config = IssuerConfig {
        issuer: url.clone(),
        metadata_url: None,
    };
    let keys = Arc::new(Keys::new(config, klokke.clone()).unwrap());
    keys.refresh().await.unwrap();
    (issuer, TokenVerifier::new(url, keys, klokke))
}

#[actix_web::test]
async fn its_tokens_are_what_the_service_accepts() {
    let data = tempfile::tempdir().unwrap();
    let (issuer, verifier) = running(data.path()).await;
    let token = issuer.sign(&request(), Timestamp::now()).unwrap();
    let token = verifier
        .verify(&token, &mut Decision::default())
        .await
        .unwrap();
    assert_eq!(token.consumer, org(DIGDIR));
    assert_eq!((token.supplier, &token.delegation_source), (None, &None));
    assert_eq!(token.scopes, ["skatteetaten:restanser", "other"]);
    assert!(token.client_id.is_some() && token.token_id.is_some());
    assert!(token.authorization_details.is_empty());

    // The token command, in another process.
    let announced = DevIssuer::open_announced(data.path()).unwrap();
    assert_eq!(announced.keys().unwrap(), issuer.keys().unwrap());
    assert_eq!(announced.issuer_url(), issuer.issuer_url());
    let delegated = TokenRequest {
        supplier: Some(org(BRREG)),
        ..request()
    };
    let token = announced.sign(&delegated, Timestamp::now()).unwrap();
    let token = verifier
        .verify(&token, &mut Decision::default())
        .await
        .unwrap();
    assert_eq!(token.supplier, Some(org(BRREG)));
    assert_eq!(
        token.delegation_source.as_deref(),
        Some("https://www.altinn.no")
    );

    let expired = TokenRequest {
        expires_in_seconds: -60,
        ..request()
    };
    let expired = issuer.sign(&expired, Timestamp::now()).unwrap();
    assert_eq!(
        verifier.verify(&expired, &mut Decision::default()).await,
        Err(TokenRefusal::Expired)
    );
}

#[actix_web::test]
async fn its_consents_are_what_the_service_accepts() {
    let data = tempfile::tempdir().unwrap();
    let (issuer, verifier) = running(data.path()).await;
    let plain = given_by(VIRKSOMHET);
    let to = |number: &str| SamtykkeRequest {
        til: Some(org(number)),
        ..plain.clone()
    };
    let about = |resource: &str| SamtykkeRequest {
        ressurs: Some(resource.into()),
        ..plain.clone()
    };
    let lasting = |seconds: i64| SamtykkeRequest {
        gyldig_i_sekunder: seconds,
        ..plain.clone()
    };
    for (samtykke, expected) in [
        (Some(plain.clone()), Ok(org(DIGDIR))),
        (Some(to(DIGDIR)), Ok(org(DIGDIR))),
        (Some(about("digdir_5616_5")), Ok(org(DIGDIR))),
        (None, Err(SamtykkeRefusal::Missing)),
        (Some(given_by(BRREG)), Err(SamtykkeRefusal::OtherSubject)),
        (Some(to(SKATTEETATEN)), Err(SamtykkeRefusal::OtherRecipient)),
        (Some(about("other")), Err(SamtykkeRefusal::OtherResource)),
        (Some(lasting(-1)), Err(SamtykkeRefusal::Expired)),
    ] {
        let request = TokenRequest {
            samtykker: samtykke.into_iter().collect(),
            ..request()
        };
        let token = issuer.sign(&request, Timestamp::now()).unwrap();
        let token = verifier
            .verify(&token, &mut Decision::default())
            .await
            .unwrap();
        assert_eq!(find(&token).map(|samtykke| samtykke.til), expected);
    }
}

fn find(token: &AccessToken) -> Result<Samtykke, SamtykkeRefusal> {
    let pakke = Rettighetspakke {
        hjemmel: None,
        samtykke: true,
        konsumenter: [org(DIGDIR)].into(),
        betrodde: [].into(),
        felter: crate::svar::Felter::alle(),
    };
    Altinn3::default().finn(token, &org(VIRKSOMHET), &pakke, Timestamp::now())
}

#[test]
fn a_token_has_maskinportens_claims() {
    let now: Timestamp = "2026-03-02T12:00:00.123456Z".parse().unwrap();
    let claims = |request: &TokenRequest| token::claims(request, "http://127.0.0.1:1/", now);
    let mut full = request();
    full.supplier = Some(org(BRREG));
    full.samtykker = vec![given_by(VIRKSOMHET)];
    let mut written = claims(&full).unwrap();
    for pointer in ["/client_id", "/jti", "/authorization_details/0/id"] {
        let id = written.pointer_mut(pointer).unwrap().take();
        assert!(
            id.as_str().unwrap().parse::<uuid::Uuid>().is_ok(),
            "{pointer}"
        );
    }
    let organisation =
        |number: &str| json!({"authority": "iso6523-actorid-upis", "ID": format!("0192:{number}")});
    assert_eq!(
        written,
        json!({
            "iss": "http://127.0.0.1:1/",
            "scope": "skatteetaten:restanser other",
            "client_amr": "private_key_jwt",
            "token_type": "Bearer",
            "iat": now.as_second(),
            "exp": now.as_second() + 120,
            "client_id": null,
            "jti": null,
            "consumer": organisation(DIGDIR),
            "supplier": organisation(BRREG),
            "delegation_source": "https://www.altinn.no",
            "authorization_details": [{
                "type": "urn:altinn:consent",
                "id": null,
                "from": "urn:altinn:organization:identifier-no:310111643",
                "to": organisation(DIGDIR),
                "consented": "2026-03-02T11:59:00.123456+00:00",
                "validTo": "2027-03-02T12:00:00.123456+00:00",
                "consentRights": [{
                    "action": ["consent"],
                    "resource": [{"type": "urn:altinn:resource", "value": "digdir-restanser-skatteetaten"}],
                    "metadata": {},
                }],
            }],
        })
    );

    let person = "12345678901".parse().unwrap();
    let mut other = SamtykkeRequest::new(Samtykkegiver::Person(person));
    other.til_som_tekst = true;
    other.gitt_i_sekunder = Some(60);
    let mut several = request();
    several.samtykker = vec![given_by(VIRKSOMHET), other];
    several.audience = vec!["a".into()];
    several.not_before_in_seconds = Some(-5);
    several.issued_in_seconds = Some(7);
    let several_claims = claims(&several).unwrap();
    let detail = &several_claims["authorization_details"][1];
    assert_eq!(
        detail["from"],
        "urn:altinn:person:identifier-no:12345678901"
    );
    assert_eq!(
        detail["to"],
        format!("urn:altinn:organization:identifier-no:{DIGDIR}")
    );
    assert_eq!(detail["consented"], "2026-03-02T12:01:00.123456+00:00");
    assert_eq!(several_claims["aud"], "a");
    assert_eq!(several_claims["nbf"], now.as_second() - 5);
    assert_eq!(several_claims["iat"], now.as_second() + 7);
    several.audience.push("b".into());
    assert_eq!(claims(&several).unwrap()["aud"], json!(["a", "b"]));

    let mut expired = request();
    expired.expires_in_seconds = -60;
    let expired = claims(&expired).unwrap();
    assert_eq!(expired["exp"], now.as_second() - 60);
    assert_eq!(expired["iat"], now.as_second() - 180);

    for seconds in [i64::MIN, i64::MAX] {
        let mut endless = request();
        endless.expires_in_seconds = seconds;
        assert!(claims(&endless).is_none());
        let mut samtykke = given_by(VIRKSOMHET);
        samtykke.gyldig_i_sekunder = seconds;
        assert!(
            claims(&TokenRequest {
                samtykker: vec![samtykke],
                ..request()
            })
            .is_none()
        );
    }
}

#[test]
fn the_header_names_key_and_algorithm_only() {
    let data = tempfile::tempdir().unwrap();
    let issuer = DevIssuer::open_or_create(data.path()).unwrap();
    issuer.announce("http://127.0.0.1:1/").unwrap();
    let token = issuer.sign(&request(), Timestamp::now()).unwrap();
    let header = jsonwebtoken::decode_header(&token).unwrap();
    assert_eq!(
        serde_json::to_value(header).unwrap(),
        json!({"alg": "RS256", "kid": signing(&issuer)})
    );
    // Base64url of a SHA-256.
    assert_eq!(signing(&issuer).len(), 43);
}

#[test]
fn a_key_is_made_once_and_kept() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("new/folder");
    let first = DevIssuer::open_or_create(&folder).unwrap();
    let second = DevIssuer::open_or_create(&folder).unwrap();
    assert_eq!(signing(&first), signing(&second));
    first.announce("http://127.0.0.1:1/").unwrap();
    first.announce("http://127.0.0.1:2/").unwrap();
    let announced = DevIssuer::open_announced(&folder).unwrap();
    assert_eq!(
        announced.issuer_url().as_deref(),
        Some("http://127.0.0.1:2/")
    );
    let mut files: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    files.sort();
    assert_eq!(files, ["issuer-key.pem", ANNOUNCEMENT_FILE]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.join("issuer-key.pem"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn those_who_come_at_once_get_the_same_key() {
    let data = tempfile::tempdir().unwrap();
    let barrier = Barrier::new(3);
    let kids: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    barrier.wait();
                    signing(&DevIssuer::open_or_create(data.path()).unwrap())
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap())
            .collect()
    });
    assert!(kids.iter().all(|kid| *kid == kids[0]));
}

#[test]
fn a_broken_key_is_an_error_and_stays() {
    let data = tempfile::tempdir().unwrap();
    let path = data.path().join("issuer-key.pem");
    let good = {
        let other = tempfile::tempdir().unwrap();
        DevIssuer::open_or_create(other.path()).unwrap();
        std::fs::read_to_string(other.path().join("issuer-key.pem")).unwrap()
    };
    let cut: String = good.lines().take(5).collect();
    let mut lines: Vec<_> = good.lines().collect();
    lines.remove(9);
    let without_a_line = lines.join("\n");
    std::fs::write(
        data.path().join(ANNOUNCEMENT_FILE),
        "issuer = 'http://127.0.0.1:1/'",
    )
    .unwrap();
    for broken in ["".into(), "not a key".into(), cut, without_a_line] {
        std::fs::write(&path, &broken).unwrap();
        for opened in [
            DevIssuer::open_or_create(data.path()),
            DevIssuer::open_announced(data.path()),
        ] {
            let error = opened.unwrap_err();
            assert!(matches!(error, DevIssuerError::BrokenKey { .. }), "{error}");
            assert!(error.to_string().contains("delete it to get a new one"));
        }
        assert_eq!(std::fs::read_to_string(&path).unwrap(), broken);
    }
}

#[test]
fn without_an_announcement_it_says_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let missing = data.path().join("missing");
    let issuer = DevIssuer::open_or_create(data.path()).unwrap();
    for error in [
        DevIssuer::open_announced(&missing).unwrap_err(),
        DevIssuer::open_announced(data.path()).unwrap_err(),
        issuer.sign(&request(), Timestamp::now()).unwrap_err(),
    ] {
        assert!(
            error.to_string().ends_with("start `restanser dev` first"),
            "{error}"
        );
    }
    std::fs::write(data.path().join(ANNOUNCEMENT_FILE), "issuer = 1").unwrap();
    let error = DevIssuer::open_announced(data.path()).unwrap_err();
    assert!(
        matches!(error, DevIssuerError::BrokenAnnouncement { .. }),
        "{error}"
    );
    assert!(!missing.exists());
}

#[actix_web::test]
async fn it_listens_on_loopback_only() {
    let data = tempfile::tempdir().unwrap();
    let klokke = Klokke::system().unwrap();
    let issuers = Issuers::open_or_create(data.path(), "http://127.0.0.1/", klokke).unwrap();
    let listener = TcpListener::bind("0.0.0.0:0").unwrap();
    let refused = issuers.serve(listener).err().unwrap();
    assert_eq!(refused.kind(), io::ErrorKind::InvalidInput);
}

#[test]
fn debug_hides_key_and_organisations() {
    let data = tempfile::tempdir().unwrap();
    let issuer = DevIssuer::open_or_create(data.path()).unwrap();
    assert!(!format!("{issuer:?}").contains("PRIVATE"));
    let mut request = request();
    request.samtykker = vec![
        given_by(VIRKSOMHET),
        SamtykkeRequest::new(Samtykkegiver::Person("12345678901".parse().unwrap())),
    ];
    request.signing.claims = vec![format!("supplier=\"{BRREG}\"").parse().unwrap()];
    let shown = format!("{request:?}");
    for number in [DIGDIR, VIRKSOMHET, BRREG, "12345678901"] {
        assert!(!shown.contains(number), "{shown}");
    }
}
