use std::num::NonZeroU32;

use futures_util::FutureExt as _;
use futures_util::task::noop_waker_ref;

use super::*;

fn plasser(connections: u32, per_peer: u32) -> Arc<Plasser> {
    let number = |number| NonZeroU32::new(number).unwrap();
    let config = config::Server {
        connections: number(connections),
        connections_per_peer: number(per_peer),
        trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
        ..config::Server::default()
    };
    Plasser::new(&config, Arc::default())
}

fn peer(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn must_leave(opptatt: &Opptatt) -> bool {
    let mut context = Context::from_waker(noop_waker_ref());
    opptatt.0.poll_closed(&mut context).is_ready()
}

/// Takes a place at a moment of its own.
fn take(plasser: &Arc<Plasser>, from: &str) -> Opptatt {
    let before = plasser.now();
    while plasser.now() == before {
        std::hint::spin_loop();
    }
    let opptatt = plasser.take(peer(from)).unwrap();
    opptatt.0.looked_at();
    opptatt
}

fn all_that_must_leave(all: &[Opptatt]) -> Vec<usize> {
    let leaving = all.iter().enumerate().filter(|(_, one)| must_leave(one));
    leaving.map(|(index, _)| index).collect()
}

#[test]
fn who_has_waited_longest_leaves_first() {
    let plasser = plasser(40, 40);
    let mut all: Vec<_> = (0..40).map(|_| take(&plasser, "192.0.2.1")).collect();
    // The first has just been answered: it has waited least.
    assert!(all[0].0.begin());
    all[0].0.end();
    for leaving in 1..=39 {
        all.push(take(&plasser, "192.0.2.1"));
        let expected: Vec<_> = (1..=leaving).collect();
        assert_eq!(all_that_must_leave(&all), expected);
    }
    all.push(take(&plasser, "192.0.2.1"));
    assert!(must_leave(&all[0]));
    assert_eq!(plasser.open(), 40);
}

#[test]
fn who_has_a_running_request_stays_and_the_last_is_turned_away() {
    let plasser = plasser(2, 2);
    let (one, other) = (take(&plasser, "192.0.2.1"), take(&plasser, "192.0.2.1"));
    assert!(one.0.begin() && one.0.begin());
    let third = take(&plasser, "192.0.2.1");
    assert!(must_leave(&other) && !other.0.begin());
    assert!(third.0.begin());
    assert!(plasser.take(peer("192.0.2.1")).is_none());
    // One of its two is answered; then the other.
    one.0.end();
    assert!(plasser.take(peer("192.0.2.1")).is_none());
    one.0.end();
    let _fourth = take(&plasser, "192.0.2.1");
    assert!(must_leave(&one) && !must_leave(&third));
}

#[test]
fn who_takes_more_than_a_share_makes_room_among_the_own() {
    let plasser = plasser(100, 2);
    let mut all: Vec<_> = ["192.0.2.1", "192.0.2.2", "192.0.2.1", "::ffff:192.0.2.1"]
        .map(|from| take(&plasser, from))
        .into();
    assert_eq!(all_that_must_leave(&all), [0]);
    // A network of IPv6 is one, and proxies are trusted.
    all.extend(
        ["2001:db8::1", "2001:db8::2:2", "2001:db8:0:1::1"].map(|from| take(&plasser, from)),
    );
    all.extend((0..9).map(|_| take(&plasser, "10.1.2.3")));
    assert_eq!(all_that_must_leave(&all), [0]);
    all.push(take(&plasser, "2001:db8::ffff:3"));
    assert_eq!(all_that_must_leave(&all), [0, 4]);
}

#[test]
fn places_are_free_when_their_connections_are_gone() {
    let plasser = plasser(2, 2);
    let all: Vec<_> = (0..3).map(|_| take(&plasser, "192.0.2.1")).collect();
    assert!(plasser.empty().now_or_never().is_none());
    drop(all);
    assert!(plasser.empty().now_or_never().is_some());
    assert_eq!(plasser.lock().peers.len(), 0);
    let maal = &plasser.maal;
    assert_eq!(maal.open.load(Ordering::Relaxed), 0);
    assert_eq!(maal.accepted.load(Ordering::Relaxed), 3);
    assert_eq!(maal.closed_for_room.load(Ordering::Relaxed), 1);
}

#[test]
fn who_has_not_been_looked_at_stays() {
    let plasser = plasser(2, 2);
    let (one, other) = (
        plasser.take(peer("192.0.2.1")),
        plasser.take(peer("192.0.2.1")),
    );
    assert!(plasser.take(peer("192.0.2.1")).is_none());
    let (one, other) = (one.unwrap(), other.unwrap());
    one.0.looked_at();
    one.0.looked_at();
    assert_eq!(one.0.running(), 0);
    let _third = take(&plasser, "192.0.2.1");
    assert!(must_leave(&one) && !must_leave(&other));
}

#[test]
fn who_is_looked_at_late_has_waited_since_it_came() {
    let plasser = plasser(2, 2);
    let late = plasser.take(peer("192.0.2.1")).unwrap();
    let early = take(&plasser, "192.0.2.1");
    late.0.looked_at();
    let _third = take(&plasser, "192.0.2.1");
    assert!(must_leave(&late) && !must_leave(&early));
}

#[tokio::test]
async fn who_comes_waits_until_all_have_been_looked_at() {
    let plasser = plasser(1, 1);
    let first = plasser.take(peer("192.0.2.1")).unwrap();
    let second = plasser.take_within(Duration::MAX, peer("192.0.2.1"));
    let (second, ()) = tokio::join!(second, async { first.0.looked_at() });
    let second = second.unwrap();
    assert!(must_leave(&first));
    // Whose request runs is not waited for.
    assert!(second.0.begin());
    second.0.looked_at();
    let third = plasser.take_within(Duration::MAX, peer("192.0.2.1"));
    assert!(third.await.is_none());
    // Nor is who has gone unseen.
    drop((first, second));
    drop(plasser.take(peer("192.0.2.1")));
    assert_eq!(plasser.unseen.load(Ordering::Relaxed), 0);
}
