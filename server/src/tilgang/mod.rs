//! Who may ask: Maskinporten, rights packages and consent.
