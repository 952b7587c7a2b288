//! A consumer's own client at the development issuer's token endpoint.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use uuid::Uuid;

use super::dev::Dev;
use super::{Connection, Request, Response};

pub const FORM: &str = "application/x-www-form-urlencoded";
pub const GRANT: &str = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer";

/// A consumer's own client: what it has registered, and its private key.
pub struct Client {
    pub id: String,
    pub kid: Option<String>,
    pub key: EncodingKey,
    pub issuer: String,
}

impl Client {
    /// The one that `restanser dev` has made for this organisation.
    pub fn of(dev: &Dev, data: &Path, number: &str) -> Self {
        let path = |name: String| data.join("klienter").join(name);
        let text = fs::read_to_string(path("klienter.toml".to_owned())).unwrap();
        let document: toml::Table = toml::from_str(&text).unwrap();
        let mut clients = document["klient"].as_array().unwrap().iter();
        let entry = clients.find(|entry| entry["organisasjonsnummer"].as_str() == Some(number));
        let jwk = fs::read(path(format!("{number}.jwk"))).unwrap();
        let jwk: Value = serde_json::from_slice(&jwk).unwrap();
        let pem = fs::read(path(format!("{number}.pem"))).unwrap();
        Self {
            id: entry.unwrap()["client_id"].as_str().unwrap().to_owned(),
            kid: Some(jwk["kid"].as_str().unwrap().to_owned()),
            key: EncodingKey::from_rsa_pem(&pem).unwrap(),
            issuer: dev.issuer.clone(),
        }
    }

    pub fn header(&self) -> Value {
        json!({"alg": "RS256", "kid": self.kid})
    }

    /// In order, with the scope of the API.
    pub fn claims(&self) -> Value {
        let now = Timestamp::now().as_second();
        json!({
            "aud": self.issuer, "iss": self.id, "scope": "skatteetaten:restanser",
            "iat": now, "exp": now + 100, "jti": Uuid::new_v4(),
        })
    }

    pub fn with(&self, more: Value) -> Value {
        let mut claims = self.claims();
        let more = more.as_object().unwrap().clone();
        claims.as_object_mut().unwrap().extend(more);
        claims
    }

    pub fn sign(&self, header: &Value, claims: &str) -> String {
        let algorithm = match header["alg"].as_str() {
            Some("RS384") => Algorithm::RS384,
            Some("RS512") => Algorithm::RS512,
            _ => Algorithm::RS256,
        };
        let encode = |part: &str| URL_SAFE_NO_PAD.encode(part);
        let message = format!("{}.{}", encode(&header.to_string()), encode(claims));
        let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &self.key, algorithm);
        format!("{message}.{}", signature.unwrap())
    }

    pub fn assertion(&self, claims: &Value) -> String {
        self.sign(&self.header(), &claims.to_string())
    }
}

pub fn post(issuer: &str, content_type: &str, body: &[u8]) -> Response {
    let address = issuer.trim_start_matches("http://").trim_end_matches('/');
    let request = Request::new("POST", "/token")
        .header("Content-Type", content_type)
        .header("Content-Length", body.len().to_string());
    let mut connection = Connection::open(address.parse().unwrap());
    connection.write(&[&request.bytes(), body].concat());
    connection.read_answer_to("POST")
}

pub fn ask(issuer: &str, assertion: &str) -> Response {
    post(
        issuer,
        FORM,
        format!("{GRANT}&assertion={assertion}").as_bytes(),
    )
}

/// Status and `error` of an answer without a token, whose form is the same for all.
pub fn refusal(response: &Response) -> (u16, String) {
    assert_eq!(response.header("Cache-Control"), Some("no-store"));
    let body = response.json();
    assert_eq!(body.as_object().unwrap().len(), 2, "{body}");
    assert!(body["error_description"].as_str().unwrap().len() > 5);
    (response.status, body["error"].as_str().unwrap().to_owned())
}

/// The token, and its claims.
pub fn issued(response: &Response) -> (String, Value) {
    assert_eq!(response.status, 200, "{response:?}");
    assert_eq!(response.header("Cache-Control"), Some("no-store"));
    let body = response.json();
    let token = body["access_token"].as_str().unwrap();
    assert_eq!(
        body,
        json!({
            "access_token": token, "token_type": "Bearer", "expires_in": 119,
            "scope": "skatteetaten:restanser",
        })
    );
    let claims = token.split('.').nth(1).unwrap();
    let claims = URL_SAFE_NO_PAD.decode(claims).unwrap();
    (token.to_owned(), serde_json::from_slice(&claims).unwrap())
}

pub fn service(dev: &Dev, path: &str, token: &str) -> Response {
    Request::get(format!("/v2/{path}/310111643"))
        .bearer(token)
        .send(dev.address)
}
