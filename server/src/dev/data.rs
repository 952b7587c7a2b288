//! The development register.
