//! What was handed out: the disclosure log.
