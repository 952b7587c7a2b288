//! One change, and its classes.

/// What kind of change it is; its name is stable and can be searched for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(pub(super) &'static str);

impl Kind {
    /// The name, `property-added`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}

/// The note of a change of what no operation reaches: nobody on the wire can notice it.
pub const UNREACHED: &str = "no operation reaches it";

/// The note of a change of a name in XML of what is not offered as XML, before and after.
pub const NOT_XML: &str = "not offered as XML";

/// What a change means for those who talk to the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    /// Only texts for people changed.
    Documentation,
    /// Every consumer goes on working.
    Compatible,
    /// Some consumer may stop working.
    Breaking,
}

/// What a change means for what is accepted or promised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Validation {
    /// Fewer values are valid.
    Tighter,
    /// More values are valid.
    Looser,
    /// Some more and some fewer, or it cannot be told.
    Other,
}

/// What a change means for code written against the generated crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rust {
    /// It compiles as it is.
    Compatible,
    /// It may have to be changed to compile.
    Breaking,
}

/// How one side of a change looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// JSON pointer into that side's document.
    pub pointer: String,
    /// The line there, from 1.
    pub line: usize,
    /// What it says there, in short.
    pub value: String,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of change.
    pub kind: Kind,
    /// What changed, in words: `GET /{a}: response 200: restanser.gebyr`.
    pub subject: String,
    /// How it was; absent when it is new.
    pub old: Option<Side>,
    /// How it is; absent when it is gone.
    pub new: Option<Side>,
    /// The class for those who talk to the service.
    pub wire: Wire,
    /// The class for what is valid; absent when nothing changed in that.
    pub validation: Option<Validation>,
    /// The class for code against the generated crate; absent when no name, type or value in it changes that code can use:
    /// texts, checks, names on the wire.
    pub rust: Option<Rust>,
    /// What else there is to say, `another order changes XML`.
    pub note: Option<&'static str>,
}
