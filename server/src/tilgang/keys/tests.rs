use actix_web::web;
use futures_util::FutureExt as _;
use futures_util::future::join_all;
use serde_json::json;

use super::*;
use crate::tilgang::testing::{KEY, OTHER_KEY};

mod issuer;

use issuer::Issuer;

/// A clock that stands until it is moved.
fn standing() -> (Klokke, Arc<Mutex<Timestamp>>) {
    let now = Arc::new(Mutex::new(crate::tilgang::testing::now()));
    let shared = Arc::clone(&now);
    (
        Klokke::from_fn(move || *shared.lock().unwrap()).unwrap(),
        now,
    )
}

#[actix_web::test]
async fn keys_are_fetched_and_held() {
    let issuer = Issuer::start(json!([KEY.jwk("a"), OTHER_KEY.jwk("b")]));
    let keys = issuer.keys();
    assert!(!keys.is_ready());
    keys.refresh().await.unwrap();
    assert!(keys.is_ready());
    assert!(keys.key("a").await.is_ok() && keys.key("b").await.is_ok());
    assert_eq!(issuer.fetches(), 1);
    assert_eq!(format!("{keys:?}"), "Keys { held: 2, .. }");
}

#[actix_web::test]
async fn a_refresh_replaces_the_set() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    issuer.set_keys(json!([OTHER_KEY.jwk("b")]));
    keys.refresh().await.unwrap();
    assert!(keys.key("b").await.is_ok());
    assert_eq!(keys.key("a").await.unwrap_err(), KeyError::Unknown);
}

#[actix_web::test]
async fn a_new_key_is_fetched_when_a_token_names_it() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    issuer.set_keys(json!([KEY.jwk("a"), OTHER_KEY.jwk("b")]));
    assert!(keys.key("b").await.is_ok());
    assert_eq!(issuer.fetches(), 2);
}

#[actix_web::test]
async fn a_storm_of_unknown_ids_is_one_fetch() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    let ids: Vec<String> = (0..50).map(|number| format!("unknown-{number}")).collect();
    let found = join_all(ids.iter().map(|id| keys.key(id))).await;
    assert!(
        found
            .into_iter()
            .all(|key| key.unwrap_err() == KeyError::Unknown)
    );
    assert_eq!(keys.key("late").await.unwrap_err(), KeyError::Unknown);
    assert_eq!(issuer.fetches(), 1);
}

/// As the worker threads of the service: each with a runtime of its own, all with the same keys.
#[actix_web::test]
async fn a_storm_from_many_threads_is_one_fetch() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let keys = Arc::clone(&keys);
            std::thread::spawn(move || {
                actix_web::rt::System::new().block_on(async {
                    join_all((0..6).map(|_| keys.key("a")))
                        .await
                        .into_iter()
                        .all(|key| key.is_ok())
                })
            })
        })
        .collect();
    let all = web::block(move || threads.into_iter().all(|thread| thread.join().unwrap()));
    assert!(all.await.unwrap());
    assert_eq!(issuer.fetches(), 1);
}

#[actix_web::test]
async fn the_interval_also_counts_after_a_failure() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let (klokke, now) = standing();
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    let in_order = issuer.answers.metadata.lock().unwrap().1.clone();
    issuer.set_metadata(503, "");
    assert_eq!(keys.key("a").await.unwrap_err(), KeyError::Unavailable);
    issuer.set_metadata(200, in_order);
    *now.lock().unwrap() += Duration::from_millis(29_999);
    assert_eq!(keys.key("a").await.unwrap_err(), KeyError::Unavailable);
    assert_eq!(issuer.fetches(), 1);
    *now.lock().unwrap() += Duration::from_millis(1);
    assert!(keys.key("a").await.is_ok());
    assert_eq!(issuer.fetches(), 2);
    // The clock is set back.
    *now.lock().unwrap() -= Duration::from_secs(5);
    assert_eq!(keys.key("b").await.unwrap_err(), KeyError::Unknown);
    assert_eq!(issuer.fetches(), 3);
    let hasty = keys.with_refetch_interval(Duration::ZERO);
    assert_eq!(hasty.key("b").await.unwrap_err(), KeyError::Unknown);
    assert_eq!(issuer.fetches(), 4);
}

