// @generated from Schemas of OpenAPI 3.1 1 (codegen/tests/fixtures/skjema31.yaml, SHA-256 d604236b089f525d9cbc7fa5831c6bb21f271a75543c2724bf630ee4c6fe0a22).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test keywords`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as types.
/// `#/components/schemas/Feil`
#[derive(Clone, PartialEq)]
pub struct Feil {
    /// `melding`
    pub melding: Option<String>,
}
::actix_openapi::model! {
    Feil : & crate ::schemas::Feil => { melding = optional "melding" }
}
/// A member for each keyword.
#[derive(Clone, PartialEq)]
pub struct Hel {
    /// `kanskje`
    ///
    /// Example: `"ab"`
    ///
    /// Example: `null`
    pub kanskje: Option<Option<String>>,
    /// `kanskjeListe`
    pub kanskje_liste: Option<Option<Vec<i64>>>,
    /// `kanskjeTing`
    pub kanskje_ting: Option<Option<HelKanskjeTing>>,
    /// `ingenting`
    pub ingenting: Option<::actix_openapi::types::Any>,
    /// `ingentingAnnet`
    pub ingenting_annet: Option<::actix_openapi::types::Any>,
    /// `flere`
    pub flere: Option<Option<HelFlere>>,
    /// `tall`
    pub tall: Option<::actix_openapi::types::Decimal>,
    /// `valg`
    pub valg: Option<Option<HelValg>>,
    /// `valgUtenNull`
    pub valg_uten_null: Option<HelValgUtenNull>,
    /// `blandet`
    pub blandet: Option<HelBlandet>,
    /// `fast`
    pub fast: Option<HelFast>,
    /// `fastTall`
    pub fast_tall: Option<::actix_openapi::types::Decimal>,
    /// `fastNull`
    pub fast_null: Option<::actix_openapi::types::Any>,
    /// `fastTing`
    pub fast_ting: Option<::actix_openapi::types::Any>,
    /// `over`
    pub over: Option<::actix_openapi::types::Decimal>,
    /// `begge`
    pub begge: Option<i64>,
    /// `alt`
    pub alt: Option<::actix_openapi::types::Any>,
    /// `aldri`
    pub aldri: Option<::actix_openapi::types::Any>,
    /// `liste`
    pub liste: Option<Vec<::actix_openapi::types::Any>>,
    /// `enten`
    pub enten: Option<Option<Ting>>,
    /// `ett`
    pub ett: Option<HelEtt>,
    /// texts are texts
    pub henvist: Option<String>,
    /// `henvistTing`
    pub henvist_ting: Option<HelHenvistTing>,
    /// `sammeType`
    pub samme_type: Option<Ting>,
    /// holds itself
    pub selv: Option<::std::boxed::Box<Hel>>,
    /// `lokal`
    pub lokal: Option<TingDefsDel>,
    /// `bytes`
    pub bytes: Option<::actix_openapi::types::Base64>,
    /// `tekst`
    pub tekst: Option<String>,
    /// `par`
    pub par: Option<Vec<::actix_openapi::types::Any>>,
    /// `parMed`
    pub par_med: Option<Vec<::actix_openapi::types::Any>>,
    /// `inneholder`
    pub inneholder: Option<Vec<::actix_openapi::types::Any>>,
    /// `navn`
    pub navn: Option<::actix_openapi::types::Map<::actix_openapi::types::Any>>,
    /// `moenster`
    pub moenster: Option<HelMoenster>,
    /// `avhengig`
    pub avhengig: Option<HelAvhengig>,
    /// `avhengigHel`
    pub avhengig_hel: Option<HelAvhengigHel>,
    /// `vilkaar`
    pub vilkaar: Option<HelVilkaar>,
    /// `lukket`
    pub lukket: Option<HelLukket>,
    /// `lukketSum`
    pub lukket_sum: Option<HelLukketSum>,
    /// `nullable`
    pub nullable: Option<String>,
    /// `flereAvDem`
    pub flere_av_dem: Option<HelFlereAvDem>,
    /// `sammensatt`
    pub sammensatt: Option<HelSammensatt>,
    /// `kort`
    pub kort: Option<HelKort>,
    /// `nokkel`
    pub nokkel: Option<Option<HelNokkel>>,
    /// `beggeNull`
    pub begge_null: Option<Option<String>>,
    /// `ikkeNull`
    pub ikke_null: Option<String>,
    /// `ingenAvDem`
    pub ingen_av_dem: Option<String>,
    /// `bareEn`
    pub bare_en: Option<HelBareEn>,
    /// `nullKode`
    pub null_kode: Option<Option<Kode>>,
}
::actix_openapi::model! {
    Hel : & crate ::schemas::Hel => { kanskje = optional "kanskje", kanskje_liste =
    optional "kanskjeListe", kanskje_ting = optional "kanskjeTing", ingenting = optional
    "ingenting", ingenting_annet = optional "ingentingAnnet", flere = optional "flere",
    tall = optional "tall", valg = optional "valg", valg_uten_null = optional
    "valgUtenNull", blandet = optional "blandet", fast = optional "fast", fast_tall =
    optional "fastTall", fast_null = optional "fastNull", fast_ting = optional
    "fastTing", over = optional "over", begge = optional "begge", alt = optional "alt",
    aldri = optional "aldri", liste = optional "liste", enten = optional "enten", ett =
    optional "ett", henvist = optional "henvist", henvist_ting = optional "henvistTing",
    samme_type = optional "sammeType", selv = optional "selv", lokal = optional "lokal",
    bytes = optional "bytes", tekst = optional "tekst", par = optional "par", par_med =
    optional "parMed", inneholder = optional "inneholder", navn = optional "navn",
    moenster = optional "moenster", avhengig = optional "avhengig", avhengig_hel =
    optional "avhengigHel", vilkaar = optional "vilkaar", lukket = optional "lukket",
    lukket_sum = optional "lukketSum", nullable = optional "nullable", flere_av_dem =
    optional "flereAvDem", sammensatt = optional "sammensatt", kort = optional "kort",
    nokkel = optional "nokkel", begge_null = optional "beggeNull", ikke_null = optional
    "ikkeNull", ingen_av_dem = optional "ingenAvDem", bare_en = optional "bareEn",
    null_kode = optional "nullKode" }
}
/// `#/components/schemas/Hel/properties/avhengig`
#[derive(Clone, PartialEq)]
pub struct HelAvhengig {
    /// `kort`
    pub kort: Option<String>,
    /// `utloep`
    pub utloep: Option<String>,
}
::actix_openapi::model! {
    HelAvhengig : & crate ::schemas::HelAvhengig => { kort = optional "kort", utloep =
    optional "utloep" }
}
/// `#/components/schemas/Hel/properties/avhengigHel`
#[derive(Clone, PartialEq)]
pub struct HelAvhengigHel {
    /// `kort`
    pub kort: Option<String>,
    /// The members that the document does not list.
    pub additional_properties: ::actix_openapi::types::Map<::actix_openapi::types::Any>,
}
::actix_openapi::model! {
    HelAvhengigHel : & crate ::schemas::HelAvhengigHel => { kort = optional "kort"; rest
    additional_properties }
}
/// `#/components/schemas/Hel/properties/bareEn`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelBareEn {
    /// `abc`
    Abc,
    /// `b`
    B,
}
::actix_openapi::enumeration! {
    HelBareEn => { Abc = "abc", B = "b" }
}
/// `#/components/schemas/Hel/properties/blandet`
#[derive(Clone, PartialEq)]
pub enum HelBlandet {
    /// `#/components/schemas/Hel/properties/blandet`
    Text(String),
    /// `#/components/schemas/Hel/properties/blandet`
    Integer(i64),
}
::actix_openapi::union! {
    HelBlandet : & crate ::schemas::HelBlandet => { Text = 0usize, Integer = 1usize }
}
/// `#/components/schemas/Hel/properties/ett`
#[derive(Clone, PartialEq)]
pub enum HelEtt {
    /// `#/components/schemas/Hel/properties/ett/oneOf/0`
    Text(String),
    /// `#/components/schemas/Hel/properties/ett/oneOf/2`
    Integer(Option<i64>),
}
::actix_openapi::union! {
    HelEtt : & crate ::schemas::HelEtt => { Text = 0usize, Integer = 1usize }
}
/// `#/components/schemas/Hel/properties/fast`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelFast {
    /// `ja`
    Ja,
}
::actix_openapi::enumeration! {
    HelFast => { Ja = "ja" }
}
/// `#/components/schemas/Hel/properties/flere`
#[derive(Clone, PartialEq)]
pub enum HelFlere {
    /// `#/components/schemas/Hel/properties/flere`
    Text(String),
    /// `#/components/schemas/Hel/properties/flere`
    Integer(i64),
    /// `#/components/schemas/Hel/properties/flere`
    Boolean(bool),
}
::actix_openapi::union! {
    HelFlere : & crate ::schemas::HelFlere => { Text = 0usize, Integer = 1usize, Boolean
    = 2usize }
}
/// `#/components/schemas/Hel/properties/flereAvDem`
#[derive(Clone, PartialEq)]
pub enum HelFlereAvDem {
    /// `#/components/schemas/Hel/properties/flereAvDem`
    Text(String),
    /// `#/components/schemas/Hel/properties/flereAvDem`
    Integer(i64),
}
::actix_openapi::union! {
    HelFlereAvDem : & crate ::schemas::HelFlereAvDem => { Text = 0usize, Integer = 1usize
    }
}
/// `#/components/schemas/Hel/properties/henvistTing`
#[derive(Clone, PartialEq)]
pub struct HelHenvistTing {
    /// `a`
    pub a: String,
    /// `b`
    pub b: TingDefsDel,
    /// `c`
    pub c: Option<i64>,
}
::actix_openapi::model! {
    HelHenvistTing : & crate ::schemas::HelHenvistTing => { a = required "a", b =
    required "b", c = optional "c" }
}
/// `#/components/schemas/Hel/properties/kanskjeTing`
#[derive(Clone, PartialEq)]
pub struct HelKanskjeTing {
    /// `a`
    pub a: bool,
}
::actix_openapi::model! {
    HelKanskjeTing : & crate ::schemas::HelKanskjeTing => { a = required "a" }
}
/// `#/components/schemas/Hel/properties/kort`
#[derive(Clone, PartialEq)]
pub enum HelKort {
    /// `#/components/schemas/Hel/properties/kort`
    Text(String),
    /// `#/components/schemas/Hel/properties/kort`
    Integer(i32),
}
::actix_openapi::union! {
    HelKort : & crate ::schemas::HelKort => { Text = 0usize, Integer = 1usize }
}
/// `#/components/schemas/Hel/properties/lukket`
#[derive(Clone, PartialEq)]
pub struct HelLukket {
    /// `a`
    pub a: Option<String>,
}
::actix_openapi::model! {
    HelLukket : & crate ::schemas::HelLukket => { a = optional "a" }
}
/// `#/components/schemas/Hel/properties/lukketSum`
#[derive(Clone, PartialEq)]
pub struct HelLukketSum {
    /// `a`
    pub a: String,
    /// `b`
    pub b: Option<TingDefsDel>,
    /// `c`
    pub c: Option<i64>,
}
::actix_openapi::model! {
    HelLukketSum : & crate ::schemas::HelLukketSum => { a = required "a", b = optional
    "b", c = optional "c" }
}
/// `#/components/schemas/Hel/properties/moenster`
#[derive(Clone, PartialEq)]
pub struct HelMoenster {
    /// `a`
    pub a: Option<String>,
    /// The members that the document does not list.
    pub additional_properties: ::actix_openapi::types::Map<::actix_openapi::types::Any>,
}
::actix_openapi::model! {
    HelMoenster : & crate ::schemas::HelMoenster => { a = optional "a"; rest
    additional_properties }
}
/// `#/components/schemas/Hel/properties/nokkel`
#[derive(Clone, PartialEq)]
pub enum HelNokkel {
    /// `#/components/schemas/Hel/properties/nokkel`
    Integer(i64),
    /// `#/components/schemas/Hel/properties/nokkel`
    Uuid(::actix_openapi::export::uuid::Uuid),
}
::actix_openapi::union! {
    HelNokkel : & crate ::schemas::HelNokkel => { Integer = 0usize, Uuid = 1usize }
}
/// `#/components/schemas/Hel/properties/sammensatt`
#[derive(Clone, PartialEq)]
pub enum HelSammensatt {
    /// `#/components/schemas/Hel/properties/sammensatt`
    HelSammensattObject(HelSammensattObject),
    /// `#/components/schemas/Hel/properties/sammensatt`
    Array(Vec<i64>),
    /// `#/components/schemas/Hel/properties/sammensatt`
    Text(String),
}
::actix_openapi::union! {
    HelSammensatt : & crate ::schemas::HelSammensatt => { HelSammensattObject = 0usize,
    Array = 1usize, Text = 2usize }
}
/// `#/components/schemas/Hel/properties/sammensatt`
#[derive(Clone, PartialEq)]
pub struct HelSammensattObject {
    /// `a`
    pub a: Option<i64>,
}
::actix_openapi::model! {
    HelSammensattObject : & crate ::schemas::HelSammensattObject => { a = optional "a" }
}
/// `#/components/schemas/Hel/properties/valg`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelValg {
    /// `a`
    A,
    /// `b`
    B,
}
::actix_openapi::enumeration! {
    HelValg => { A = "a", B = "b" }
}
/// `#/components/schemas/Hel/properties/valgUtenNull`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelValgUtenNull {
    /// `a`
    A,
    /// `b`
    B,
}
::actix_openapi::enumeration! {
    HelValgUtenNull => { A = "a", B = "b" }
}
/// `#/components/schemas/Hel/properties/vilkaar`
#[derive(Clone, PartialEq)]
pub struct HelVilkaar {
    /// `land`
    pub land: Option<String>,
    /// The members that the document does not list.
    pub additional_properties: ::actix_openapi::types::Map<::actix_openapi::types::Any>,
}
::actix_openapi::model! {
    HelVilkaar : & crate ::schemas::HelVilkaar => { land = optional "land"; rest
    additional_properties }
}
/// `#/components/schemas/Hel/properties/vilkaar/if/properties/land`
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HelVilkaarIfLand {
    /// `NO`
    No,
}
::actix_openapi::enumeration! {
    HelVilkaarIfLand => { No = "NO" }
}
/// `#/components/schemas/Kode`
pub type Kode = String;
/// `#/components/schemas/Ting`
#[derive(Clone, PartialEq)]
pub struct Ting {
    /// `a`
    pub a: String,
    /// `b`
    pub b: Option<TingDefsDel>,
}
::actix_openapi::model! {
    Ting : & crate ::schemas::Ting => { a = required "a", b = optional "b" }
}
/// `#/components/schemas/Ting/$defs/Del`
pub type TingDefsDel = i64;
