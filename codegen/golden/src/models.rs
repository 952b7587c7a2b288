// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 e96e20f1c9c17b725065c81a7caad3fef92a514b136abbf55f480592cffc135d).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as types.
::actix_openapi::model! {
    #[doc =
    " `#/paths/~1boeker~1nyeste/get/responses/200/content/application~1json/schema`"] pub
    struct HentNyeste200Body : & crate ::schemas::HentNyeste200Body => { #[doc =
    " `isbn`"] pub isbn : Isbn = required "isbn", #[doc = " Hvor den står"] pub hylle :
    Option < HentNyeste200BodyHylle > = optional "hylle", }
}
::actix_openapi::model! {
    #[doc = " Hvor den står"] pub struct HentNyeste200BodyHylle : & crate
    ::schemas::HentNyeste200BodyHylle => { #[doc = " `kode`"] pub kode : Option < String
    > = optional "kode", }
}
::actix_openapi::enumeration! {
    #[doc = " `#/paths/~1priser~1{språk}~1{utgave}/parameters/4/schema`"] pub enum
    XValuta { Nok = "NOK", Value56165 = "5616_5", Type = "type" }
}
::actix_openapi::model! {
    #[doc =
    " `#/paths/~1priser~1{språk}~1{utgave}/get/responses/200/content/application~1json/schema`"]
    pub struct HentPriser200Body : & crate ::schemas::HentPriser200Body => { #[doc =
    " `pris`"] pub pris : ::actix_openapi::types::Decimal = required "pris", #[doc =
    " I prosent"] pub rabatt : Option < ::actix_openapi::types::Decimal > = optional
    "rabatt", #[doc = " `beløp`"] pub beløp : Option < Beløp > = optional "beløp",
    #[doc = " `antall`"] pub antall : i32 = required "antall", #[doc = " `nummer`"] pub
    nummer : Option < i64 > = optional "nummer", #[doc = " `utsolgt`"] #[doc = ""] #[doc
    = " Deprecated."] #[doc = ""] #[doc = " Example: `true`"] pub utsolgt : bool =
    required "utsolgt", #[doc = " `utgitt`"] #[doc = ""] #[doc =
    " Example: `\"2024-02-29\"`"] pub utgitt : ::actix_openapi::types::Date = required
    "utgitt", #[doc = " `registrert`"] pub registrert : Option < DateTime > = optional
    "registrert", #[doc = " `lokalt`"] pub lokalt : Option < String > = optional
    "lokalt", #[doc = " `art`"] pub art : Art = required "art", #[doc = " På stedet"]
    pub valuta : Option < HentPriser200BodyValuta > = optional "valuta", #[doc =
    " `utgave`"] pub utgave : Utgave = required "utgave", #[doc = " Den som oversatte"]
    #[doc = ""] #[doc = " Deprecated."] #[doc = ""] #[doc =
    " Example: `{\"navn\":\"Kari\"}`"] pub oversetter : Option < Forfatter > = optional
    "oversetter", }
}
::actix_openapi::enumeration! {
    #[doc = " På stedet"] pub enum HentPriser200BodyValuta { Nok = "NOK", Value56165 =
    "5616_5", Type = "type" }
}
::actix_openapi::enumeration! {
    #[doc = " `#/paths/~1samlinger~1{navn}/get/parameters/3/schema`"] pub enum
    HentSamlingXValuta { Sek = "SEK", Dkk = "DKK" }
}
::actix_openapi::enumeration! {
    #[doc = " Koden"] pub enum Språk { Nb = "nb", Nn = "nn", Value56165 = "5616_5", Type
    = "type", AB = "a/b", SpaceSpace = "  " }
}
::actix_openapi::model! {
    #[doc = " Bok"] #[doc = ""] #[doc = " En bok. `*/` og \"sitat\" og \\ og tabulator"]
    #[doc = ""] #[doc = " kodeblokk"] #[doc = ""] #[doc =
    " Example: `{\"tittel\":\"Sult\",\"type\":\"roman\"}`"] pub struct Bok : & crate
    ::schemas::Bok => { #[doc = " Tittelen"] pub tittel : String = required "tittel",
    #[doc = " `utgivelsesår`"] #[doc = ""] #[doc = " Example: `1890`"] pub utgivelsesår
    : i64 = required "utgivelsesår", #[doc = " Nummeret"] pub isbn : Isbn = required
    "isbn", #[doc = " `type`"] pub r#type : String = required "type", #[doc =
    " `forfatter`"] pub forfatter : Forfatter = required "forfatter", #[doc = " `async`"]
    pub r#async : Option < AliasAvAlias > = optional "async", #[doc = " `gen`"] pub r#gen
    : Option < ::actix_openapi::export::uuid::Uuid > = optional "gen", #[doc = " `self`"]
    pub self_ : Option < String > = optional "self", #[doc = " `delTittel`"] pub
    del_tittel : Option < String > = optional "delTittel", #[doc = " `med mellomrom`"]
    pub med_mellomrom : Option < String > = optional "med mellomrom", #[doc =
    " `omslag`"] pub omslag : Option < BokOmslag > = optional "omslag", #[doc =
    " `medforfatter`"] pub medforfatter : Option < MedForfatter > = optional
    "medforfatter", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Bok/properties/omslag`"] pub struct BokOmslag : &
    crate ::schemas::BokOmslag => { #[doc = " `tykkelse`"] pub tykkelse : Option < i64 >
    = optional "tykkelse", #[doc = " `farge`"] pub farge : String = required "farge", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Forfatter`"] pub struct Forfatter : & crate
    ::schemas::Forfatter => { #[doc = " `land`"] pub land : Option < String > = optional
    "land", #[doc = " `navn`"] pub navn : String = required "navn", }
}
/// Enda en
pub type MedForfatter = Forfatter;
/// Tretten sifre
///
/// Example: `"9788203360534"`
pub type Isbn = String;
/// `#/components/schemas/Alias`
pub type Alias = Pattern;
/// Alias av et alias
pub type AliasAvAlias = Alias;
/// Lånernummer
pub type Lånernummer = i64;
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Utlån`"] pub struct Utlån : & crate
    ::schemas::Utlån => { #[doc = " `bok`"] pub bok : Isbn = required "bok", #[doc =
    " `dato`"] pub dato : String = required "dato", }
}
::actix_openapi::model! {
    #[doc = " Enhver feil"] pub struct Feil : & crate ::schemas::Feil => { #[doc =
    " `melding`"] pub melding : Option < String > = optional "melding", #[doc =
    " `kode`"] pub kode : String = required "kode", #[doc = " `brudd`"] pub brudd :
    Option < String > = optional "brudd", }
}
/// En dag
pub type Date = ::actix_openapi::types::Date;
/// `#/components/schemas/DateTime`
///
/// Example: `"2023-09-21T10:47:13.291069+02:00"`
pub type DateTime = ::actix_openapi::types::DateTime;
/// `#/components/schemas/Decimal`
pub type Decimal = ::actix_openapi::types::Decimal;
/// Et beløp, med mer å si om det
pub type Beløp = Kroner;
/// Kroner og øre
pub type Kroner = ::actix_openapi::types::Decimal;
/// `#/components/schemas/Antall`
pub type Antall = i32;
/// Ja eller nei
///
/// Deprecated.
pub type Ja = bool;
::actix_openapi::enumeration! {
    #[doc = " Art"] #[doc = ""] #[doc = " Verdier som ikke er navn"] #[doc = ""] #[doc =
    " Deprecated."] #[doc = ""] #[doc = " Example: `\"roman\"`"] pub enum Art { Roman =
    "roman", Value56165 = "5616_5", Type = "type", ValueSelf = "Self", Value = "", Minus1
    = "-1", ToOrd = "to ord", Slutt = "slutt */ \u{202e}\"\\", Æøå = "æøå", XTrue =
    "x-true", Ok = "Ok" }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Mål`"] pub struct Mål : & crate ::schemas::Mål =>
    { #[doc = " `høyde`"] pub høyde : Option < ::actix_openapi::types::Decimal > =
    optional "høyde", #[doc = " `vekt`"] pub vekt : Option < Antall > = optional "vekt",
    #[doc = " `innbundet`"] pub innbundet : Option < Ja > = optional "innbundet", #[doc =
    " `målt`"] pub målt : Option < Date > = optional "målt", #[doc = " `forhold`"] pub
    forhold : Option < Decimal > = optional "forhold", }
}
::actix_openapi::model! {
    #[doc = " Satt sammen av to andre, og av sitt eget"] pub struct Utgave : & crate
    ::schemas::Utgave => { #[doc = " `land`"] pub land : String = required "land", #[doc
    = " `navn`"] pub navn : String = required "navn", #[doc = " `høyde`"] pub høyde :
    ::actix_openapi::types::Decimal = required "høyde", #[doc = " `vekt`"] pub vekt :
    Option < Antall > = optional "vekt", #[doc = " `innbundet`"] pub innbundet : Option <
    Ja > = optional "innbundet", #[doc = " `målt`"] pub målt : Option < Date > =
    optional "målt", #[doc = " `forhold`"] pub forhold : Option < Decimal > = optional
    "forhold", #[doc = " `signert`"] pub signert : Option < bool > = optional "signert",
    #[doc = " `merke`"] pub merke : UtgaveMerke = required "merke", #[doc = " `bånd`"]
    pub bånd : Option < UtgaveBånd > = optional "bånd", #[doc = " `opplag`"] pub
    opplag : i32 = required "opplag", }
}
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Utgave/allOf/2/properties/merke`"] pub enum
    UtgaveMerke { A = "a", B = "b" }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Utgave/allOf/2/properties/bånd`"] pub struct
    UtgaveBånd : & crate ::schemas::UtgaveBånd => { #[doc = " `nummer`"] pub nummer :
    i64 = required "nummer", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Kvittering`"] pub struct Kvittering : & crate
    ::schemas::Kvittering => { #[doc = " `validate`"] pub validate : String = required
    "validate", #[doc = " `beløp`"] pub beløp : Beløp = required "beløp", #[doc =
    " `merknad`"] pub merknad : Option < String > = required "merknad", #[doc =
    " `frist`"] pub frist : Option < Option < ::actix_openapi::types::Date > > = optional
    "frist", #[doc = " I dager"] pub forlenget : Option < Option < Beløp > > = optional
    "forlenget", #[doc = " I kroner"] #[doc = ""] #[doc = " When absent: `25`"] pub gebyr
    : Option < i64 > = optional "gebyr", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Samling`"] #[doc = ""] #[doc =
    " See also: <https://bibliotek.example.no/samling>"] pub struct Samling : & crate
    ::schemas::Samling => { #[doc = " `navn`"] #[doc = ""] #[doc = " Only in answers."]
    pub navn : Option < String > = optional "navn", #[doc = " Hvem"] pub leder : Option <
    Forfatter > = optional "leder", #[doc = " `råd`"] pub råd : Option < Vec <
    Forfatter > > = optional "råd", #[doc = " `hyller`"] pub hyller : Vec < String > =
    required "hyller", #[doc = " `bind`"] pub bind : Option < Vec < i64 > > = optional
    "bind", #[doc = " `verdier`"] pub verdier : Option < Verdier > = optional "verdier",
    #[doc = " `plasser`"] pub plasser : Option < Vec < SamlingPlasserItem > > = optional
    "plasser", #[doc = " `stand`"] pub stand : Option < Option < SamlingStand > > =
    optional "stand", #[doc = " `sporing`"] pub sporing : Option <
    ::actix_openapi::export::uuid::Uuid > = optional "sporing", #[doc = " `pris`"] pub
    pris : Option < ::actix_openapi::types::Decimal > = optional "pris", #[doc =
    " `mål`"] pub mål : Option < SamlingMål > = optional "mål", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Samling/properties/plasser/items`"] pub struct
    SamlingPlasserItem : & crate ::schemas::SamlingPlasserItem => { #[doc = " `rad`"] pub
    rad : Option < i32 > = optional "rad", rest #[doc =
    r" The members that the document does not list."] pub additional_properties :
    ::actix_openapi::types::Map < ::actix_openapi::types::Any >, }
}
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Samling/properties/stand`"] pub enum SamlingStand {
    God = "god", Slitt = "slitt" }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/SamlingMål`"] pub struct SamlingMål : & crate
    ::schemas::SamlingMål => { #[doc = " `høyde`"] pub høyde : Option <
    ::actix_openapi::types::Decimal > = optional "høyde", #[doc = " `vekt`"] pub vekt :
    Option < Antall > = optional "vekt", #[doc = " `innbundet`"] pub innbundet : Option <
    Ja > = optional "innbundet", #[doc = " `målt`"] pub målt : Option < Date > =
    optional "målt", #[doc = " `forhold`"] pub forhold : Option < Decimal > = optional
    "forhold", #[doc = " `ramme`"] pub ramme : Option < String > = optional "ramme", rest
    #[doc = r" The members that the document does not list."] pub additional_properties :
    ::actix_openapi::types::Map < ::actix_openapi::types::Any >, }
}
/// `#/components/schemas/Verdier`
pub type Verdier = Vec<Kroner>;
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Place`"] pub struct Place : & crate ::schemas::Place
    => { #[doc = " `place`"] pub place : Option < Validate > = optional "place", #[doc =
    " `violations`"] pub violations : Option < Pattern > = optional "violations", #[doc =
    " `value`"] pub value : Option < RootElement > = optional "value", #[doc = " `xml`"]
    pub xml : Option < String > = optional "xml", #[doc = " `HttpRequest`"] pub
    http_request : Option < HttpRequest > = optional "HttpRequest", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Validate`"] pub struct Validate : & crate
    ::schemas::Validate => { #[doc = " `validate`"] pub validate : Option < String > =
    optional "validate", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/RootElement`"] pub struct RootElement : & crate
    ::schemas::RootElement => { #[doc = " `check`"] pub check : Option < i64 > = optional
    "check", }
}
/// `#/components/schemas/Pattern`
pub type Pattern = String;
/// `#/components/schemas/Violations`
pub type Violations = ::actix_openapi::export::uuid::Uuid;
/// `#/components/schemas/Api`
pub type ApiValue = String;
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Documented`"] pub struct Documented : & crate
    ::schemas::Documented => { #[doc = " `serde`"] pub serde : Option < String > =
    optional "serde", }
}
/// `#/components/schemas/HttpRequest`
pub type HttpRequest = String;
/// `#/components/schemas/WriteXml`
pub type WriteXml = String;
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Clone`"] pub struct CloneValue : & crate
    ::schemas::CloneValue => { #[doc = " `clone`"] pub clone : Option < String > =
    optional "clone", }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/Serialize`"] pub struct SerializeValue : & crate
    ::schemas::SerializeValue => { #[doc = " `serialize`"] pub serialize : Option <
    String > = optional "serialize", }
}
/// `#/components/schemas/Future`
pub type FutureValue = String;
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Hash`"] pub enum HashValue { Hash = "Hash", Some =
    "Some", None = "None", Err = "Err", All = "ALL", AsStr = "as_str", String = "String"
    }
}
/// `#/components/schemas/Ord`
pub type OrdValue = ::actix_openapi::types::Decimal;
::actix_openapi::enumeration! {
    #[doc = " `#/components/schemas/Deserialize`"] pub enum DeserializeValue { BraceBrace
    = "{}", X = "x" }
}
::actix_openapi::model! {
    #[doc = " `#/components/schemas/a.b-c`"] pub struct ABC : & crate ::schemas::ABC => {
    #[doc = " `d`"] pub d : Option < String > = optional "d", }
}