#[actix_web::test]
async fn keys_stay_when_the_issuer_is_down() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    issuer.server.stop(false).await;
    assert!(matches!(
        keys.refresh().await,
        Err(KeysError::Request {
            what: "metadata",
            ..
        })
    ));
    assert!(keys.key("a").await.is_ok());
    assert_eq!(keys.key("b").await.unwrap_err(), KeyError::Unknown);
}

#[actix_web::test]
async fn a_held_key_does_not_wait_for_a_fetch() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    issuer.close_gate();
    let (waiting, ()) = tokio::join!(keys.key("b"), async {
        while issuer.fetches() < 2 {
            issuer.answers.fetched.notified().await;
        }
        assert!(keys.key("a").now_or_never().unwrap().is_ok());
        issuer.open_gate();
    });
    assert_eq!(waiting.unwrap_err(), KeyError::Unknown);
}

#[actix_web::test]
async fn a_dropped_request_does_not_take_the_fetch_with_it() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    issuer.close_gate();
    let keys = issuer.keys();
    {
        let dropped = keys.key("a");
        tokio::select! {
            biased;
            _ = dropped => panic!("answered through a closed gate"),
            () = issuer.answers.fetched.notified() => {}
        }
    }
    let (key, ()) = tokio::join!(keys.key("a"), async { issuer.open_gate() });
    assert!(key.is_ok());
    assert_eq!(issuer.fetches(), 1);
}

#[actix_web::test]
async fn a_stopped_worker_does_not_leave_others_waiting() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    issuer.close_gate();
    let keys = issuer.keys();
    let (worker_keys, answers) = (Arc::clone(&keys), issuer.answers.clone());
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let worker = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        runtime.block_on(async {
            tokio::select! {
                _ = worker_keys.key("a") => panic!("answered through a closed gate"),
                _ = stopped => {}
            }
        });
    });
    answers.fetched.notified().await;
    let mut waiting = std::pin::pin!(keys.key("a"));
    assert!(waiting.as_mut().now_or_never().is_none());
    stop.send(()).unwrap();
    web::block(move || worker.join().unwrap()).await.unwrap();
    assert_eq!(waiting.await.unwrap_err(), KeyError::Unavailable);
    issuer.open_gate();
    keys.refresh().await.unwrap();
}

#[actix_web::test]
async fn documents_that_are_not_in_order_are_refused() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    let url = &issuer.url;
    let jwks_uri = |uri: &str| json!({"issuer": url, "jwks_uri": uri}).to_string();
    let address = |error: &KeysError| {
        matches!(
            error,
            KeysError::Address {
                what: "jwks_uri",
                ..
            }
        )
    };
    let unreadable = |error: &KeysError| {
        matches!(
            error,
            KeysError::Unreadable {
                what: "metadata",
                ..
            }
        )
    };
    let is = |expected: KeysError| move |error: &KeysError| *error == expected;
    type Check<'a> = Box<dyn Fn(&KeysError) -> bool + 'a>;
    let other = url.trim_end_matches('/');
    let rows: Vec<(u16, String, Check)> = vec![
        (
            302,
            String::new(),
            Box::new(is(KeysError::Status {
                what: "metadata",
                status: 302,
            })),
        ),
        (
            204,
            String::new(),
            Box::new(is(KeysError::Status {
                what: "metadata",
                status: 204,
            })),
        ),
        (
            404,
            String::new(),
            Box::new(is(KeysError::Status {
                what: "metadata",
                status: 404,
            })),
        ),
        (
            200,
            " ".repeat(300_000),
            Box::new(is(KeysError::TooLarge { what: "metadata" })),
        ),
        (200, "<html>".into(), Box::new(unreadable)),
        (
            200,
            json!({"issuer": url}).to_string(),
            Box::new(unreadable),
        ),
        (
            200,
            json!({"issuer": other, "jwks_uri": "https://x/"}).to_string(),
            Box::new(is(KeysError::OtherIssuer)),
        ),
        (200, jwks_uri("http://issuer.test/jwk"), Box::new(address)),
        (200, jwks_uri("/jwk"), Box::new(address)),
        (200, jwks_uri("file:///etc/passwd"), Box::new(address)),
        (
            200,
            jwks_uri(&format!("{url}nothing")),
            Box::new(is(KeysError::Status {
                what: "key set",
                status: 404,
            })),
        ),
    ];
    for (row, (status, body, expected)) in rows.into_iter().enumerate() {
        issuer.set_metadata(status, body);
        let error = keys.refresh().await.unwrap_err();
        assert!(expected(&error), "row {row}: {error}");
        assert!(keys.key("a").await.is_ok(), "row {row}");
    }
}

