//! Consumers that ask without a break, each on a connection of its own, and look at every answer.

use std::net::SocketAddr;
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};

use super::{BOUND, Connection, Request};

/// Runs until it is stopped, which is when it tells what was not as expected.
pub struct Load {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    requests: Arc<Vec<Request>>,
    /// Rises with every change of the requests.
    generation: usize,
    /// Which generation each thread is at; it is done with those before.
    reached: Vec<usize>,
    answered: usize,
    surprises: Vec<String>,
    stopped: bool,
}

impl Load {
    /// Asks, in so many threads, and expects this code of every answer.
    pub fn start(
        address: SocketAddr,
        threads: usize,
        expected: &'static str,
        requests: Vec<Request>,
    ) -> Self {
        let shared = Arc::new(Shared::default());
        *shared.state.lock().unwrap() = State {
            requests: Arc::new(requests),
            generation: 1,
            reached: vec![0; threads],
            ..State::default()
        };
        let threads = (0..threads).map(|number| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || shared.ask(number, address, expected))
        });
        Self {
            threads: threads.collect(),
            shared,
        }
    }

    /// Asks for this from now on. When it returns, nobody asks for anything else any more.
    pub fn change(&self, requests: Vec<Request>) {
        let mut state = self.shared.state.lock().unwrap();
        state.requests = Arc::new(requests);
        state.generation += 1;
        let generation = state.generation;
        drop(state);
        self.wait_while(|state| state.reached.iter().any(|reached| *reached < generation));
    }

    /// Returns when so many more answers have come.
    pub fn wait_for(&self, more: usize) {
        let goal = self.shared.state.lock().unwrap().answered + more;
        self.wait_while(|state| state.answered < goal);
    }

    fn wait_while(&self, condition: impl Fn(&State) -> bool) {
        let state = self.shared.state.lock().unwrap();
        let (state, timeout) = self
            .shared
            .changed
            .wait_timeout_while(state, BOUND, |state| {
                state.surprises.is_empty() && condition(state)
            })
            .unwrap();
        let surprises = state.surprises.clone();
        drop(state);
        assert!(surprises.is_empty(), "{surprises:#?}");
        assert!(!timeout.timed_out(), "the answers do not come");
    }

    /// How many answers came.
    pub fn stop(mut self) -> usize {
        self.end();
        let state = self.shared.state.lock().unwrap();
        assert!(state.surprises.is_empty(), "{:#?}", state.surprises);
        state.answered
    }

    fn end(&mut self) {
        if let Ok(mut state) = self.shared.state.lock() {
            state.stopped = true;
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Load {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    fn ask(&self, number: usize, address: SocketAddr, expected: &str) {
        let mut connection = Connection::open(address);
        loop {
            let requests = {
                let mut state = self.state.lock().unwrap();
                if state.stopped {
                    return;
                }
                state.reached[number] = state.generation;
                self.changed.notify_all();
                Arc::clone(&state.requests)
            };
            for (place, request) in requests.iter().enumerate() {
                connection.write(&request.bytes());
                let response = connection.read();
                let mut state = self.state.lock().unwrap();
                state.answered += 1;
                if response.kode() != expected {
                    state
                        .surprises
                        .push(format!("request {place}: {response:?}"));
                }
                self.changed.notify_all();
            }
        }
    }
}
