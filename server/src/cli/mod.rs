//! The commands that have a file of their own.

pub mod utleveringer;
