//! Security as OR of AND: which credentials are taken, and who the handler is told of.

use golden_api::api::{
    HentMedBeggePrincipals, HentMedBeggeValgfrittPrincipals, HentMedBlandetPrincipals,
};

use crate::library::Reader;
use crate::wire::{Answer, Request, Server, request};

/// Who asked, as an answer tells it.
pub(crate) trait Told {
    fn told(&self) -> String;
}

impl Told for Reader {
    fn told(&self) -> String {
        self.by.clone()
    }
}

impl<T: Told> Told for Option<T> {
    fn told(&self) -> String {
        self.as_ref()
            .map_or_else(|| "nobody".to_owned(), |one| one.told())
    }
}

impl Told for HentMedBeggePrincipals<Reader> {
    fn told(&self) -> String {
        format!("{} and {}", self.lånekort.by, self.pin_kode.by)
    }
}

impl Told for HentMedBeggeValgfrittPrincipals<Reader> {
    fn told(&self) -> String {
        format!("{} and {}", self.lånekort.by, self.pin_kode.by)
    }
}

impl Told for HentMedBlandetPrincipals<Reader> {
    fn told(&self) -> String {
        match self {
            Self::Vekter { vekter } => format!("only {}", vekter.by),
            Self::LånekortAndPinKode {
                lånekort, pin_kode
            } => {
                format!("{} and {}", lånekort.by, pin_kode.by)
            }
        }
    }
}

/// Operations whose answer tells who asked.
macro_rules! tells_who_asks {
    ($(
        $constant:ident $function:ident $documented:ident $parameters:ident $response:ident
            ($($who:ident: $given:ty)?);
    )+) => {
        $(
            const $constant: types::$documented = types::$documented {
                status_200: Documented::Given,
                default: Documented::Given,
            };

            async fn $function(
                &self,
                $($who: $given,)?
                _: types::$parameters,
                context: &Context,
            ) -> Answer<types::$response> {
                context.enter("handler");
                let told: Vec<String> = vec![$($who.told())?];
                Ok(types::$response::Ok(Kvittering {
                    validate: told.concat(),
                    beløp: Decimal::from(0),
                    merknad: None,
                    frist: None,
                    forlenget: None,
                    gebyr: None,
                }))
            }
        )+
    };
}
pub(crate) use tells_who_asks;

fn get(path: &str) -> Request {
    request("GET", &format!("/adgang/{path}"))
}

/// Who asked, and which functions ran.
fn asked(answer: &Answer) -> (String, &str) {
    assert_eq!(answer.status, 200, "{answer:?}");
    let told = answer.json()["validate"].as_str().unwrap().to_owned();
    (told, answer.stages())
}

fn refused(answer: &Answer) -> (u16, String, &str) {
    (answer.status, answer.error("melding"), answer.stages())
}

const BASIC: &str = "Basic realm=\"skranke\", charset=\"UTF-8\"";

#[test]
fn without_security_credentials_are_not_looked_at() {
    let server = Server::start();
    for path in ["ingen", "tom"] {
        for request in [
            get(path),
            get(path).token("les"),
            get(path).header("Authorization", "Bearer"),
            get(path).token("a").token("b"),
        ] {
            let answer = request.send(&server);
            assert_eq!(asked(&answer), (String::new(), "begin handler finish"));
        }
    }
}

#[test]
fn optional_credentials_are_checked_when_they_are_there() {
    let server = Server::start();
    let answer = get("valgfri").send(&server);
    assert_eq!(
        asked(&answer),
        ("nobody".to_owned(), "begin handler finish")
    );
    // Credentials of a scheme that the operation does not know.
    for request in [
        get("valgfri").password("Kari", "les"),
        get("valgfri").header("X-Laanekort", "les"),
    ] {
        assert_eq!(asked(&request.send(&server)).0, "nobody");
    }
    let answer = get("valgfri").token("les").send(&server);
    let stages = "begin authenticate handler finish";
    assert_eq!(asked(&answer), ("vekter".to_owned(), stages));
}