#[actix_web::test]
async fn key_sets_that_are_not_in_order_are_refused() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    for (status, body, expected) in [
        (
            301,
            String::new(),
            "the key set was answered with status 301",
        ),
        (
            200,
            "[".repeat(300_000),
            "the key set is larger than 262144 bytes",
        ),
        (
            200,
            "{}".into(),
            "the key set cannot be read: missing field `keys` at line 1 column 2",
        ),
        (
            200,
            r#"{"keys":[]}"#.into(),
            "the key set holds no usable key",
        ),
        (
            200,
            r#"{"keys":[{"kty":"EC","kid":"a"}]}"#.into(),
            "the key set holds no usable key",
        ),
    ] {
        *issuer.answers.jwks.lock().unwrap() = (status, body);
        assert_eq!(keys.refresh().await.unwrap_err().to_string(), expected);
        assert!(keys.key("a").await.is_ok(), "{expected}");
    }
}

#[test]
fn unfit_addresses_are_refused_at_once() {
    for (issuer, metadata_url) in [
        ("http://issuer.test/", None),
        ("issuer.test", None),
        ("https://issuer.test/?a", None),
        ("https://issuer.test/#a", None),
        ("https://issuer.test/", Some("http://issuer.test/metadata")),
    ] {
        let config = IssuerConfig {
            issuer: issuer.into(),
            metadata_url: metadata_url.map(str::to_owned),
        };
        let keys = Keys::new(config, Klokke::system().unwrap());
        assert!(matches!(keys, Err(KeysError::Address { .. })), "{issuer}");
    }
}

#[actix_web::test]
async fn the_metadata_may_be_elsewhere() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let config = IssuerConfig {
        issuer: "https://issuer.test/".into(),
        metadata_url: Some(format!(
            "{}.well-known/oauth-authorization-server",
            issuer.url
        )),
    };
    let keys = Keys::new(config, Klokke::system().unwrap()).unwrap();
    assert_eq!(keys.refresh().await, Err(KeysError::OtherIssuer));
    let metadata =
        json!({"issuer": "https://issuer.test/", "jwks_uri": format!("{}jwk", issuer.url)});
    issuer.set_metadata(200, metadata);
    keys.refresh().await.unwrap();
}

#[actix_web::test]
async fn keys_are_kept_fresh() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let in_order = issuer.answers.metadata.lock().unwrap().1.clone();
    issuer.set_metadata(500, "");
    let keys = Keys::new(issuer.config(), Klokke::system().unwrap()).unwrap();
    let keys = Arc::new(keys.with_first_retry(Duration::from_millis(1)));
    let fresh = tokio::spawn(Arc::clone(&keys).keep_fresh(Duration::from_millis(5)));
    // Again and again while there is none, then every so often.
    while issuer.fetches() < 3 {
        issuer.answers.fetched.notified().await;
    }
    assert!(!keys.is_ready());
    issuer.set_metadata(200, in_order);
    let before = issuer.fetches();
    while issuer.fetches() < before + 4 {
        issuer.answers.fetched.notified().await;
    }
    assert!(keys.is_ready());
    fresh.abort();
}
