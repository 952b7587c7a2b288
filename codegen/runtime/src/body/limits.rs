//! How much of a request's body is taken.

/// How much of a request's body is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a body that is held in memory, and of all the fields of a form together.
    pub memory: u64,
    /// The most bytes of a body that is not held in memory: one that is streamed, or has files in it.
    pub upload: u64,
    /// The most parts of a form.
    pub parts: usize,
    /// The most bytes of one field of a form that is no file.
    pub field: u64,
    /// How large a file may be before it leaves memory for the disk.
    pub file_in_memory: usize,
}

/// Two mebibytes in memory, 32 in files and streams.
impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 2 << 20,
            upload: 32 << 20,
            parts: 1000,
            field: 1 << 20,
            file_in_memory: 64 << 10,
        }
    }
}
