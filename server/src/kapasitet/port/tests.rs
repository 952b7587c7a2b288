use std::sync::atomic::AtomicU32;
use std::thread;

use futures_util::FutureExt as _;
use futures_util::future::LocalBoxFuture;

use super::*;

/// Longer than any test takes.
const LONG: Duration = Duration::from_secs(600);

fn port(inside: u32, waiting: u32, longest_wait: Duration) -> Arc<Port> {
    let inside = NonZeroU32::new(inside).unwrap();
    Arc::new(Port::new(inside, waiting, longest_wait))
}

fn numbers(port: &Port) -> (u32, u32) {
    let status = port.status();
    (status.inne, status.venter)
}

fn at_once(port: &Arc<Port>) -> Result<Plass, Avvist> {
    port.inn().now_or_never().unwrap()
}

/// Somebody who waits from now on.
fn waiting(port: &Arc<Port>) -> LocalBoxFuture<'static, Result<Plass, Avvist>> {
    let port = Arc::clone(port);
    let mut waits = async move { port.inn().await }.boxed_local();
    assert!((&mut waits).now_or_never().is_none());
    waits
}

#[tokio::test]
async fn as_many_are_inside_as_may_and_as_many_wait_and_one_more_is_refused_at_once() {
    let port = port(2, 1, LONG);
    let places = [at_once(&port).unwrap(), at_once(&port).unwrap()];
    let waits = waiting(&port);
    assert_eq!(numbers(&port), (2, 1));
    assert_eq!(at_once(&port).unwrap_err(), Avvist::Full);
    drop(places);
    let place = waits.now_or_never().unwrap().unwrap();
    assert_eq!(numbers(&port), (1, 0));
    drop(place);
    assert_eq!(numbers(&port), (0, 0));
    let status = port.status();
    assert_eq!((status.full, status.ventet, status.gikk), (1, 0, 0));
    assert_eq!(status.ventet_i_alt, 1);
}

#[tokio::test]
async fn without_a_queue_nobody_waits() {
    let port = port(1, 0, LONG);
    let _place = at_once(&port).unwrap();
    assert_eq!(at_once(&port).unwrap_err(), Avvist::Full);
}

#[tokio::test]
async fn who_came_first_is_served_first() {
    let port = port(1, 9, LONG);
    let mut place = at_once(&port).unwrap();
    let mut waiters: Vec<_> = (0..5).map(|_| waiting(&port)).collect();
    while !waiters.is_empty() {
        drop(place);
        // Whoever comes now does not overtake.
        waiters.push(waiting(&port));
        let first = waiters.remove(0);
        place = first.now_or_never().unwrap().unwrap();
        let others = waiters.iter_mut();
        assert!(
            others
                .map(|waits| waits.now_or_never())
                .all(|it| it.is_none())
        );
        waiters.pop();
    }
    assert_eq!(numbers(&port), (1, 0));
}

#[tokio::test]
async fn who_goes_away_leaves_the_queue() {
    let port = port(1, 2, LONG);
    let place = at_once(&port).unwrap();
    let (first, second) = (waiting(&port), waiting(&port));
    assert_eq!(at_once(&port).unwrap_err(), Avvist::Full);
    drop(first);
    assert_eq!(numbers(&port), (1, 1));
    let third = waiting(&port);
    drop(place);
    let place = second.now_or_never().unwrap().unwrap();
    drop(third);
    drop(place);
    assert_eq!(numbers(&port), (0, 0));
    assert_eq!(port.status().gikk, 2);
}

#[tokio::test]
async fn a_turn_of_somebody_who_is_going_is_passed_on() {
    let port = port(1, 2, LONG);
    let place = at_once(&port).unwrap();
    let (first, second) = (waiting(&port), waiting(&port));
    drop(place);
    drop(first);
    assert!(second.now_or_never().unwrap().is_ok());
    assert_eq!(numbers(&port), (0, 0));
}

#[tokio::test]
async fn nobody_waits_longer_than_the_longest_wait() {
    let port = port(1, 1, Duration::from_millis(1));
    let place = at_once(&port).unwrap();
    assert_eq!(port.inn().await.unwrap_err(), Avvist::Ventet);
    assert_eq!(numbers(&port), (1, 0));
    assert_eq!(port.status().ventet, 1);
    drop(place);
    assert!(at_once(&port).is_ok());
}

#[tokio::test]
async fn a_turn_that_comes_with_the_end_of_the_wait_counts() {
    let port = port(1, 1, Duration::from_millis(1));
    let place = at_once(&port).unwrap();
    let waits = waiting(&port);
    drop(place);
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert!(waits.await.is_ok());
    assert_eq!(port.status().ventet, 0);
}

/// Many threads come, wait, leave and give up: never are more inside than may, and in the end nobody is.
#[test]
fn no_place_is_given_twice_and_none_is_lost() {
    const INSIDE: u32 = 3;
    let port = port(INSIDE, 4, LONG);
    let inside = AtomicU32::new(0);
    let served = AtomicU32::new(0);
    thread::scope(|scope| {
        for number in 0..6 {
            let (port, inside, served) = (&port, &inside, &served);
            scope.spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread()
                    .enable_time()
                    .build()
                    .unwrap();
                runtime.block_on(async {
                    for round in 0..3_000 {
                        let place = if (round + number) % 3 == 0 {
                            // Looks in once, and goes away when it would have to wait.
                            port.inn().now_or_never().and_then(Result::ok)
                        } else {
                            port.inn().await.ok()
                        };
                        let Some(place) = place else {
                            continue;
                        };
                        assert!(inside.fetch_add(1, Ordering::SeqCst) < INSIDE);
                        served.fetch_add(1, Ordering::SeqCst);
                        if round % 7 == 0 {
                            tokio::task::yield_now().await;
                            thread::yield_now();
                        }
                        inside.fetch_sub(1, Ordering::SeqCst);
                        drop(place);
                    }
                });
            });
        }
    });
    assert!(served.into_inner() > 0);
    assert_eq!(numbers(&port), (0, 0));
    assert!(port.ko().waiting.is_empty());
    // All places are there.
    let places: Vec<_> = (0..INSIDE).map(|_| at_once(&port).unwrap()).collect();
    assert_eq!(numbers(&port), (INSIDE, 0));
    drop(places);
}