#[test]
fn who_brings_bad_credentials_is_not_taken_for_nobody() {
    let server = Server::start();
    let answer = get("valgfri").token("ukjent").send(&server);
    let stages = "begin authenticate error finish";
    assert_eq!(refused(&answer), (401, "token".to_owned(), stages));
    assert_eq!(answer.all("www-authenticate"), ["Bearer"]);
    let answer = get("valgfri").token("skriv").send(&server);
    let lacking = "missing scopes: bibliotek:les".to_owned();
    assert_eq!(refused(&answer), (403, lacking, stages));
    assert!(answer.all("www-authenticate").is_empty());
    for (request, told) in [
        (
            get("valgfri").header("Authorization", "Bearer a b"),
            "credentials: malformed credentials",
        ),
        (
            get("valgfri").token("les").token("les"),
            "credentials: credentials more than once",
        ),
    ] {
        let answer = request.send(&server);
        let expected = (401, told.to_owned(), "begin error finish");
        assert_eq!(refused(&answer), expected);
        assert_eq!(answer.all("www-authenticate"), ["Bearer"]);
    }
}

#[test]
fn user_and_password_are_decoded() {
    let server = Server::start();
    let answer = get("skranke").password("Kåre", "les:alt").send(&server);
    let stages = "begin skranke handler finish";
    assert_eq!(asked(&answer), ("skranke Kåre".to_owned(), stages));
    let answer = get("skranke").password("Kåre", "ukjent").send(&server);
    let stages = "begin skranke error finish";
    assert_eq!(refused(&answer), (401, "token".to_owned(), stages));
    assert_eq!(answer.all("www-authenticate"), [BASIC]);
    for (value, told) in [
        ("Bearer les", "another Authorization scheme"),
        ("Basic", "malformed credentials"),
        ("Basic YWI=", "malformed credentials"),
        ("Basic YTpi, Basic YTpi", "credentials more than once"),
    ] {
        let request = get("skranke").header("Authorization", value);
        let answer = request.send(&server);
        let told = format!("credentials: {told}");
        assert_eq!(refused(&answer), (401, told, "begin error finish"));
        assert_eq!(answer.all("www-authenticate"), [BASIC]);
    }
}

#[test]
fn any_of_the_alternatives_will_do() {
    let server = Server::start();
    for (request, told, stage) in [
        (get("enten").token("les"), "vekter", "authenticate"),
        (
            get("enten").header("x-laanekort", "k"),
            "lånekort",
            "laanekort",
        ),
        (
            get("enten").password("Kari", "skriv"),
            "skranke Kari",
            "skranke",
        ),
        (get("enten").header("Cookie", "a=1; type=k"), "type", "type"),
    ] {
        let answer = request.send(&server);
        let stages = format!("begin {stage} handler finish");
        assert_eq!(asked(&answer), (told.to_owned(), stages.as_str()));
    }
}

#[test]
fn without_any_of_them_all_challenges_are_told() {
    let server = Server::start();
    for (request, told) in [
        (get("enten"), "no credentials"),
        (get("enten?X-Laanekort=k"), "no credentials"),
        (
            get("enten").header("Authorization", "Digest a"),
            "another Authorization scheme",
        ),
    ] {
        let answer = request.send(&server);
        let told = format!("credentials: {told}");
        assert_eq!(refused(&answer), (401, told, "begin error finish"));
        assert_eq!(answer.all("www-authenticate"), [BASIC, "Bearer"]);
    }
}

#[test]
fn the_first_alternative_that_is_there_is_the_one_that_counts() {
    let server = Server::start();
    let both = |token| {
        get("enten")
            .header("Cookie", "type=k")
            .header("X-Laanekort", "k")
            .token(token)
    };
    let answer = both("les").send(&server);
    let stages = "begin authenticate handler finish";
    assert_eq!(asked(&answer), ("vekter".to_owned(), stages));
    let stages = "begin authenticate error finish";
    let answer = both("ukjent").send(&server);
    assert_eq!(refused(&answer), (401, "token".to_owned(), stages));
    let answer = both("skriv").send(&server);
    let lacking = "missing scopes: bibliotek:les".to_owned();
    assert_eq!(refused(&answer), (403, lacking, stages));
    let answer = both("a b").send(&server);
    let malformed = "credentials: malformed credentials".to_owned();
    assert_eq!(refused(&answer), (401, malformed, "begin error finish"));
}

