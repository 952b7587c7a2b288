//! The service in this process, on a socket of its own, with folders, source and clock of the test's choice.

use std::net::{SocketAddr, TcpListener};
use std::num::{NonZeroU16, NonZeroU32};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use restanser_server::api::RestanserApi;
use restanser_server::config;
use restanser_server::dev::data;
use restanser_server::kapasitet::Kapasitet;
use restanser_server::kilde::sqlite::{SqliteKilde, opprett};
use restanser_server::kilde::{Kategori, Kilde, Krav};
use restanser_server::klokke::Klokke;
use restanser_server::telemetry::Traces;
use restanser_server::tilgang::Tilgang;
use restanser_server::tilgang::access_token::TokenVerifier;
use restanser_server::tilgang::keys::{IssuerConfig, Keys};
use restanser_server::tilgang::rettighetspakke::{GjeldendePakker, Rettighetspakker};
use restanser_server::tilgang::samtykke::Samtykkeregler;
use restanser_server::tjeneste::{self, Forbindelsesmaal, Stopper};
use restanser_server::utlevering::Utleveringslogg;
use tempfile::TempDir;

use super::altinn;
use super::maskinporten::{Issuer, Token};
use super::{BOUND, Request, Response, logg};

/// Grants as in development: Brønnøysundregistrene has `dibk`, Digdir `ebevis`, Skatteetaten both.
const RETTIGHETSPAKKER: &str = r#"
    [dibk]
    hjemmel = "plan- og bygningsloven"
    samtykke = false
    konsumenter = ["974760673", "974761076"]

    [ebevis]
    samtykke = true
    konsumenter = ["991825827", "974761076"]
"#;

/// One claim: category, last day to pay, principal, interest.
pub type KravRad = (Kategori, Date, i64, Option<i64>);

/// A service to be started.
pub struct Oppsett {
    klokke: Klokke,
    kilde: Option<Arc<dyn Kilde>>,
    rettighetspakker: String,
    issuer: String,
    krav: Option<Vec<(&'static str, Vec<KravRad>)>>,
    keys: Box<dyn FnOnce(Keys) -> Keys>,
    key_refresh: Option<Duration>,
    altinn2: Option<String>,
    tokenregler: Tokenregler,
    utleveringer: Option<Utleveringslogg>,
    server: config::Server,
}

type Tokenregler = Box<dyn FnOnce(TokenVerifier) -> TokenVerifier>;

impl Default for Oppsett {
    fn default() -> Self {
        Self {
            klokke: Klokke::system().unwrap(),
            kilde: None,
            rettighetspakker: RETTIGHETSPAKKER.to_owned(),
            issuer: Issuer::shared().url.clone(),
            krav: None,
            keys: Box::new(|keys| keys.with_refetch_interval(Duration::ZERO)),
            key_refresh: None,
            altinn2: None,
            tokenregler: Box::new(|tokens| tokens),
            utleveringer: None,
            server: config::Server {
                workers: NonZeroU16::new(2),
                // What the service itself says of long headers is to be seen.
                header_bytes: NonZeroU32::new(64 * 1024).unwrap(),
                ..config::Server::default()
            },
        }
    }
}

impl Oppsett {
    /// A clock that stands still.
    pub fn klokken_er(self, moment: &str) -> Self {
        let moment: Timestamp = moment.parse().unwrap();
        self.klokke(move || moment)
    }

    pub fn klokke(mut self, now: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.klokke = Klokke::from_fn(now).unwrap();
        self
    }

    /// A source in place of the development register.
    pub fn kilde(mut self, kilde: impl Kilde + 'static) -> Self {
        self.kilde = Some(Arc::new(kilde));
        self
    }

    /// A disclosure log in place of one in files.
    pub fn utleveringer(mut self, logg: Utleveringslogg) -> Self {
        self.utleveringer = Some(logg);
        self
    }

    /// Another configuration of how requests are taken.
    pub fn server(mut self, change: impl FnOnce(&mut config::Server)) -> Self {
        change(&mut self.server);
        self
    }

