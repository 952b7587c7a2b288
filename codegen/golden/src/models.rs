// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as types.
/// `#/components/schemas/a.b-c`
#[derive(Clone, PartialEq)]
pub struct ABC {
    /// `d`
    pub d: Option<String>,
}
::actix_openapi::model! {
    ABC : & crate ::schemas::ABC => { d = optional "d" }
}
/// `#/components/schemas/Alias`
pub type Alias = Pattern;
/// Alias av et alias
pub type AliasAvAlias = Alias;
/// `#/components/schemas/Antall`
pub type Antall = i32;
/// `#/components/schemas/Api`
pub type Api = String;
/// Art
///
/// Verdier som ikke er navn
///
/// Deprecated.
///
/// Example: `"roman"`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Art {
    /// `roman`
    Roman,
    /// `5616_5`
    Value56165,
    /// `type`
    Type,
    /// `Self`
    ValueSelf,
    /// ``
    Value,
    /// `-1`
    Minus1,
    /// `to ord`
    ToOrd,
    /// `slutt */ \u{202e}"\`
    Slutt,
    /// `æøå`
    Æøå,
    /// `x-true`
    XTrue,
    /// `Ok`
    Ok,
}
::actix_openapi::enumeration! {
    Art => { Roman = "roman", Value56165 = "5616_5", Type = "type", ValueSelf = "Self",
    Value = "", Minus1 = "-1", ToOrd = "to ord", Slutt = "slutt */ \u{202e}\"\\", Æøå
    = "æøå", XTrue = "x-true", Ok = "Ok" }
}
/// Et beløp, med mer å si om det
pub type Beløp = Kroner;
/// Bok
///
/// En bok. `*/` og "sitat" og \ og tabulator
///
/// kodeblokk
///
/// Example: `{"tittel":"Sult","type":"roman"}`
#[derive(Clone, PartialEq)]
pub struct Bok {
    /// Tittelen
    pub tittel: String,
    /// `utgivelsesår`
    ///
    /// Example: `1890`
    pub utgivelsesår: i64,
    /// Nummeret
    pub isbn: Isbn,
    /// `type`
    pub r#type: String,
    /// `forfatter`
    pub forfatter: Forfatter,
    /// `async`
    pub r#async: Option<AliasAvAlias>,
    /// `gen`
    pub r#gen: Option<::actix_openapi::export::uuid::Uuid>,
    /// `self`
    pub self_: Option<String>,
    /// `delTittel`
    pub del_tittel: Option<String>,
    /// `med mellomrom`
    pub med_mellomrom: Option<String>,
    /// `omslag`
    pub omslag: Option<BokOmslag>,
    /// `medforfatter`
    pub medforfatter: Option<MedForfatter>,
}
::actix_openapi::model! {
    Bok : & crate ::schemas::Bok => { tittel = required "tittel", utgivelsesår =
    required "utgivelsesår", isbn = required "isbn", r#type = required "type", forfatter
    = required "forfatter", r#async = optional "async", r#gen = optional "gen", self_ =
    optional "self", del_tittel = optional "delTittel", med_mellomrom = optional
    "med mellomrom", omslag = optional "omslag", medforfatter = optional "medforfatter" }
}
/// `#/components/schemas/Bok/properties/omslag`
#[derive(Clone, PartialEq)]
pub struct BokOmslag {
    /// `tykkelse`
    pub tykkelse: Option<i64>,
    /// `farge`
    pub farge: String,
}
::actix_openapi::model! {
    BokOmslag : & crate ::schemas::BokOmslag => { tykkelse = optional "tykkelse", farge =
    required "farge" }
}
/// `#/components/schemas/Clone`
#[derive(Clone, PartialEq)]
pub struct Clone {
    /// `clone`
    pub clone: Option<String>,
}
::actix_openapi::model! {
    Clone : & crate ::schemas::Clone => { clone = optional "clone" }
}
/// En dag
pub type Date = ::actix_openapi::types::Date;
/// `#/components/schemas/DateTime`
///
/// Example: `"2023-09-21T10:47:13.291069+02:00"`
pub type DateTime = ::actix_openapi::types::DateTime;
/// `#/components/schemas/Decimal`
pub type Decimal = ::actix_openapi::types::Decimal;
/// `#/components/schemas/Deserialize`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Deserialize {
    /// `{}`
    BraceBrace,
    /// `x`
    X,
}
::actix_openapi::enumeration! {
    Deserialize => { BraceBrace = "{}", X = "x" }
}
/// `#/components/schemas/Documented`
#[derive(Clone, PartialEq)]
pub struct Documented {
    /// `serde`
    pub serde: Option<String>,
}
::actix_openapi::model! {
    Documented : & crate ::schemas::Documented => { serde = optional "serde" }
}
/// Enhver feil
#[derive(Clone, PartialEq)]
pub struct Feil {
    /// `melding`
    pub melding: Option<String>,
    /// `kode`
    pub kode: String,
    /// `brudd`
    pub brudd: Option<String>,
}
::actix_openapi::model! {
    Feil : & crate ::schemas::Feil => { melding = optional "melding", kode = required
    "kode", brudd = optional "brudd" }
}
/// `#/paths/~1finn~1{etikett}~1{matrise}/get/parameters/5/schema/items`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FinnMedMerEmnerItem {
    /// `lyrikk`
    Lyrikk,
    /// `prosa`
    Prosa,
}
::actix_openapi::enumeration! {
    FinnMedMerEmnerItem => { Lyrikk = "lyrikk", Prosa = "prosa" }
}
/// `#/paths/~1finn~1{etikett}~1{matrise}/get/parameters/13/schema`
#[derive(Clone, PartialEq)]
pub enum FinnMedMerEnten {
    /// `#/paths/~1finn~1{etikett}~1{matrise}/get/parameters/13/schema/oneOf/0`
    Integer(i64),
    /// `#/paths/~1finn~1{etikett}~1{matrise}/get/parameters/13/schema/oneOf/1`
    Array(Vec<i64>),
}
::actix_openapi::union! {
    FinnMedMerEnten : & crate ::schemas::FinnMedMerEnten => { Integer = 0usize, Array =
    1usize }
}
/// `#/paths/~1finn~1{etikett}~1{matrise}/get/parameters/8/schema`
#[derive(Clone, PartialEq)]
pub struct FinnMedMerFilter {
    /// `fra`
    pub fra: i64,
    /// `til`
    pub til: Option<i64>,
}
::actix_openapi::model! {
    FinnMedMerFilter : & crate ::schemas::FinnMedMerFilter => { fra = required "fra", til
    = optional "til" }
}
/// `#/paths/~1finn~1{etikett}~1{matrise}/get/parameters/9/schema`
#[derive(Clone, PartialEq)]
pub struct FinnMedMerSide {
    /// `nummer`
    pub nummer: Option<i64>,
    /// `lengde`
    pub lengde: Option<i64>,
}
::actix_openapi::model! {
    FinnMedMerSide : & crate ::schemas::FinnMedMerSide => { nummer = optional "nummer",
    lengde = optional "lengde" }
}
/// `#/paths/~1finn~1{etikett}~1{matrise}/get/parameters/12/content/application~1geo+json/schema`
#[derive(Clone, PartialEq)]
pub struct FinnMedMerSted {
    /// `navn`
    pub navn: String,
}
::actix_openapi::model! {
    FinnMedMerSted : & crate ::schemas::FinnMedMerSted => { navn = required "navn" }
}
/// `#/components/schemas/Forfatter`
#[derive(Clone, PartialEq)]
pub struct Forfatter {
    /// `land`
    pub land: Option<String>,
    /// `navn`
    pub navn: String,
}
::actix_openapi::model! {
    Forfatter : & crate ::schemas::Forfatter => { land = optional "land", navn = required
    "navn" }
}
/// `#/components/schemas/Future`
pub type Future = String;
/// `#/components/schemas/Hash`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hash {
    /// `Hash`
    Hash,
    /// `Some`
    Some,
    /// `None`
    None,
    /// `Err`
    Err,
    /// `ALL`
    All,
    /// `as_str`
    AsStr,
    /// `String`
    String,
}
::actix_openapi::enumeration! {
    Hash => { Hash = "Hash", Some = "Some", None = "None", Err = "Err", All = "ALL",
    AsStr = "as_str", String = "String" }
}
/// `#/paths/~1innlevering~1liste/get/responses/200/content/application~1json/schema`
pub type HentListe200Body = Vec<Innlevering>;
/// `#/paths/~1boeker~1nyeste/get/responses/200/content/application~1json/schema`
#[derive(Clone, PartialEq)]
pub struct HentNyeste200Body {
    /// `isbn`
    pub isbn: Isbn,
    /// Hvor den står
    pub hylle: Option<HentNyeste200BodyHylle>,
}
::actix_openapi::model! {
    HentNyeste200Body : & crate ::schemas::HentNyeste200Body => { isbn = required "isbn",
    hylle = optional "hylle" }
}
/// Hvor den står
#[derive(Clone, PartialEq)]
pub struct HentNyeste200BodyHylle {
    /// `kode`
    pub kode: Option<String>,
}
::actix_openapi::model! {
    HentNyeste200BodyHylle : & crate ::schemas::HentNyeste200BodyHylle => { kode =
    optional "kode" }
}
/// `#/paths/~1priser~1{språk}~1{utgave}/get/responses/200/content/application~1json/schema`
#[derive(Clone, PartialEq)]
pub struct HentPriser200Body {
    /// `pris`
    pub pris: ::actix_openapi::types::Decimal,
    /// I prosent
    pub rabatt: Option<::actix_openapi::types::Decimal>,
    /// `beløp`
    pub beløp: Option<Beløp>,
    /// `antall`
    pub antall: i32,
    /// `nummer`
    pub nummer: Option<i64>,
    /// `utsolgt`
    ///
    /// Deprecated.
    ///
    /// Example: `true`
    pub utsolgt: bool,
    /// `utgitt`
    ///
    /// Example: `"2024-02-29"`
    pub utgitt: ::actix_openapi::types::Date,
    /// `registrert`
    pub registrert: Option<DateTime>,
    /// `lokalt`
    pub lokalt: Option<String>,
    /// `art`
    pub art: Art,
    /// På stedet
    pub valuta: Option<HentPriser200BodyValuta>,
    /// `utgave`
    pub utgave: Utgave,
    /// Den som oversatte
    ///
    /// Deprecated.
    ///
    /// Example: `{"navn":"Kari"}`
    pub oversetter: Option<Forfatter>,
}
::actix_openapi::model! {
    HentPriser200Body : & crate ::schemas::HentPriser200Body => { pris = required "pris",
    rabatt = optional "rabatt", beløp = optional "beløp", antall = required "antall",
    nummer = optional "nummer", utsolgt = required "utsolgt", utgitt = required "utgitt",
    registrert = optional "registrert", lokalt = optional "lokalt", art = required "art",
    valuta = optional "valuta", utgave = required "utgave", oversetter = optional
    "oversetter" }
}
/// På stedet
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HentPriser200BodyValuta {
    /// `NOK`
    Nok,
    /// `5616_5`
    Value56165,
    /// `type`
    Type,
}
::actix_openapi::enumeration! {
    HentPriser200BodyValuta => { Nok = "NOK", Value56165 = "5616_5", Type = "type" }
}
/// `#/paths/~1samlinger~1{navn}/get/parameters/3/schema`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HentSamlingXValuta {
    /// `SEK`
    Sek,
    /// `DKK`
    Dkk,
}
::actix_openapi::enumeration! {
    HentSamlingXValuta => { Sek = "SEK", Dkk = "DKK" }
}
/// `#/components/schemas/HttpRequest`
pub type HttpRequest = String;
/// `#/components/schemas/Innlevering`
#[derive(Clone, PartialEq)]
pub struct Innlevering {
    /// `isbn`
    pub isbn: String,
    /// `antall`
    pub antall: Option<i64>,
    /// `merkelapper`
    pub merkelapper: Option<Vec<String>>,
}
::actix_openapi::model! {
    Innlevering : & crate ::schemas::Innlevering => { isbn = required "isbn", antall =
    optional "antall", merkelapper = optional "merkelapper" }
}
/// Tretten sifre
///
/// Example: `"9788203360534"`
pub type Isbn = String;
/// Ja eller nei
///
/// Deprecated.
pub type Ja = bool;
/// Kroner og øre
pub type Kroner = ::actix_openapi::types::Decimal;
/// `#/components/schemas/Kvittering`
#[derive(Clone, PartialEq)]
pub struct Kvittering {
    /// `validate`
    pub validate: String,
    /// `beløp`
    pub beløp: Beløp,
    /// `merknad`
    pub merknad: Option<String>,
    /// `frist`
    pub frist: Option<Option<::actix_openapi::types::Date>>,
    /// I dager
    pub forlenget: Option<Option<Beløp>>,
    /// I kroner
    ///
    /// When absent: `25`
    pub gebyr: Option<i64>,
}
::actix_openapi::model! {
    Kvittering : & crate ::schemas::Kvittering => { validate = required "validate",
    beløp = required "beløp", merknad = required "merknad", frist = optional "frist",
    forlenget = optional "forlenget", gebyr = optional "gebyr" }
}
/// `#/paths/~1innlevering~1bok/post/requestBody/content/text~1plain/schema`
pub type LeverBokRequestBody = String;
/// `#/paths/~1innlevering~1omslag/post/responses/2XX/content/application~1json/schema`
pub type LeverOmslag2xxBody = Vec<String>;
/// `#/components/requestBodies/Omslag/content/multipart~1form-data/schema`
#[derive(Clone, PartialEq)]
pub struct LeverOmslagRequestBody {
    /// `tittel`
    pub tittel: String,
    /// `forside`
    pub forside: String,
    /// `sider`
    pub sider: Option<Vec<String>>,
    /// `om`
    pub om: Option<LeverOmslagRequestBodyOm>,
}
::actix_openapi::model! {
    LeverOmslagRequestBody : & crate ::schemas::LeverOmslagRequestBody => { tittel =
    required "tittel", forside = required "forside", sider = optional "sider", om =
    optional "om" }
}
/// `#/components/requestBodies/Omslag/content/multipart~1form-data/schema/properties/om`
#[derive(Clone, PartialEq)]
pub struct LeverOmslagRequestBodyOm {
    /// `høyde`
    pub høyde: Option<i64>,
}
::actix_openapi::model! {
    LeverOmslagRequestBodyOm : & crate ::schemas::LeverOmslagRequestBodyOm => { høyde =
    optional "høyde" }
}
/// Lånernummer
pub type Lånernummer = i64;
/// Enda en
pub type MedForfatter = Forfatter;
/// `#/components/schemas/Mål`
#[derive(Clone, PartialEq)]
pub struct Mål {
    /// `høyde`
    pub høyde: Option<::actix_openapi::types::Decimal>,
    /// `vekt`
    pub vekt: Option<Antall>,
    /// `innbundet`
    pub innbundet: Option<Ja>,
    /// `målt`
    pub målt: Option<Date>,
    /// `forhold`
    pub forhold: Option<Decimal>,
}
::actix_openapi::model! {
    Mål : & crate ::schemas::Mål => { høyde = optional "høyde", vekt = optional
    "vekt", innbundet = optional "innbundet", målt = optional "målt", forhold =
    optional "forhold" }
}
/// `#/components/schemas/Ord`
pub type Ord = ::actix_openapi::types::Decimal;
/// `#/components/schemas/Pattern`
pub type Pattern = String;
/// `#/components/schemas/Place`
#[derive(Clone, PartialEq)]
pub struct Place {
    /// `place`
    pub place: Option<Validate>,
    /// `violations`
    pub violations: Option<Pattern>,
    /// `value`
    pub value: Option<RootElement>,
    /// `xml`
    pub xml: Option<String>,
    /// `HttpRequest`
    pub http_request: Option<HttpRequest>,
}
::actix_openapi::model! {
    Place : & crate ::schemas::Place => { place = optional "place", violations = optional
    "violations", value = optional "value", xml = optional "xml", http_request = optional
    "HttpRequest" }
}
/// `#/components/schemas/RootElement`
#[derive(Clone, PartialEq)]
pub struct RootElement {
    /// `check`
    pub check: Option<i64>,
}
::actix_openapi::model! {
    RootElement : & crate ::schemas::RootElement => { check = optional "check" }
}
/// `#/components/schemas/Samling`
///
/// See also: <https://bibliotek.example.no/samling>
#[derive(Clone, PartialEq)]
pub struct Samling {
    /// `navn`
    ///
    /// Only in answers.
    pub navn: Option<String>,
    /// Hvem
    pub leder: Option<Forfatter>,
    /// `råd`
    pub råd: Option<Vec<Forfatter>>,
    /// `hyller`
    pub hyller: Vec<String>,
    /// `bind`
    pub bind: Option<Vec<i64>>,
    /// `verdier`
    pub verdier: Option<Verdier>,
    /// `plasser`
    pub plasser: Option<Vec<SamlingPlasserItem>>,
    /// `stand`
    pub stand: Option<Option<SamlingStand>>,
    /// `sporing`
    pub sporing: Option<::actix_openapi::export::uuid::Uuid>,
    /// `pris`
    pub pris: Option<::actix_openapi::types::Decimal>,
    /// `mål`
    pub mål: Option<SamlingMål>,
}
::actix_openapi::model! {
    Samling : & crate ::schemas::Samling => { navn = optional "navn", leder = optional
    "leder", råd = optional "råd", hyller = required "hyller", bind = optional "bind",
    verdier = optional "verdier", plasser = optional "plasser", stand = optional "stand",
    sporing = optional "sporing", pris = optional "pris", mål = optional "mål" }
}
/// `#/components/schemas/SamlingMål`
#[derive(Clone, PartialEq)]
pub struct SamlingMål {
    /// `høyde`
    pub høyde: Option<::actix_openapi::types::Decimal>,
    /// `vekt`
    pub vekt: Option<Antall>,
    /// `innbundet`
    pub innbundet: Option<Ja>,
    /// `målt`
    pub målt: Option<Date>,
    /// `forhold`
    pub forhold: Option<Decimal>,
    /// `ramme`
    pub ramme: Option<String>,
    /// The members that the document does not list.
    pub additional_properties: ::actix_openapi::types::Map<::actix_openapi::types::Any>,
}
::actix_openapi::model! {
    SamlingMål : & crate ::schemas::SamlingMål => { høyde = optional "høyde", vekt =
    optional "vekt", innbundet = optional "innbundet", målt = optional "målt", forhold
    = optional "forhold", ramme = optional "ramme"; rest additional_properties }
}
/// `#/components/schemas/Samling/properties/plasser/items`
#[derive(Clone, PartialEq)]
pub struct SamlingPlasserItem {
    /// `rad`
    pub rad: Option<i32>,
    /// The members that the document does not list.
    pub additional_properties: ::actix_openapi::types::Map<::actix_openapi::types::Any>,
}
::actix_openapi::model! {
    SamlingPlasserItem : & crate ::schemas::SamlingPlasserItem => { rad = optional "rad";
    rest additional_properties }
}
/// `#/components/schemas/Samling/properties/stand`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SamlingStand {
    /// `god`
    God,
    /// `slitt`
    Slitt,
}
::actix_openapi::enumeration! {
    SamlingStand => { God = "god", Slitt = "slitt" }
}
/// `#/components/schemas/Serialize`
#[derive(Clone, PartialEq)]
pub struct Serialize {
    /// `serialize`
    pub serialize: Option<String>,
}
::actix_openapi::model! {
    Serialize : & crate ::schemas::Serialize => { serialize = optional "serialize" }
}
/// Koden
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Språk {
    /// `nb`
    Nb,
    /// `nn`
    Nn,
    /// `5616_5`
    Value56165,
    /// `type`
    Type,
    /// `a/b`
    AB,
    /// `  `
    Value,
}
::actix_openapi::enumeration! {
    Språk => { Nb = "nb", Nn = "nn", Value56165 = "5616_5", Type = "type", AB = "a/b",
    Value = "  " }
}
/// Satt sammen av to andre, og av sitt eget
#[derive(Clone, PartialEq)]
pub struct Utgave {
    /// `land`
    pub land: String,
    /// `navn`
    pub navn: String,
    /// `høyde`
    pub høyde: ::actix_openapi::types::Decimal,
    /// `vekt`
    pub vekt: Option<Antall>,
    /// `innbundet`
    pub innbundet: Option<Ja>,
    /// `målt`
    pub målt: Option<Date>,
    /// `forhold`
    pub forhold: Option<Decimal>,
    /// `signert`
    pub signert: Option<bool>,
    /// `merke`
    pub merke: UtgaveMerke,
    /// `bånd`
    pub bånd: Option<UtgaveBånd>,
    /// `opplag`
    pub opplag: i32,
}
::actix_openapi::model! {
    Utgave : & crate ::schemas::Utgave => { land = required "land", navn = required
    "navn", høyde = required "høyde", vekt = optional "vekt", innbundet = optional
    "innbundet", målt = optional "målt", forhold = optional "forhold", signert =
    optional "signert", merke = required "merke", bånd = optional "bånd", opplag =
    required "opplag" }
}
/// `#/components/schemas/Utgave/allOf/2/properties/bånd`
#[derive(Clone, PartialEq)]
pub struct UtgaveBånd {
    /// `nummer`
    pub nummer: i64,
}
::actix_openapi::model! {
    UtgaveBånd : & crate ::schemas::UtgaveBånd => { nummer = required "nummer" }
}
/// `#/components/schemas/Utgave/allOf/2/properties/merke`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum UtgaveMerke {
    /// `a`
    A,
    /// `b`
    B,
}
::actix_openapi::enumeration! {
    UtgaveMerke => { A = "a", B = "b" }
}
/// `#/components/schemas/Utlån`
#[derive(Clone, PartialEq)]
pub struct Utlån {
    /// `bok`
    pub bok: Isbn,
    /// `dato`
    pub dato: String,
}
::actix_openapi::model! {
    Utlån : & crate ::schemas::Utlån => { bok = required "bok", dato = required "dato"
    }
}
/// `#/components/schemas/Validate`
#[derive(Clone, PartialEq)]
pub struct Validate {
    /// `validate`
    pub validate: Option<String>,
}
::actix_openapi::model! {
    Validate : & crate ::schemas::Validate => { validate = optional "validate" }
}
/// `#/components/schemas/Verdier`
pub type Verdier = Vec<Kroner>;
/// `#/components/schemas/Violations`
pub type Violations = ::actix_openapi::export::uuid::Uuid;
/// `#/components/schemas/WriteXml`
pub type WriteXml = String;
/// `#/paths/~1priser~1{språk}~1{utgave}/parameters/4/schema`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum XValuta {
    /// `NOK`
    Nok,
    /// `5616_5`
    Value56165,
    /// `type`
    Type,
}
::actix_openapi::enumeration! {
    XValuta => { Nok = "NOK", Value56165 = "5616_5", Type = "type" }
}
