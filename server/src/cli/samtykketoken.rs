//! `restanser samtykketoken`.

use clap::{Args, ValueEnum};
use restanser_server::dev::altinn2::{
    Altinn2Issuer, Altinn2Key, Altinn2Request, Datoform, Tjenesteform,
};
use restanser_server::klokke::Klokke;
use restanser_server::organisasjonsnummer::Organisasjonsnummer;

use super::{DataArguments, Outcome, SigningArguments};

#[derive(Args)]
pub struct Arguments {
    /// The organisation that consents.
    #[arg(long, value_name = "ORG")]
    fra: Organisasjonsnummer,
    /// The organisation that the consent is given to.
    #[arg(long, value_name = "ORG")]
    til: Organisasjonsnummer,
    /// The organisation that fetched the token on the receiver's behalf.
    #[arg(long, value_name = "ORG")]
    handled_by: Option<Organisasjonsnummer>,
    /// What the consent is for, code and edition; may be given several times.
    #[arg(long = "tjeneste", value_name = "SERVICE", default_value = Altinn2Request::TJENESTE)]
    tjenester: Vec<String>,
    /// How the services are written.
    #[arg(long, value_enum, default_value_t = Services::Array)]
    services_form: Services,
    /// How the two dates are written.
    #[arg(long, value_enum, default_value_t = Dates::Unix)]
    dato_form: Dates,
    /// When the consent was given, in seconds from now; a minute ago when not given.
    #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
    gitt_i: Option<i64>,
    /// How long the consent is valid, in seconds; negative for one that has run out.
    #[arg(long, value_name = "SECONDS", default_value_t = Altinn2Request::GYLDIG_I_SEKUNDER, allow_negative_numbers = true)]
    gyldig_i: i64,
    /// How long the token lives, in seconds; negative for a token that has run out.
    #[arg(long, value_name = "SECONDS", default_value_t = Altinn2Request::UTLOPER_I_SEKUNDER, allow_negative_numbers = true)]
    utloper_i: i64,
    /// Which of the two keys signs.
    #[arg(long, value_enum, default_value_t = Key::Primary)]
    key: Key,
    #[command(flatten)]
    data: DataArguments,
    #[command(flatten)]
    signing: SigningArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Services {
    /// `Services`, a list
    Array,
    /// `Services`, a text with commas
    String,
    /// `ServiceCodes`, a text with commas
    #[value(name = "servicecodes")]
    ServiceCodes,
}

#[derive(Clone, Copy, ValueEnum)]
enum Dates {
    /// Seconds since 1970
    Unix,
    /// dd.MM.yyyy HH:mm:ss, Norwegian time
    Norsk,
    /// yyyy-MM-dd HH:mm:ss, Norwegian time
    Iso,
}

#[derive(Clone, Copy, ValueEnum)]
enum Key {
    Primary,
    Secondary,
}

pub fn run(arguments: Arguments) -> Outcome {
    let issuer = Altinn2Issuer::open_announced(&arguments.data.data)?;
    let request = Altinn2Request {
        fra: arguments.fra,
        til: arguments.til,
        handled_by: arguments.handled_by,
        tjenester: arguments.tjenester,
        tjenesteform: match arguments.services_form {
            Services::Array => Tjenesteform::Array,
            Services::String => Tjenesteform::String,
            Services::ServiceCodes => Tjenesteform::ServiceCodes,
        },
        datoform: match arguments.dato_form {
            Dates::Unix => Datoform::Unix,
            Dates::Norsk => Datoform::Norsk,
            Dates::Iso => Datoform::Iso,
        },
        gitt_i_sekunder: arguments.gitt_i,
        gyldig_i_sekunder: arguments.gyldig_i,
        utloper_i_sekunder: arguments.utloper_i,
        key: match arguments.key {
            Key::Primary => Altinn2Key::Primary,
            Key::Secondary => Altinn2Key::Secondary,
        },
        signing: arguments.signing.request(None)?,
    };
    println!("{}", issuer.sign(&request, &Klokke::system()?)?);
    Ok(())
}