    /// Claims in place of those of the development register.
    pub fn krav(mut self, krav: Vec<(&'static str, Vec<KravRad>)>) -> Self {
        self.krav = Some(krav);
        self
    }

    /// Grants, as the configuration writes them.
    pub fn rettighetspakker(mut self, toml: &str) -> Self {
        self.rettighetspakker = toml.to_owned();
        self
    }

    /// Rules for tokens in place of those that hold when nothing is configured.
    pub fn tokenregler(
        mut self,
        regler: impl FnOnce(TokenVerifier) -> TokenVerifier + 'static,
    ) -> Self {
        self.tokenregler = Box::new(regler);
        self
    }

    /// An issuer in place of the shared one.
    pub fn issuer(mut self, url: &str) -> Self {
        self.issuer = url.to_owned();
        self
    }

    /// Another measure of the time that has passed, for ages and intervals.
    pub fn monotonic(mut self, passed: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        self.klokke = self.klokke.with_monotonic(passed);
        self
    }

    /// The keys as they are in production but for this, in place of a fetch whenever a key is unknown.
    pub fn keys(mut self, change: impl FnOnce(Keys) -> Keys + 'static) -> Self {
        self.keys = Box::new(change);
        self
    }

    /// The keys are fetched this often, whoever asks.
    pub fn key_refresh(mut self, every: Duration) -> Self {
        self.key_refresh = Some(every);
        self
    }

    /// Accepts consents from Altinn 2, whose metadata is at this address.
    pub fn altinn2(mut self, metadata: &str) -> Self {
        self.altinn2 = Some(metadata.to_owned());
        self
    }

    pub fn start(self) -> Tjeneste {
        logg::listen();
        let mappe = tempfile::tempdir().unwrap();
        let register = mappe.path().join("register.sqlite");
        match &self.krav {
            Some(krav) => fyll(&register, krav),
            None => data::fyll(&register).unwrap(),
        }
        let issuer = IssuerConfig {
            issuer: self.issuer.clone(),
            metadata_url: None,
        };
        let keys = Keys::new(issuer, self.klokke.clone()).unwrap();
        let keys = Arc::new((self.keys)(keys));
        let tokens = TokenVerifier::new(&self.issuer, Arc::clone(&keys), self.klokke.clone());
        let pakker = toml::from_str::<Rettighetspakker>(&self.rettighetspakker).unwrap();
        let pakker = GjeldendePakker::from(pakker);
        for (_, pakke) in pakker.na().iter() {
            let konsumenter = pakke.konsumenter.iter();
            konsumenter.for_each(|konsument| logg::konsument(konsument.as_str()));
        }
        let kapasitet = Arc::new(Kapasitet::new(&self.server));
        let api = RestanserApi {
            tilgang: Tilgang {
                tokens: (self.tokenregler)(tokens),
                rettighetspakker: pakker.clone(),
                samtykkeregler: Samtykkeregler {
                    altinn2: self
                        .altinn2
                        .map(|metadata| altinn::accepting(&metadata, &self.klokke)),
                    ..Samtykkeregler::default()
                },
            },
            klokke: self.klokke.clone(),
            kilde: self
                .kilde
                .unwrap_or_else(|| Arc::new(SqliteKilde::open(&register).unwrap())),
            utleveringer: Arc::new(self.utleveringer.unwrap_or_else(|| {
                Utleveringslogg::open(mappe.path().join("utleveringer.jsonl")).unwrap()
            })),
            kapasitet: Arc::clone(&kapasitet),
            metrics: Arc::default(),
            traces: Traces::default(),
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let adresse = listener.local_addr().unwrap();
        let (started, is_started) = mpsc::channel();
        let refresh = self
            .key_refresh
            .map(|every| Arc::clone(&keys).keep_fresh(every));
        let thread = thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = tjeneste::serve(listener, api, &self.server).unwrap();
                if let Some(refresh) = refresh {
                    actix_web::rt::spawn(refresh);
                }
                started.send((server.handle(), server.maal())).unwrap();
                server.await.unwrap();
            });
        });
        let (handle, maal) = is_started.recv_timeout(BOUND).unwrap();
        Tjeneste {
            adresse,
            keys,
            kapasitet,
            pakker,
            mappe,
            klokke: self.klokke,
            issuer: self.issuer,
            handle,
            maal,
            thread: Mutex::new(Some(thread)),
        }
    }
}

