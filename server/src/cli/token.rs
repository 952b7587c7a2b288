//! `restanser token`.

use clap::error::ErrorKind;
use clap::{ArgGroup, Args, Command};
use restanser_server::dev::issuer::{
    DevIssuer, Personidentifikator, SamtykkeRequest, Samtykkegiver, TokenRequest,
};
use restanser_server::klokke::Klokke;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;

use super::{DataArguments, Outcome, SigningArguments};

/// The scope of the API.
const SCOPE: &str = "skatteetaten:restanser";

#[derive(Args)]
pub struct Arguments {
    /// The organisation that asks.
    #[arg(long, value_name = "ORG")]
    consumer: Organisasjonsnummer,
    /// A scope; may be given several times.
    #[arg(long = "scope", value_name = "SCOPE", default_value = SCOPE)]
    scopes: Vec<String>,
    /// For whom the token is meant; a list when given several times, and not said in the token when not given.
    #[arg(long, value_name = "TEXT")]
    audience: Vec<String>,
    #[command(flatten)]
    data: DataArguments,
    #[command(flatten)]
    delegation: DelegationArguments,
    #[command(flatten)]
    time: TimeArguments,
    #[command(flatten)]
    samtykke: SamtykkeArguments,
    /// The key that signs, also a withdrawn one; the newest when not given. `restanser issuer keys` lists them.
    #[arg(
        long,
        value_name = "KID",
        help_heading = "Signature, and what is to be different"
    )]
    key: Option<String>,
    #[command(flatten)]
    signing: SigningArguments,
}

#[derive(Args)]
#[command(next_help_heading = "Delegation")]
struct DelegationArguments {
    /// The organisation that asks on the consumer's behalf.
    #[arg(long, value_name = "ORG")]
    supplier: Option<Organisasjonsnummer>,
    /// Where the consumer has delegated to the supplier; https://www.altinn.no when not given.
    #[arg(long, value_name = "URL", requires = "supplier")]
    delegation_source: Option<String>,
}

#[derive(Args)]
#[command(next_help_heading = "Time, in seconds from now")]
struct TimeArguments {
    /// How long the token lives, in seconds; negative for a token that has run out.
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = TokenRequest::EXPIRES_IN_SECONDS,
        allow_negative_numbers = true
    )]
    expires_in: i64,
    /// When the token is issued; now when not given, or two minutes before its end when that has passed.
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
    issued_in: Option<i64>,
    /// From when on the token holds; not said in the token when not given.
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
    not_before_in: Option<i64>,
}

// One consent for each giver, organisations first. What is said of consents is said once, for all of them, or once for
// each of them in that order.
#[derive(Args)]
#[command(
    next_help_heading = "Consent; what is said of consents is said once for all, or once for each",
    group = ArgGroup::new("giver").multiple(true)
)]
struct SamtykkeArguments {
    /// Put a consent into the token: the organisation that gives it. May be given several times.
    #[arg(long, value_name = "ORG", group = "giver")]
    samtykke_fra: Vec<Organisasjonsnummer>,
    /// Put a consent into the token that a person gives: eleven digits. May be given several times.
    #[arg(long, value_name = "NUMBER", group = "giver")]
    samtykke_fra_person: Vec<Personidentifikator>,
    /// The organisation that the consent is given to; the consumer when not given.
    #[arg(long, value_name = "ORG", requires = "giver")]
    samtykke_til: Vec<Organisasjonsnummer>,
    /// Write the receiver as text, urn:altinn:organization:identifier-no:…, as in older tokens.
    #[arg(long, requires = "giver")]
    samtykke_til_som_tekst: bool,
    /// The resource that the consent is for; ours when not given.
    #[arg(long, value_name = "ID", requires = "giver")]
    samtykke_ressurs: Vec<String>,
    /// When the consent was given, in seconds from now; a minute ago when not given.
    #[arg(
        long,
        value_name = "SECONDS",
        requires = "giver",
        allow_negative_numbers = true
    )]
    samtykke_gitt_i: Vec<i64>,
    /// How long the consent is valid, in seconds; negative for one that has run out. A year when not given.
    #[arg(
        long,
        value_name = "SECONDS",
        requires = "giver",
        allow_negative_numbers = true
    )]
    samtykke_gyldig_i: Vec<i64>,
}

pub fn run(arguments: Arguments) -> Outcome {
    let samtykker = samtykker(arguments.samtykke).unwrap_or_else(wrong_count);
    let issuer = DevIssuer::open_announced(&arguments.data.data)?;
    let request = TokenRequest {
        supplier: arguments.delegation.supplier,
        delegation_source: arguments.delegation.delegation_source,
        audience: arguments.audience,
        expires_in_seconds: arguments.time.expires_in,
        issued_in_seconds: arguments.time.issued_in,
        not_before_in_seconds: arguments.time.not_before_in,
        samtykker,
        signing: arguments.signing.request(arguments.key)?,
        ..TokenRequest::new(arguments.consumer, arguments.scopes)
    };
    println!("{}", issuer.sign(&request, Klokke::system()?.now())?);
    Ok(())
}

/// The consents, or the option that is given neither once nor once for each of them.
fn samtykker(arguments: SamtykkeArguments) -> Result<Vec<SamtykkeRequest>, &'static str> {
    let organisations = arguments.samtykke_fra.into_iter();
    let persons = arguments.samtykke_fra_person.into_iter();
    let mut consents: Vec<_> = organisations
        .map(Samtykkegiver::Organisasjon)
        .chain(persons.map(Samtykkegiver::Person))
        .map(SamtykkeRequest::new)
        .collect();
    let til = for_each(consents.len(), arguments.samtykke_til, "--samtykke-til")?;
    let ressurs = for_each(
        consents.len(),
        arguments.samtykke_ressurs,
        "--samtykke-ressurs",
    )?;
    let gitt_i = for_each(
        consents.len(),
        arguments.samtykke_gitt_i,
        "--samtykke-gitt-i",
    )?;
    let gyldig_i = for_each(
        consents.len(),
        arguments.samtykke_gyldig_i,
        "--samtykke-gyldig-i",
    )?;
    let values = til.into_iter().zip(ressurs).zip(gitt_i).zip(gyldig_i);
    for (consent, (((til, ressurs), gitt_i), gyldig_i)) in consents.iter_mut().zip(values) {
        consent.til = til;
        consent.til_som_tekst = arguments.samtykke_til_som_tekst;
        consent.ressurs = ressurs;
        consent.gitt_i_sekunder = gitt_i;
        consent.gyldig_i_sekunder = gyldig_i.unwrap_or(consent.gyldig_i_sekunder);
    }
    Ok(consents)
}

fn for_each<T: Clone>(
    consents: usize,
    given: Vec<T>,
    option: &'static str,
) -> Result<Vec<Option<T>>, &'static str> {
    match given.as_slice() {
        [] => Ok(vec![None; consents]),
        [one] => Ok(vec![Some(one.clone()); consents]),
        several if several.len() == consents => Ok(given.into_iter().map(Some).collect()),
        _ => Err(option),
    }
}

fn wrong_count<T>(option: &str) -> T {
    let message = format!("{option} is given neither once nor once for each consent");
    Arguments::augment_args(Command::new("restanser token"))
        .error(ErrorKind::WrongNumberOfValues, message)
        .exit()
}