#[test]
fn scopes_are_those_of_the_alternative() {
    let server = Server::start();
    let answer = get("enten").password("Kari", "les").send(&server);
    let (status, told, _) = refused(&answer);
    assert_eq!(
        (status, told.as_str()),
        (403, "missing scopes: bibliotek:skriv")
    );
    let answer = get("begge?pin+kode=les").header("X-Laanekort", "skriv");
    let answer = answer.send(&server);
    let (status, told, stages) = refused(&answer);
    assert_eq!(
        (status, told.as_str()),
        (403, "missing scopes: bibliotek:les")
    );
    assert_eq!(stages, "begin laanekort pin-kode error finish");
}

#[test]
fn alternatives_of_one_scheme_differ_in_scopes_only() {
    let server = Server::start();
    for scopes in ["les", "skriv.lever", "les.lever"] {
        let answer = get("omfang").token(scopes).send(&server);
        let stages = "begin authenticate handler finish";
        assert_eq!(asked(&answer), ("vekter".to_owned(), stages));
    }
    let answer = get("omfang").token("skriv").send(&server);
    let (status, told, stages) = refused(&answer);
    assert_eq!(
        (status, told.as_str()),
        (403, "missing scopes: bibliotek:les")
    );
    assert_eq!(stages, "begin authenticate error finish");
}

#[test]
fn all_schemes_of_an_alternative_are_required() {
    let server = Server::start();
    let answer = get("begge?pin%20kode=1234").header("X-Laanekort", "les");
    let answer = answer.send(&server);
    let stages = "begin laanekort pin-kode handler finish";
    assert_eq!(asked(&answer), ("lånekort and pin-kode".to_owned(), stages));
    for (request, told) in [
        (get("begge"), "no credentials"),
        (get("begge?pin+kode=1234"), "no credentials"),
        (get("begge").header("X-Laanekort", "les"), "no credentials"),
        (
            get("begge?pin+kode=").header("X-Laanekort", ""),
            "malformed credentials",
        ),
        (
            get("begge?pin+kode=1&pin%20kode=2"),
            "credentials more than once",
        ),
    ] {
        let answer = request.send(&server);
        let told = format!("credentials: {told}");
        assert_eq!(refused(&answer), (401, told, "begin error finish"));
        assert!(answer.all("www-authenticate").is_empty());
    }
    let answer = get("begge?pin+kode=ukjent").header("X-Laanekort", "les");
    let answer = answer.send(&server);
    let stages = "begin laanekort pin-kode error finish";
    assert_eq!(refused(&answer), (401, "token".to_owned(), stages));
}

#[test]
fn half_of_an_optional_alternative_is_nobody() {
    let server = Server::start();
    let both = get("begge-valgfritt?pin+kode=1").header("X-Laanekort", "k");
    assert_eq!(asked(&both.send(&server)).0, "lånekort and pin-kode");
    for request in [
        get("begge-valgfritt"),
        get("begge-valgfritt?pin+kode=1"),
        get("begge-valgfritt").header("X-Laanekort", "k"),
    ] {
        let answer = request.send(&server);
        assert_eq!(
            asked(&answer),
            ("nobody".to_owned(), "begin handler finish")
        );
    }
}

#[test]
fn the_handler_is_told_which_alternative_was_taken() {
    let server = Server::start();
    let card = || get("blandet?pin+kode=1").header("X-Laanekort", "k");
    assert_eq!(asked(&card().send(&server)).0, "lånekort and pin-kode");
    for scopes in ["les", "skriv"] {
        let answer = card().token(scopes).send(&server);
        let stages = "begin authenticate handler finish";
        assert_eq!(asked(&answer), ("only vekter".to_owned(), stages));
    }
    assert_eq!(card().token("ingen").send(&server).status, 403);
    let half = get("blandet").header("X-Laanekort", "k").send(&server);
    let (status, told, _) = refused(&half);
    assert_eq!(
        (status, told.as_str()),
        (401, "credentials: no credentials")
    );
    assert_eq!(half.all("www-authenticate"), ["Bearer"]);
}
