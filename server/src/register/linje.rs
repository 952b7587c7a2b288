//! One line: read, and checked in full.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::kilde::{Krav, Kravpost};
use crate::organisasjonsnummer::{Organisasjonsnummer, UgyldigOrganisasjonsnummer};

/// The columns, in the order in which they are exported.
pub(super) const KOLONNER: [&str; 9] = [
    "organisasjonsnummer",
    "kategori",
    "krav_id",
    "forfallsdato",
    "hovedstol",
    "renter",
    "kildesystem",
    "oppdatert",
    "slettet",
];

const LONGEST_TEXT: usize = 64;

/// What a line says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Post {
    Organisasjon(Organisasjonsnummer),
    Krav(Kravpost),
    SlettKrav(String),
    SlettOrganisasjon(Organisasjonsnummer),
}

/// A line as it is written: members that are absent or null are none.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Linje<'a> {
    #[serde(borrow)]
    organisasjonsnummer: Option<Verdi<'a>>,
    #[serde(borrow)]
    kategori: Option<Verdi<'a>>,
    #[serde(borrow)]
    krav_id: Option<Verdi<'a>>,
    #[serde(borrow)]
    forfallsdato: Option<Verdi<'a>>,
    #[serde(borrow)]
    hovedstol: Option<Verdi<'a>>,
    #[serde(borrow)]
    renter: Option<Verdi<'a>>,
    #[serde(borrow)]
    kildesystem: Option<Verdi<'a>>,
    #[serde(borrow)]
    oppdatert: Option<Verdi<'a>>,
    #[serde(borrow)]
    slettet: Option<Verdi<'a>>,
}

/// A value as JSON or CSV has it: in CSV all are texts.
#[derive(Deserialize)]
#[serde(untagged)]
enum Verdi<'a> {
    Tekst(#[serde(borrow)] Cow<'a, str>),
    Heltall(i64),
    Sann(bool),
    #[allow(dead_code, reason = "whatever it is, it is not wanted")]
    Annet(IgnoredAny),
}

impl<'a> Linje<'a> {
    /// A line of CSV: `columns` says which member each field is.
    pub(super) fn from_columns(columns: &[usize], fields: &[&'a str]) -> Self {
        let mut linje = Self::default();
        for (column, text) in columns.iter().zip(fields) {
            let value = (!text.is_empty()).then_some(Verdi::Tekst(Cow::Borrowed(*text)));
            if let Some(member) = linje.members().into_iter().nth(*column) {
                *member = value;
            }
        }
        linje
    }

    /// In the order of [`KOLONNER`].
    fn members(&mut self) -> [&mut Option<Verdi<'a>>; 9] {
        [
            &mut self.organisasjonsnummer,
            &mut self.kategori,
            &mut self.krav_id,
            &mut self.forfallsdato,
            &mut self.hovedstol,
            &mut self.renter,
            &mut self.kildesystem,
            &mut self.oppdatert,
            &mut self.slettet,
        ]
    }

    /// What the line says, or everything that is wrong with it. No value stands in what is said.
    pub(super) fn post(mut self, is_csv: bool) -> Result<Post, Vec<String>> {
        let slettet = match self.slettet.take() {
            None => false,
            Some(Verdi::Sann(slettet)) => slettet,
            Some(Verdi::Tekst(text)) if is_csv && text == "true" => true,
            Some(Verdi::Tekst(text)) if is_csv && text == "false" => false,
            Some(_) => return Err(vec!["slettet must be true or false".to_owned()]),
        };
        let given = self
            .members()
            .iter()
            .filter(|member| member.is_some())
            .count();
        if slettet {
            return self.removed(given);
        }
        let mut faults = Vec::new();
        let organisasjon = organisasjonsnummer(&self, &mut faults);
        if given == 1 && self.organisasjonsnummer.is_some() {
            return match organisasjon {
                Some(organisasjon) => Ok(Post::Organisasjon(organisasjon)),
                None => Err(faults),
            };
        }
        let post = self.claim(organisasjon, is_csv, &mut faults);
        match post {
            Some(post) if faults.is_empty() => Ok(Post::Krav(post)),
            _ => Err(faults),
        }
    }

    fn removed(self, given: usize) -> Result<Post, Vec<String>> {
        let mut faults = Vec::new();
        let post = match (given, &self.krav_id, &self.organisasjonsnummer) {
            (1, Some(_), None) => text("krav_id", &self.krav_id, &mut faults).map(Post::SlettKrav),
            (1, None, Some(_)) => {
                organisasjonsnummer(&self, &mut faults).map(Post::SlettOrganisasjon)
            }
            _ => {
                faults.push(
                    "slettet goes with krav_id alone, or with organisasjonsnummer alone".to_owned(),
                );
                None
            }
        };
        post.ok_or(faults)
    }

    fn claim(
        &self,
        organisasjon: Option<Organisasjonsnummer>,
        is_csv: bool,
        faults: &mut Vec<String>,
    ) -> Option<Kravpost> {
        let kategori = required("kategori", &self.kategori, faults).and_then(|text| {
            let kategori = text.parse();
            kategori
                .map_err(|_| faults.push("kategori is none of the six".to_owned()))
                .ok()
        });
        let krav_id = text("krav_id", &self.krav_id, faults);
        let forfallsdato = required("forfallsdato", &self.forfallsdato, faults).and_then(|text| {
            let day = date(&text);
            if day.is_none() {
                faults.push("forfallsdato is not a day, written 2026-01-31".to_owned());
            }
            day
        });
        let hovedstol = match &self.hovedstol {
            None => {
                faults.push("hovedstol is missing".to_owned());
                None
            }
            Some(value) => amount("hovedstol", value, is_csv, faults),
        };
        let renter = match &self.renter {
            None => Some(None),
            Some(value) => amount("renter", value, is_csv, faults).map(Some),
        };
        let kildesystem = text("kildesystem", &self.kildesystem, faults);
        let oppdatert = required("oppdatert", &self.oppdatert, faults).and_then(|text| {
            let moment = moment(&text);
            if moment.is_none() {
                faults.push(
                    "oppdatert is not a moment with an offset, written 2026-01-02T03:04:05+01:00"
                        .to_owned(),
                );
            }
            moment
        });
        let krav = Krav::new(organisasjon?, kategori?, forfallsdato?, hovedstol?, renter?);
        Some(Kravpost {
            krav_id: krav_id?,
            krav: krav.map_err(|error| faults.push(error.to_string())).ok()?,
            kildesystem: kildesystem?,
            oppdatert: oppdatert?,
        })
    }
}

fn required<'v>(
    name: &str,
    value: &'v Option<Verdi<'_>>,
    faults: &mut Vec<String>,
) -> Option<Cow<'v, str>> {
    match value {
        Some(Verdi::Tekst(text)) => Some(Cow::Borrowed(text)),
        Some(_) => {
            faults.push(format!("{name} must be a text"));
            None
        }
        None => {
            faults.push(format!("{name} is missing"));
            None
        }
    }
}

