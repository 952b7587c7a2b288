//! CSV, a line at a time: no value has a line break in it, so a quote that is not closed spoils one line, not the rest.

use csv_core::{ReadRecordResult, Reader};

use super::linje::{KOLONNER, Linje};

/// The columns of a file, and the fields of the line that was read last.
pub(super) struct Kolonner {
    splitter: Splitter,
    columns: Vec<usize>,
}

impl Kolonner {
    /// By the line of names.
    pub(super) fn named(line: &str) -> Result<Self, String> {
        let mut splitter = Splitter::new();
        let columns = columns(splitter.split(line)?)?;
        Ok(Self { splitter, columns })
    }

    /// The values of a line.
    pub(super) fn read<'a>(&'a mut self, line: &str) -> Result<Linje<'a>, String> {
        let fields = self.splitter.split(line)?;
        if fields.len() != self.columns.len() {
            return Err(format!(
                "there are {} columns, and {} in the first line",
                fields.len(),
                self.columns.len()
            ));
        }
        Ok(Linje::from_columns(&self.columns, &fields))
    }
}

/// Which member each column is. What stands there is not told: without a line of names it is a claim.
fn columns(names: Vec<&str>) -> Result<Vec<usize>, String> {
    let mut columns = Vec::new();
    for (name, number) in names.into_iter().zip(1..) {
        let column = KOLONNER.iter().position(|known| *known == name);
        let column = column.ok_or_else(|| {
            let known = KOLONNER.join(", ");
            format!("column {number} has none of the names of columns: the first line of CSV is to have {known}, with commas between them")
        })?;
        if columns.contains(&column) {
            return Err(format!("the column {name} is there twice"));
        }
        columns.push(column);
    }
    Ok(columns)
}

/// Splits lines at their commas, and takes quotes away.
struct Splitter {
    reader: Reader,
    line: Vec<u8>,
    fields: Vec<u8>,
    ends: Vec<usize>,
}

impl Splitter {
    fn new() -> Self {
        Self {
            reader: Reader::new(),
            line: Vec::new(),
            fields: Vec::new(),
            ends: Vec::new(),
        }
    }

    fn split(&mut self, line: &str) -> Result<Vec<&str>, String> {
        self.line.clear();
        self.line.extend_from_slice(line.as_bytes());
        self.line.push(b'\n');
        // A line has at most one field more than it has bytes.
        self.fields.resize(self.line.len(), 0);
        let commas = line.bytes().filter(|byte| *byte == b',').count();
        self.ends.resize(commas + 1, 0);
        self.reader.reset();
        let (result, read, written, ends) =
            self.reader
                .read_record(&self.line, &mut self.fields, &mut self.ends);
        match result {
            ReadRecordResult::Record if read == self.line.len() => {}
            ReadRecordResult::InputEmpty => return Err("a quote is not closed".to_owned()),
            _ => return Err("there is a carriage return within the line".to_owned()),
        }
        let text = self.fields.get(..written).unwrap_or_default();
        let text = std::str::from_utf8(text).map_err(|_| "this is not UTF-8".to_owned())?;
        let mut start = 0;
        let fields = self.ends.iter().take(ends).map(|end| {
            let field = text.get(start..*end).unwrap_or_default();
            start = *end;
            field
        });
        Ok(fields.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str) -> Result<Vec<String>, String> {
        let mut splitter = Splitter::new();
        let fields = splitter.split(line)?;
        Ok(fields.into_iter().map(str::to_owned).collect())
    }

    #[test]
    fn a_line_is_split_at_its_commas_and_quotes_go() {
        for (line, fields) in [
            ("a,b", &["a", "b"][..]),
            ("a,,", &["a", "", ""]),
            (",", &["", ""]),
            ("\"a,b\",c", &["a,b", "c"]),
            ("\"a\"\"b\"", &["a\"b"]),
            ("æ,ø", &["æ", "ø"]),
        ] {
            assert_eq!(split(line).unwrap(), fields, "{line}");
        }
    }

    #[test]
    fn what_is_not_one_line_is_told() {
        assert!(split("a,\"b").unwrap_err().contains("quote"));
        assert!(split("a\rb").unwrap_err().contains("carriage return"));
    }

    #[test]
    fn a_bad_line_does_not_reach_into_the_next() {
        let mut splitter = Splitter::new();
        splitter.split("a,\"b").unwrap_err();
        assert_eq!(splitter.split("c,d").unwrap(), ["c", "d"]);
    }
}
