//! How long keys are used, and what stays the same over a refresh.

use jiff::Timestamp;
use serde_json::json;

use super::*;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MOMENT: Duration = Duration::from_millis(1);

#[actix_web::test]
async fn a_key_that_did_not_change_stays_the_same() {
    let issuer = Issuer::start(json!([KEY.jwk("a"), KEY.jwk("b")]));
    let keys = issuer.keys();
    keys.refresh().await.unwrap();
    let (a, b) = (keys.held("a").unwrap(), keys.held("b").unwrap());
    // Other words and another order say the same of "a"; another key came under the id "b".
    let mut same = KEY.jwk("a");
    same["alg"] = "RS512".into();
    issuer.set_keys(json!([OTHER_KEY.jwk("b"), same, OTHER_KEY.jwk("c")]));
    keys.refresh().await.unwrap();
    assert!(Arc::ptr_eq(&a, &keys.held("a").unwrap()));
    assert!(Arc::ptr_eq(&a, &keys.key("a").await.unwrap()));
    assert!(!Arc::ptr_eq(&b, &keys.held("b").unwrap()));
    // One that was away is another: it may have been withdrawn for a reason.
    issuer.set_keys(json!([KEY.jwk("b")]));
    keys.refresh().await.unwrap();
    assert!(keys.held("a").is_none());
    issuer.set_keys(json!([KEY.jwk("a")]));
    keys.refresh().await.unwrap();
    assert!(!Arc::ptr_eq(&a, &keys.held("a").unwrap()));
}

#[actix_web::test]
async fn keys_are_used_for_a_day_after_the_last_success() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let in_order = issuer.answers.metadata.lock().unwrap().1.clone();
    let (klokke, now) = standing();
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    assert_eq!((keys.status().held, keys.status().age), (0, None));
    keys.refresh().await.unwrap();
    assert!(keys.status().usable);
    assert_eq!(keys.status().age, Some(Duration::ZERO));

    issuer.set_metadata(500, "");
    *now.lock().unwrap() += DAY;
    assert!(keys.refresh().await.is_err());
    assert!(keys.is_ready() && keys.held("a").is_some() && keys.key("a").await.is_ok());
    assert_eq!(issuer.fetches(), 2);

    *now.lock().unwrap() += MOMENT;
    assert!(!keys.is_ready() && keys.held("a").is_none());
    let status = keys.status();
    assert_eq!((status.held, status.usable), (1, false));
    assert_eq!(status.age, Some(DAY + MOMENT));
    assert_eq!((status.fetches, status.failures), (2, 1));
    let error = status.last_error.unwrap();
    assert!(matches!(*error, KeysError::Status { status: 500, .. }));
    // Whoever asks makes the service ask, as seldom as for a key that is unknown.
    for kid in ["a", "b", "a"] {
        assert_eq!(keys.key(kid).await.unwrap_err(), KeyError::Unavailable);
    }
    assert_eq!(issuer.fetches(), 3);

    issuer.set_metadata(200, in_order);
    *now.lock().unwrap() += Duration::from_secs(30);
    assert!(keys.key("a").await.is_ok() && keys.is_ready());
    assert_eq!(keys.key("b").await.unwrap_err(), KeyError::Unknown);
    assert_eq!(keys.status().last_error, None);
    assert_eq!(issuer.fetches(), 4);
}

#[actix_web::test]
async fn the_longest_age_can_be_chosen() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let (klokke, now) = standing();
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    let keys = keys.with_longest_age(Duration::from_secs(60));
    keys.refresh().await.unwrap();
    *now.lock().unwrap() += Duration::from_secs(60);
    assert!(keys.is_ready());
    *now.lock().unwrap() += MOMENT;
    assert!(!keys.is_ready());
}

/// The age is counted from when the fetch began: the document may be as old as that.
#[actix_web::test]
async fn a_slow_answer_is_old_when_it_comes() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let (klokke, now) = standing();
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    issuer.close_gate();
    let (refreshed, ()) = tokio::join!(keys.refresh(), async {
        issuer.answers.fetched.notified().await;
        *now.lock().unwrap() += Duration::from_secs(9);
        issuer.open_gate();
    });
    refreshed.unwrap();
    assert_eq!(keys.status().age, Some(Duration::from_secs(9)));
}

#[actix_web::test]
async fn the_time_of_day_makes_keys_neither_old_nor_young() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let day = Arc::new(Mutex::new(Timestamp::UNIX_EPOCH));
    let shared = Arc::clone(&day);
    let (standing, passed) = standing();
    let klokke = Klokke::from_fn(move || *shared.lock().unwrap()).unwrap();
    let klokke = klokke.with_monotonic(move || standing.monotonic());
    let keys = Keys::new(issuer.config(), klokke).unwrap();
    keys.refresh().await.unwrap();
    issuer.server.stop(false).await;
    for moment in [Timestamp::MAX, Timestamp::MIN, Timestamp::UNIX_EPOCH] {
        *day.lock().unwrap() = moment;
        assert!(keys.key("a").await.is_ok());
        assert_eq!(keys.status().age, Some(Duration::ZERO));
    }
    *passed.lock().unwrap() += DAY + MOMENT;
    *day.lock().unwrap() = Timestamp::MIN;
    assert!(keys.held("a").is_none());
}

/// The period is longer than keys may live: they are fetched in time all the same.
#[actix_web::test]
async fn keys_are_fetched_anew_before_they_are_too_old() {
    let issuer = Issuer::start(json!([KEY.jwk("a")]));
    let keys = Keys::new(issuer.config(), Klokke::system().unwrap()).unwrap();
    let keys = Arc::new(keys.with_longest_age(Duration::from_millis(40)));
    let fresh = tokio::spawn(Arc::clone(&keys).keep_fresh(Duration::from_secs(3600)));
    while issuer.fetches() < 3 {
        issuer.answers.fetched.notified().await;
    }
    fresh.abort();
}