fn text(name: &str, value: &Option<Verdi<'_>>, faults: &mut Vec<String>) -> Option<String> {
    let text = required(name, value, faults)?;
    let fits = (1..=LONGEST_TEXT).contains(&text.len())
        && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
    if !fits {
        faults.push(format!("{name} must be 1 to 64 printable ASCII characters"));
    }
    fits.then(|| text.into_owned())
}

fn organisasjonsnummer(linje: &Linje<'_>, faults: &mut Vec<String>) -> Option<Organisasjonsnummer> {
    let name = "organisasjonsnummer";
    let text = required(name, &linje.organisasjonsnummer, faults)?;
    match text.parse() {
        Ok(organisasjon) => Some(organisasjon),
        Err(UgyldigOrganisasjonsnummer::Format) => {
            faults.push(format!("{name} is not nine digits"));
            None
        }
        Err(UgyldigOrganisasjonsnummer::Kontrollsiffer) => {
            faults.push(format!("{name} has a wrong check digit"));
            None
        }
    }
}

/// Whole kroner, never through a float.
fn amount(name: &str, value: &Verdi<'_>, is_csv: bool, faults: &mut Vec<String>) -> Option<i64> {
    let amount = match value {
        Verdi::Heltall(amount) => Some(*amount),
        Verdi::Tekst(text) if is_csv && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            text.parse().ok()
        }
        _ => None,
    };
    let amount = amount.filter(|amount| *amount >= 0);
    if amount.is_none() {
        faults.push(format!("{name} is not an amount in whole kroner from 0 up"));
    }
    amount
}

/// `2026-01-31` and nothing else that a library would read; there was no year 0.
fn date(text: &str) -> Option<Date> {
    let day: Date = has_shape(text, "0000-00-00").then(|| text.parse().ok())??;
    (day.year() > 0).then_some(day)
}

/// RFC 3339 and nothing else that a library would read. In UTC, as it is exported, its year has four digits, too.
fn moment(text: &str) -> Option<Timestamp> {
    let (local, rest) = text.split_at_checked("0000-00-00T00:00:00".len())?;
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => {
            let offset = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
            (offset.len() < fraction.len()).then_some(offset)?
        }
        None => rest,
    };
    let has_offset = matches!(offset, "Z" | "z")
        || ["+00:00", "-00:00"]
            .iter()
            .any(|shape| has_shape(offset, shape));
    let has_time = has_shape(&local.replace('t', "T"), "0000-00-00T00:00:00");
    let moment: Timestamp = (has_time && has_offset).then(|| text.parse().ok())??;
    (moment.to_zoned(TimeZone::UTC).year() > 0).then_some(moment)
}

/// Whether `text` is `shape`, with any digit where that has 0.
fn has_shape(text: &str, shape: &str) -> bool {
    text.len() == shape.len()
        && text
            .bytes()
            .zip(shape.bytes())
            .all(|(byte, shape)| match shape {
                b'0' => byte.is_ascii_digit(),
                _ => byte == shape,
            })
}

/// A line as it is exported.
#[derive(Serialize)]
pub(super) struct Ut<'a> {
    pub(super) organisasjonsnummer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kategori: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) krav_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) forfallsdato: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hovedstol: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) renter: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) kildesystem: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) oppdatert: Option<String>,
}

impl<'a> Ut<'a> {
    pub(super) fn organisasjon(organisasjon: &'a Organisasjonsnummer) -> Self {
        Self {
            organisasjonsnummer: organisasjon.as_str(),
            kategori: None,
            krav_id: None,
            forfallsdato: None,
            hovedstol: None,
            renter: None,
            kildesystem: None,
            oppdatert: None,
        }
    }

    pub(super) fn krav(organisasjon: &'a Organisasjonsnummer, post: &'a Kravpost) -> Self {
        Self {
            organisasjonsnummer: organisasjon.as_str(),
            kategori: Some(post.krav.kategori().as_str()),
            krav_id: Some(&post.krav_id),
            forfallsdato: Some(post.krav.forfallsdato().to_string()),
            hovedstol: Some(post.krav.hovedstol()),
            renter: post.krav.renter(),
            kildesystem: Some(&post.kildesystem),
            oppdatert: Some(post.oppdatert.to_string()),
        }
    }
}
