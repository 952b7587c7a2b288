//! What a request is called by whoever watches: the operation that it is for.

/// An operation of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operation {
    /// Its `operationId`, or what stands for it where there is none.
    pub id: &'static str,
    /// Its method.
    pub method: &'static str,
    /// Its path below each base path that it is served at, as the document writes it: with names, never with values.
    pub paths: &'static [&'static str],
}

impl Operation {
    /// Which of its paths `requested` is one of: the first where none fits, for one that is written in another way.
    #[must_use]
    pub fn path(&self, requested: &str) -> &'static str {
        let paths = || self.paths.iter().copied();
        let fitting = paths().find(|path| fits(path, requested));
        fitting.or_else(|| paths().next()).unwrap_or_default()
    }
}

/// Whether all that is fixed in `path` stands in `requested`, and there are as many segments.
fn fits(path: &str, requested: &str) -> bool {
    let mut segments = requested.split('/');
    path.split('/').all(|expected| {
        segments
            .next()
            .is_some_and(|segment| expected.contains('{') || segment == expected)
    }) && segments.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_called_by_the_path_that_it_fits() {
        let operation = Operation {
            id: "read",
            method: "GET",
            paths: &["/v2/{a}/b.{c}", "/{a}/b.{c}"],
        };
        for (requested, path) in [
            ("/v2/1/b.2", "/v2/{a}/b.{c}"),
            ("/1/b.2", "/{a}/b.{c}"),
            ("/v2/b.2", "/{a}/b.{c}"),
            // Percent-encoded: it is one of them all the same.
            ("/%76%32/1/b.2", "/v2/{a}/b.{c}"),
        ] {
            assert_eq!(operation.path(requested), path, "{requested}");
        }
        let nowhere = Operation {
            paths: &[],
            ..operation
        };
        assert_eq!(nowhere.path("/"), "");
    }
}
