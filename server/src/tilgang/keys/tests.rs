use std::sync::Mutex;

use actix_web::web;
use futures_util::FutureExt as _;
use futures_util::future::join_all;
use serde_json::json;

use super::*;
use crate::tilgang::testing::{KEY, OTHER_KEY};

mod age;
mod attack;
mod documents;
mod issuer;
mod log;

use issuer::Issuer;

/// A clock on which time passes when the test says so.
fn standing() -> (Klokke, Arc<Mutex<Duration>>) {
    let passed = Arc::new(Mutex::new(Duration::from_secs(1000)));
    let shared = Arc::clone(&passed);
    let klokke = crate::tilgang::testing::klokke().with_monotonic(move || *shared.lock().unwrap());
    (klokke, passed)
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
    assert_eq!(keys.key("b").await.unwrap_err(), KeyError::Unknown);
    assert_eq!(issuer.fetches(), 2);
    let hasty = keys.with_refetch_interval(Duration::ZERO);
    assert_eq!(hasty.key("b").await.unwrap_err(), KeyError::Unknown);
    assert_eq!(issuer.fetches(), 3);
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

/// The interval counts from when a fetch began: a slow answer must not make the next one later still.
#[actix_web::test]
async fn the_interval_counts_from_the_beginning_of_a_slow_fetch() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let (klokke, now) = standing();
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    issuer.close_gate();
    let (first, ()) = tokio::join!(keys.key("b"), async {
        issuer.answers.fetched.notified().await;
        *now.lock().unwrap() += Duration::from_secs(10);
        issuer.open_gate();
    });
    assert_eq!(first.unwrap_err(), KeyError::Unknown);
    issuer.set_keys(json!([KEY.jwk("a"), OTHER_KEY.jwk("b")]));
    *now.lock().unwrap() += Duration::from_millis(19_999);
    assert_eq!(keys.key("b").await.unwrap_err(), KeyError::Unknown);
    *now.lock().unwrap() += Duration::from_millis(1);
    assert!(keys.key("b").await.is_ok());
    assert_eq!(issuer.fetches(), 2);
}

/// What a fetch brings may be older than the token that joined it.
#[actix_web::test]
async fn who_joined_a_fetch_that_began_before_may_begin_another() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = issuer.keys();
    issuer.close_gate();
    let (refreshed, key, ()) = tokio::join!(keys.refresh(), keys.key("b"), async {
        issuer.answers.fetched.notified().await;
        issuer.answer_one_with_the_old_set_and_all_others_with(json!([
            KEY.jwk("a"),
            OTHER_KEY.jwk("b")
        ]));
        issuer.open_gate();
    });
    assert!(refreshed.is_ok() && key.is_ok());
    assert_eq!(issuer.fetches(), 2);
}

#[actix_web::test]
async fn no_more_than_1024_wait() {
    let issuer = Issuer::start(json!([KEY.jwk("a"), OTHER_KEY.jwk("b")]));
    issuer.close_gate();
    let keys = issuer.keys();
    let mut waiting: Vec<_> = (0..1024).map(|_| Box::pin(keys.key("a"))).collect();
    for one in &mut waiting {
        assert!(one.as_mut().now_or_never().is_none());
    }
    let late = keys.key("a").now_or_never();
    assert_eq!(late.unwrap().unwrap_err(), KeyError::Unavailable);
    // One gives up, and his place is free.
    waiting.pop();
    let mut next = Box::pin(keys.key("b"));
    assert!(next.as_mut().now_or_never().is_none());
    issuer.open_gate();
    assert!(next.await.is_ok());
    assert!(join_all(waiting).await.into_iter().all(|key| key.is_ok()));
    assert!(keys.key("c").now_or_never().is_some());
    assert_eq!(issuer.fetches(), 1);
}

#[actix_web::test]
async fn a_fetch_that_is_stuck_is_overtaken_for_good() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let (klokke, now) = standing();
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    issuer.close_gate();
    let mut stuck = Box::pin(keys.refresh());
    assert!(stuck.as_mut().now_or_never().is_none());
    issuer.answers.fetched.notified().await;
    issuer.set_open_keys(json!([OTHER_KEY.jwk("b")]));
    *now.lock().unwrap() += fetching::LONGEST_FETCH + Duration::from_millis(1);
    keys.refresh().await.unwrap();
    assert!(keys.held("b").is_some());
    // At last: older than what is held, so it changes nothing.
    issuer.open_gate();
    stuck.await.unwrap();
    assert!(keys.held("a").is_none() && keys.held("b").is_some());
    assert_eq!((keys.status().fetches, keys.status().failures), (2, 0));
}

#[actix_web::test]
async fn a_stopped_worker_does_not_take_the_fetch_with_it() {
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
    assert!(waiting.as_mut().now_or_never().is_none());
    issuer.open_gate();
    assert!(waiting.await.is_ok());
    assert_eq!(issuer.fetches(), 1);
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