/// Makes, or replaces, a register.
pub fn fyll(register: &std::path::Path, organisations: &[(&str, Vec<KravRad>)]) {
    let numbers = organisations
        .iter()
        .map(|(number, _)| number.parse().unwrap());
    let claims = organisations.iter().flat_map(|(number, claims)| {
        claims
            .iter()
            .map(|&(kategori, forfallsdato, hovedstol, renter)| {
                logg::amount(hovedstol);
                logg::amount(renter.unwrap_or_default());
                logg::amount(hovedstol.saturating_add(renter.unwrap_or_default()));
                Krav::new(
                    number.parse().unwrap(),
                    kategori,
                    forfallsdato,
                    hovedstol,
                    renter,
                )
                .unwrap()
            })
    });
    opprett(register, numbers, claims).unwrap();
}

/// The service, running. It stops when this is dropped.
pub struct Tjeneste {
    pub adresse: SocketAddr,
    pub keys: Arc<Keys>,
    pub kapasitet: Arc<Kapasitet>,
    pub pakker: GjeldendePakker,
    pub handle: Stopper,
    /// What is counted of connections.
    pub maal: Arc<Forbindelsesmaal>,
    mappe: TempDir,
    klokke: Klokke,
    issuer: String,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Tjeneste {
    /// The service as it is in development, but for the time.
    pub fn start() -> Self {
        Oppsett::default().start()
    }

    /// The issuer that the service trusts.
    pub fn issuer_url(&self) -> &str {
        &self.issuer
    }

    pub fn register(&self) -> PathBuf {
        self.mappe.path().join("register.sqlite")
    }

    pub fn logg(&self) -> PathBuf {
        self.mappe.path().join("utleveringer.jsonl")
    }

    /// The disclosures in the log, without their places in the chain.
    pub fn utleveringer(&self) -> Vec<serde_json::Value> {
        self.poster("utlevering")
    }

    /// The records of one type in the disclosure log, without their places in the chain.
    pub fn poster(&self, kind: &str) -> Vec<serde_json::Value> {
        // Gone for a moment when a test has deleted it. The last line may be half written.
        let text = std::fs::read_to_string(self.logg()).unwrap_or_default();
        let whole = text.rfind('\n').map_or(0, |end| end + 1);
        let records = text[..whole]
            .lines()
            .map(|line| serde_json::from_str(line).unwrap());
        let mut records: Vec<serde_json::Value> = records
            .filter(|record: &serde_json::Value| record["type"] == kind)
            .collect();
        for record in &mut records {
            let record = record.as_object_mut().unwrap();
            for member in ["nr", "forrige", "type", "hash"] {
                record.remove(member).unwrap();
            }
        }
        records
    }

    /// What the service's clock says.
    pub fn now(&self) -> Timestamp {
        self.klokke.now()
    }

    /// A token in order for `consumer`, to be signed.
    pub fn token(&self, consumer: &str) -> Token {
        Token::new(&self.issuer, consumer, self.now())
    }

    /// A request in order with a token for `consumer`.
    pub fn get(&self, consumer: &str, path: &str) -> Request {
        Request::get(format!("/v2/{path}")).bearer(&self.token(consumer).sign())
    }

    pub fn send(&self, request: &Request) -> Response {
        request.send(self.adresse)
    }

    /// Asks as `consumer`.
    pub fn ask(&self, consumer: &str, path: &str) -> Response {
        self.send(&self.get(consumer, path))
    }

    /// Waits until the service has come to its end, which somebody must have asked it to.
    pub fn join(&self) {
        if let Some(thread) = self.thread.lock().unwrap().take() {
            thread.join().unwrap();
        }
    }
}

impl Drop for Tjeneste {
    fn drop(&mut self) {
        // Sent at the call; what is returned only waits.
        drop(self.handle.stop(false));
        if let Some(thread) = self.thread.get_mut().unwrap().take() {
            let _ = thread.join();
        }
    }
}
