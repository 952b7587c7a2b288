//! Consumers that ask without a break while the database comes and goes: every answer is the right one or the error that
//! is expected, within the bound.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::{
    BOUND, BRREG, Connection, INTET_FORFALT, Request, Response, Tjeneste, UKJENT, VIRKSOMHET,
};

/// What [`VIRKSOMHET`] owes in fees.
pub const BELOP: i64 = 4711;

/// Far over what a lookup may take, far under what a hanging connection takes to be given up.
const LONGEST: Duration = Duration::from_secs(8);

/// Runs until it is dropped.
pub struct Belastning {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

#[derive(Default)]
struct Shared {
    feilkode: &'static str,
    tall: Mutex<Tall>,
    changed: Condvar,
}

/// What came so far.
#[derive(Clone, Debug, Default)]
pub struct Tall {
    pub riktige: usize,
    /// The right answers since the last error.
    pub riktige_paa_rad: usize,
    pub feil: usize,
    /// The correlation ids of answers with arrears.
    pub utlevert: Vec<String>,
    surprises: Vec<String>,
    stopped: bool,
}

impl Belastning {
    /// While the source comes and goes.
    pub fn start(tjeneste: &Tjeneste, threads: usize) -> Self {
        Self::expecting("RESTANSE-002", tjeneste, threads)
    }

    /// While something else does, whose absence has this code.
    pub fn expecting(feilkode: &'static str, tjeneste: &Tjeneste, threads: usize) -> Self {
        let shared = Arc::new(Shared {
            feilkode,
            ..Shared::default()
        });
        let requests: Vec<_> = [VIRKSOMHET, INTET_FORFALT, UKJENT]
            .into_iter()
            .map(|organisasjon| {
                let request = tjeneste.get(BRREG, &format!("dibk/{organisasjon}"));
                (organisasjon, request)
            })
            .collect();
        let address = tjeneste.adresse;
        let threads = (0..threads).map(|_| {
            let (shared, requests) = (Arc::clone(&shared), requests.clone());
            thread::spawn(move || shared.ask(&mut Connection::open(address), &requests))
        });
        Self {
            threads: threads.collect(),
            shared,
        }
    }

    /// Returns when it is so.
    pub fn until(&self, what: &str, is_so: impl Fn(&Tall) -> bool) -> Tall {
        let tall = self.shared.lock();
        let (tall, timeout) = self
            .shared
            .changed
            .wait_timeout_while(tall, BOUND, |tall| {
                tall.surprises.is_empty() && !is_so(tall)
            })
            .unwrap();
        assert!(tall.surprises.is_empty(), "{:#?}", tall.surprises);
        assert!(
            !timeout.timed_out(),
            "not within {BOUND:?}: {what}: {tall:?}"
        );
        tall.clone()
    }

    /// Returns when the service has answered rightly for a while.
    pub fn until_in_order(&self) {
        // Those that were on their way before do not count.
        self.shared.lock().riktige_paa_rad = 0;
        self.until("in order", |tall| tall.riktige_paa_rad >= 60);
    }

    /// The correlation ids of all answers with arrears so far.
    pub fn utlevert(&self) -> Vec<String> {
        self.shared.lock().utlevert.clone()
    }

    /// How many requests have failed.
    pub fn failures(&self) -> usize {
        self.shared.lock().feil
    }

    /// Returns when so many more requests have failed.
    pub fn until_failures(&self, more: usize) {
        let goal = self.shared.lock().feil + more;
        self.until("failures", |tall| tall.feil >= goal);
    }
}

impl Drop for Belastning {
    fn drop(&mut self) {
        self.shared.lock().stopped = true;
        let ended = self.threads.drain(..).map(JoinHandle::join);
        let panicked = ended.filter(Result::is_err).count();
        let surprises = self.shared.lock().surprises.clone();
        if !thread::panicking() {
            assert!(
                panicked == 0 && surprises.is_empty(),
                "{panicked} {surprises:#?}"
            );
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, Tall> {
        // A test that has failed still ends in order.
        self.tall.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, connection: &mut Connection, requests: &[(&'static str, Request)]) {
        for (organisasjon, request) in requests.iter().cycle() {
            let begun = Instant::now();
            connection.write(&request.bytes());
            let response = connection.read();
            let took = begun.elapsed();
            let mut tall = self.lock();
            if tall.stopped {
                return;
            }
            if response.status == 500 && response.kode() == self.feilkode {
                tall.feil += 1;
                tall.riktige_paa_rad = 0;
            } else if is_right(organisasjon, &response) {
                if response.status == 200 {
                    let id = response.header("Korrelasjonsid").unwrap();
                    tall.utlevert.push(id.to_owned());
                }
                tall.riktige += 1;
                tall.riktige_paa_rad += 1;
            } else {
                tall.surprises.push(format!("{organisasjon}: {response:?}"));
            }
            if took > LONGEST {
                tall.surprises
                    .push(format!("{organisasjon} after {took:?}"));
            }
            self.changed.notify_all();
        }
    }
}

fn is_right(organisasjon: &str, response: &Response) -> bool {
    let owed = |amount: i64| {
        response.status == 200
            && response.json()["restanser"]["gebyr"]["forfaltOgUbetaltKrav"] == amount
    };
    match organisasjon {
        VIRKSOMHET => owed(BELOP),
        INTET_FORFALT => owed(0),
        _ => response.kode() == "RESTANSE-008",
    }
}
