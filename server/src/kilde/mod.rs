//! What is owed: where the claims are.
