//! How far the other side's certificate is checked, with libpq's names and meanings.

use std::path::Path;
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
};
use tokio_postgres::config::SslMode;
use tokio_postgres_rustls::MakeRustlsConnect;

use super::PostgresFeil;

/// What is asked of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kontroll {
    /// `disable`.
    Klartekst,
    /// `prefer`: TLS where the database has it.
    HelstKryptert,
    /// `require`: TLS, with whomever.
    Kryptert,
    /// `verify-ca`: with a certificate of a trusted issuer.
    Utsteder,
    /// `verify-full`: with a certificate of a trusted issuer for this host.
    Navn,
}

impl Kontroll {
    pub(super) fn ssl_mode(self) -> SslMode {
        match self {
            Self::Klartekst => SslMode::Disable,
            Self::HelstKryptert => SslMode::Prefer,
            Self::Kryptert | Self::Utsteder | Self::Navn => SslMode::Require,
        }
    }
}

/// What connects under TLS.
pub(super) fn connector(
    kontroll: Kontroll,
    ca: Option<&Path>,
) -> Result<MakeRustlsConnect, PostgresFeil> {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| PostgresFeil::System(error.to_string()))?;
    let config = match kontroll {
        Kontroll::Navn => config.with_root_certificates(roots(ca)?),
        Kontroll::Utsteder => {
            let issuer = WebPkiServerVerifier::builder_with_provider(
                Arc::new(roots(ca)?),
                Arc::clone(&provider),
            );
            let issuer = issuer
                .build()
                .map_err(|error| PostgresFeil::System(error.to_string()))?;
            config
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(WithoutName {
                    provider,
                    issuer: Some(issuer),
                }))
        }
        Kontroll::Klartekst | Kontroll::HelstKryptert | Kontroll::Kryptert => config
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(WithoutName {
                provider,
                issuer: None,
            })),
    };
    Ok(MakeRustlsConnect::new(config.with_no_client_auth()))
}

/// The issuers that are trusted: those in the file, or the system's.
fn roots(ca: Option<&Path>) -> Result<RootCertStore, PostgresFeil> {
    let mut roots = RootCertStore::empty();
    let Some(path) = ca else {
        let system = rustls_native_certs::load_native_certs();
        roots.add_parsable_certificates(system.certs);
        if roots.is_empty() {
            return Err(PostgresFeil::System(
                "the system trusts no issuers of certificates: name a file with the database's in ca_fil"
                    .to_owned(),
            ));
        }
        return Ok(roots);
    };
    let unreadable = |arsak: String| PostgresFeil::Fil {
        felt: "ca_fil",
        path: path.to_owned(),
        arsak,
    };
    let certificates =
        CertificateDer::pem_file_iter(path).map_err(|error| unreadable(error.to_string()))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| unreadable(error.to_string()))?;
        roots
            .add(certificate)
            .map_err(|error| unreadable(error.to_string()))?;
    }
    if roots.is_empty() {
        return Err(unreadable("no certificate in PEM is in it".to_owned()));
    }
    Ok(roots)
}

/// Checks the issuer, when there is one to check by, but not the name: `require` and `verify-ca`.
#[derive(Debug)]
struct WithoutName {
    provider: Arc<CryptoProvider>,
    issuer: Option<Arc<WebPkiServerVerifier>>,
}

impl ServerCertVerifier for WithoutName {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(issuer) = &self.issuer else {
            return Ok(ServerCertVerified::assertion());
        };
        match issuer.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)
        {
            // Looked at last, when the issuer has been found in order.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            outcome => outcome,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, cert, dss, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        cert: &CertificateDer<'_>,
        dss: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, cert, dss, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}
