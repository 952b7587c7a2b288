// @generated from Restanser API 2.0.0 (spec/restanser-api.yaml, SHA-256 c38a51efdb436569ae13dccc48e6375835009f369c33809c26e3ab156109b559).
// Do not edit: change the document and run `cargo xtask regen`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! A client, made by progenitor on the models of this crate. JSON only.
#[allow(unused_imports)]
pub use progenitor_client::{ByteStream, ClientInfo, Error, ResponseValue};
#[allow(unused_imports)]
use progenitor_client::{encode_path, ClientHooks, OperationInfo, RequestBuilderExt};
/// Types used as operation parameters and responses.
#[allow(clippy::all)]
pub mod types {
    /// Error types.
    pub mod error {
        /// Error from a `TryFrom` or `FromStr` implementation.
        pub struct ConversionError(::std::borrow::Cow<'static, str>);
        impl ::std::error::Error for ConversionError {}
        impl ::std::fmt::Display for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Display::fmt(&self.0, f)
            }
        }
        impl ::std::fmt::Debug for ConversionError {
            fn fmt(
                &self,
                f: &mut ::std::fmt::Formatter<'_>,
            ) -> Result<(), ::std::fmt::Error> {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }
        impl From<&'static str> for ConversionError {
            fn from(value: &'static str) -> Self {
                Self(value.into())
            }
        }
        impl From<String> for ConversionError {
            fn from(value: String) -> Self {
                Self(value.into())
            }
        }
    }
}
#[derive(Clone, Debug)]
/**Client for Restanser API

Version: 2.0.0*/
pub struct Client {
    pub(crate) baseurl: String,
    pub(crate) client: reqwest::Client,
}
impl Client {
    /// Create a new client.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new(baseurl: &str) -> Self {
        #[cfg(not(target_arch = "wasm32"))]
        let client = {
            let dur = ::std::time::Duration::from_secs(15u64);
            reqwest::ClientBuilder::new().connect_timeout(dur).timeout(dur)
        };
        #[cfg(target_arch = "wasm32")]
        let client = reqwest::ClientBuilder::new();
        Self::new_with_client(baseurl, client.build().unwrap())
    }
    /// Construct a new client with an existing `reqwest::Client`,
    /// allowing more control over its configuration.
    ///
    /// `baseurl` is the base URL provided to the internal
    /// `reqwest::Client`, and should include a scheme and hostname,
    /// as well as port and a path stem if applicable.
    pub fn new_with_client(baseurl: &str, client: reqwest::Client) -> Self {
        Self {
            baseurl: baseurl.to_string(),
            client,
        }
    }
}
impl ClientInfo<()> for Client {
    fn api_version() -> &'static str {
        "2.0.0"
    }
    fn baseurl(&self) -> &str {
        self.baseurl.as_str()
    }
    fn client(&self) -> &reqwest::Client {
        &self.client
    }
    fn inner(&self) -> &() {
        &()
    }
}
impl ClientHooks<()> for &Client {}
#[allow(clippy::all)]
impl Client {
    /**Hent restanser for virksomhet

Henter forfalte og ubetalte krav for én virksomhet, summert for hver kategori. En virksomhet uten restanser gir null kroner i alle kategorier.

Sends a `GET` request to `/{rettighetspakke}/{organisasjonsnummer}`

Arguments:
- `rettighetspakke`: Datakonsumenter plasseres i en rettighetspakke basert på en juridisk vurdering. Rettighetspakken styrer hvilke opplysninger som gis, og om det kreves samtykke.
- `organisasjonsnummer`: Organisasjonsnummeret til virksomheten det spørres om
- `altinn_samtykke`: Samtykketoken fra Altinn 2, for rettighetspakker som krever samtykke. Benyttes ikke når samtykket ligger i Maskinporten-tokenet.
- `korrelasjonsid`: Korrelasjonsid, unik identifikator for den tekniske forespørselen. Må være på UUID-format. Lages av tjenesten når den ikke er oppgitt.
*/
    pub async fn hent_restanser<'a>(
        &'a self,
        rettighetspakke: &'a str,
        organisasjonsnummer: &'a crate::models::Organisasjonsnummer,
        altinn_samtykke: Option<&'a str>,
        korrelasjonsid: Option<&'a ::uuid::Uuid>,
    ) -> Result<
        ResponseValue<crate::models::RestanserForVirksomhet>,
        Error<crate::models::Feil>,
    > {
        let url = format!(
            "{}/{}/{}", self.baseurl, encode_path(& rettighetspakke.to_string()),
            encode_path(& organisasjonsnummer.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        if let Some(value) = altinn_samtykke {
            header_map.append("AltinnSamtykke", value.to_string().try_into()?);
        }
        if let Some(value) = korrelasjonsid {
            header_map.append("Korrelasjonsid", value.to_string().try_into()?);
        }
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "hent_restanser",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
}
/// Items consumers will typically use such as the Client.
pub mod prelude {
    #[allow(unused_imports)]
    pub use super::Client;
}
