// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

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
#[doc = "Client for Bibliotek \"API\" */\n\nVersion: 1.2.0-?"]
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
        "1.2.0-?"
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
    /**Navn som den genererte koden har selv

Sends a `GET` request to `/`

*/
    pub async fn configure<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Place>, Error<crate::models::Feil>> {
        let url = format!("{}/", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "configure",
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
    /**Sends a `GET` request to `/$navn`

*/
    pub async fn service<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Place>, Error<crate::models::Feil>> {
        let url = format!("{}/$navn", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "service",
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
    /**Sends a `PUT` request to `/$navn`

*/
    pub async fn http<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Place>, Error<crate::models::Feil>> {
        let url = format!("{}/$navn", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .put(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "http",
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
    /**Sends a `DELETE` request to `/$navn`

*/
    pub async fn clone<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Place>, Error<crate::models::Feil>> {
        let url = format!("{}/$navn", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .delete(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "clone",
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
    /**Sends a `GET` request to `/adgang/begge`

*/
    pub async fn hent_med_begge<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/begge", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_med_begge",
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
    /**Sends a `GET` request to `/adgang/begge-valgfritt`

*/
    pub async fn hent_med_begge_valgfritt<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/begge-valgfritt", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_med_begge_valgfritt",
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
    /**Sends a `GET` request to `/adgang/blandet`

*/
    pub async fn hent_med_blandet<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/blandet", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_med_blandet",
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
    /**Sends a `GET` request to `/adgang/enten`

*/
    pub async fn hent_med_enten<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/enten", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_med_enten",
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
    /**Sends a `GET` request to `/adgang/ingen`

*/
    pub async fn hent_uten_adgang<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/ingen", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_uten_adgang",
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
    /**Sends a `GET` request to `/adgang/omfang`

*/
    pub async fn hent_med_omfang<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/omfang", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_med_omfang",
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
    /**Sends a `GET` request to `/adgang/skranke`

*/
    pub async fn hent_ved_skranken<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/skranke", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_ved_skranken",
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
    /**Sends a `GET` request to `/adgang/tom`

*/
    pub async fn hent_med_tom_adgang<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/tom", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_med_tom_adgang",
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
    /**Sends a `GET` request to `/adgang/valgfri`

*/
    pub async fn hent_med_valgfri_adgang<'a>(
        &'a self,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/adgang/valgfri", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_med_valgfri_adgang",
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
    /**    Fire mellomrom først, tabulator og \u{202e}

Sends a `GET` request to `/boeker/nyeste`

*/
    pub async fn hent_nyeste<'a>(
        &'a self,
    ) -> Result<
        ResponseValue<crate::models::HentNyeste200Body>,
        Error<crate::models::Feil>,
    > {
        let url = format!("{}/boeker/nyeste", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_nyeste",
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
    #[doc = "Hent en bok\n\nFørste linje\\u{d}linje etter en bar vognretur\\u{202e} og en retning */\n\nSends a `GET` request to `/boeker/{isbn}`\n\nArguments:\n- `isbn`: Bokens nummer\n- `korrelasjonsid`: \n- `x_antall`: Hvor mange\n    eksemplarer\n\n- `type_`: \n"]
    pub async fn hent_bok<'a>(
        &'a self,
        isbn: &'a crate::models::Isbn,
        korrelasjonsid: &'a ::uuid::Uuid,
        x_antall: Option<i64>,
        type_: Option<&'a str>,
    ) -> Result<ResponseValue<crate::models::Bok>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/boeker/{}", self.baseurl, encode_path(& isbn.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(4usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        header_map.append("Korrelasjonsid", korrelasjonsid.to_string().try_into()?);
        if let Some(value) = x_antall {
            header_map.append("X-Antall", value.to_string().try_into()?);
        }
        if let Some(value) = type_ {
            header_map.append("type", value.to_string().try_into()?);
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
            operation_id: "hent_bok",
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
    /**Sends a `PUT` request to `/boeker/{isbn}`

Arguments:
- `isbn`:
*/
    pub async fn erstatt_bok<'a>(
        &'a self,
        isbn: &'a crate::models::Isbn,
    ) -> Result<ResponseValue<crate::models::Bok>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/boeker/{}", self.baseurl, encode_path(& isbn.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .put(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "erstatt_bok",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            200u16 => ResponseValue::from_response(response).await,
            201u16 => ResponseValue::from_response(response).await,
            207u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Sends a `DELETE` request to `/boeker/{isbn}`

Arguments:
- `isbn`:
*/
    pub async fn type_<'a>(
        &'a self,
        isbn: &'a crate::models::Isbn,
    ) -> Result<ResponseValue<crate::models::Bok>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/boeker/{}", self.baseurl, encode_path(& isbn.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .delete(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "type_",
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
    /**Sends a `GET` request to `/finn`

Arguments:
- `antall`:
- `ids`:
- `ord`: Det som letes etter
*/
    pub async fn finn<'a>(
        &'a self,
        antall: Option<i32>,
        ids: Option<&'a ::std::vec::Vec<i64>>,
        ord: &'a str,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!("{}/finn", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .get(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .query(&progenitor_client::QueryParam::new("antall", &antall))
            .query(&progenitor_client::QueryParam::new("ids[]", &ids))
            .query(&progenitor_client::QueryParam::new("ord", &ord))
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "finn",
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
    /**Sends a `POST` request to `/hyller/{hylle-kode}/{lånernummer}/{self}/`

Arguments:
- `hylle_kode`:
- `lånernummer`:
- `self_`:
- `gen_`:
- `request`:
- `url`:
- `value`:
- `violations`:
*/
    pub async fn registrer_utlån<'a>(
        &'a self,
        hylle_kode: &'a str,
        lånernummer: &'a crate::models::Lånernummer,
        self_: &'a str,
        gen_: Option<&'a str>,
        request: &'a crate::models::AliasAvAlias,
        url: Option<&'a crate::models::Alias>,
        value: Option<&'a crate::models::Violations>,
        violations: Option<&'a ::uuid::Uuid>,
    ) -> Result<ResponseValue<crate::models::Utlån>, Error<crate::models::Feil>> {
        let _url = format!(
            "{}/hyller/{}/{}/{}/", self.baseurl, encode_path(& hylle_kode.to_string()),
            encode_path(& lånernummer.to_string()), encode_path(& self_.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(6usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        if let Some(value) = gen_ {
            header_map.append("gen", value.to_string().try_into()?);
        }
        header_map.append("request", request.to_string().try_into()?);
        if let Some(value) = url {
            header_map.append("url", value.to_string().try_into()?);
        }
        if let Some(value) = value {
            header_map.append("value", value.to_string().try_into()?);
        }
        if let Some(value) = violations {
            header_map.append("violations", value.to_string().try_into()?);
        }
        #[allow(unused_mut)]
        let mut _request = self
            .client
            .post(_url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "registrer_utlån",
        };
        self.pre(&mut _request, &info).await?;
        let result = self.exec(_request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            201u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Sends a `PATCH` request to `/hyller/{hylle-kode}/{lånernummer}/{self}/`

Arguments:
- `hylle_kode`:
- `lånernummer`:
- `self_`:
*/
    pub async fn endre_utlån<'a>(
        &'a self,
        hylle_kode: &'a str,
        lånernummer: i64,
        self_: &'a ::uuid::Uuid,
    ) -> Result<ResponseValue<crate::models::Utlån>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/hyller/{}/{}/{}/", self.baseurl, encode_path(& hylle_kode.to_string()),
            encode_path(& lånernummer.to_string()), encode_path(& self_.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        #[allow(unused_mut)]
        let mut request = self
            .client
            .patch(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "endre_utlån",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            202u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Sends a `GET` request to `/innlevering/liste`

*/
    pub async fn hent_liste<'a>(
        &'a self,
    ) -> Result<
        ResponseValue<crate::models::HentListe200Body>,
        Error<crate::models::Feil>,
    > {
        let url = format!("{}/innlevering/liste", self.baseurl,);
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_liste",
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
    /**Sends a `GET` request to `/priser/{språk}/{utgave}`

Arguments:
- `språk`: Målform, med verdier som ikke er navn
- `utgave`:
- `art`:
- `x_antall`:
- `x_belop`:
- `x_dato`:
- `x_epost`:
- `x_grense`: Øvre grense
- `x_nummer`:
- `x_tid`:
- `x_utsolgt`:
- `x_valuta`:
*/
    pub async fn hent_priser<'a>(
        &'a self,
        språk: &'a crate::models::Språk,
        utgave: i32,
        art: Option<&'a crate::models::Art>,
        x_antall: Option<i32>,
        x_belop: Option<&'a crate::models::Beløp>,
        x_dato: Option<&'a str>,
        x_epost: Option<&'a str>,
        x_grense: Option<&'a str>,
        x_nummer: Option<i64>,
        x_tid: Option<&'a crate::models::DateTime>,
        x_utsolgt: Option<bool>,
        x_valuta: Option<&'a crate::models::XValuta>,
    ) -> Result<
        ResponseValue<crate::models::HentPriser200Body>,
        Error<crate::models::Feil>,
    > {
        let url = format!(
            "{}/priser/{}/{}", self.baseurl, encode_path(& språk.to_string()),
            encode_path(& utgave.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(11usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        if let Some(value) = art {
            header_map.append("Art", value.to_string().try_into()?);
        }
        if let Some(value) = x_antall {
            header_map.append("X-Antall", value.to_string().try_into()?);
        }
        if let Some(value) = x_belop {
            header_map.append("X-Belop", value.to_string().try_into()?);
        }
        if let Some(value) = x_dato {
            header_map.append("X-Dato", value.to_string().try_into()?);
        }
        if let Some(value) = x_epost {
            header_map.append("X-Epost", value.to_string().try_into()?);
        }
        if let Some(value) = x_grense {
            header_map.append("X-Grense", value.to_string().try_into()?);
        }
        if let Some(value) = x_nummer {
            header_map.append("X-Nummer", value.to_string().try_into()?);
        }
        if let Some(value) = x_tid {
            header_map.append("X-Tid", value.to_string().try_into()?);
        }
        if let Some(value) = x_utsolgt {
            header_map.append("X-Utsolgt", value.to_string().try_into()?);
        }
        if let Some(value) = x_valuta {
            header_map.append("X-Valuta", value.to_string().try_into()?);
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
            operation_id: "hent_priser",
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
    /**Sends a `PUT` request to `/priser/{språk}/{utgave}`

Arguments:
- `språk`: Målform, med verdier som ikke er navn
- `utgave`:
- `art`:
- `x_merknad`:
- `x_valuta`:
- `x_grense`: Gjelder ikke for henting, som har sin egen
*/
    pub async fn sett_priser<'a>(
        &'a self,
        språk: &'a crate::models::Språk,
        utgave: i32,
        art: Option<&'a crate::models::Art>,
        x_merknad: Option<&'a str>,
        x_valuta: Option<&'a crate::models::XValuta>,
        x_grense: i64,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/priser/{}/{}", self.baseurl, encode_path(& språk.to_string()),
            encode_path(& utgave.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(5usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        if let Some(value) = art {
            header_map.append("Art", value.to_string().try_into()?);
        }
        if let Some(value) = x_merknad {
            header_map.append("X-Merknad", value.to_string().try_into()?);
        }
        if let Some(value) = x_valuta {
            header_map.append("X-Valuta", value.to_string().try_into()?);
        }
        header_map.append("x-grense", x_grense.to_string().try_into()?);
        #[allow(unused_mut)]
        let mut request = self
            .client
            .put(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "sett_priser",
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
    /**Sends a `DELETE` request to `/priser/{språk}/{utgave}`

Arguments:
- `språk`: Målform, med verdier som ikke er navn
- `utgave`:
- `art`:
- `x_valuta`:
- `x_grense`: Gjelder ikke for henting, som har sin egen
*/
    pub async fn slett_priser<'a>(
        &'a self,
        språk: &'a crate::models::Språk,
        utgave: i32,
        art: Option<&'a crate::models::Art>,
        x_valuta: Option<&'a crate::models::XValuta>,
        x_grense: i64,
    ) -> Result<ResponseValue<crate::models::Kvittering>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/priser/{}/{}", self.baseurl, encode_path(& språk.to_string()),
            encode_path(& utgave.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(4usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        if let Some(value) = art {
            header_map.append("Art", value.to_string().try_into()?);
        }
        if let Some(value) = x_valuta {
            header_map.append("X-Valuta", value.to_string().try_into()?);
        }
        header_map.append("x-grense", x_grense.to_string().try_into()?);
        #[allow(unused_mut)]
        let mut request = self
            .client
            .delete(url)
            .header(
                ::reqwest::header::ACCEPT,
                ::reqwest::header::HeaderValue::from_static("application/json"),
            )
            .headers(header_map)
            .build()?;
        let info = OperationInfo {
            operation_id: "slett_priser",
        };
        self.pre(&mut request, &info).await?;
        let result = self.exec(request, &info).await;
        self.post(&result, &info).await?;
        let response = result?;
        match response.status().as_u16() {
            202u16 => ResponseValue::from_response(response).await,
            400u16..=499u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            500u16..=599u16 => {
                Err(Error::ErrorResponse(ResponseValue::from_response(response).await?))
            }
            _ => Err(Error::UnexpectedResponse(response)),
        }
    }
    /**Sends a `GET` request to `/samlinger/{navn}`

Arguments:
- `navn`:
- `x_sporing`:
- `x_valuta`:
*/
    pub async fn hent_samling<'a>(
        &'a self,
        navn: &'a str,
        x_sporing: Option<&'a ::uuid::Uuid>,
        x_valuta: Option<&'a crate::models::HentSamlingXValuta>,
    ) -> Result<ResponseValue<crate::models::Samling>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/samlinger/{}", self.baseurl, encode_path(& navn.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(3usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
        if let Some(value) = x_sporing {
            header_map.append("X-Sporing", value.to_string().try_into()?);
        }
        if let Some(value) = x_valuta {
            header_map.append("X-Valuta", value.to_string().try_into()?);
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
            operation_id: "hent_samling",
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
    /**Sends a `GET` request to `/{avdeling}/nyeste`

Arguments:
- `avdeling`:
*/
    pub async fn hent_nyeste_i_avdeling<'a>(
        &'a self,
        avdeling: &'a str,
    ) -> Result<ResponseValue<crate::models::Bok>, Error<crate::models::Feil>> {
        let url = format!(
            "{}/{}/nyeste", self.baseurl, encode_path(& avdeling.to_string()),
        );
        let mut header_map = ::reqwest::header::HeaderMap::with_capacity(1usize);
        header_map
            .append(
                ::reqwest::header::HeaderName::from_static("api-version"),
                ::reqwest::header::HeaderValue::from_static(Self::api_version()),
            );
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
            operation_id: "hent_nyeste_i_avdeling",
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
