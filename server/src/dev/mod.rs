//! What only development needs: an issuer of tokens, a register and grants. `serve` reaches none of it.

pub mod data;
pub mod issuer;
