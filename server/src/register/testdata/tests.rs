use std::collections::HashSet;
use std::io;

use super::*;
use crate::utlevering::Hash;

fn register(organisasjoner: u64, seed: u64, format: Format) -> (Eksportert, String) {
    let bestilling = Bestilling::ny(organisasjoner, seed, DATO, format).unwrap();
    let mut bytes = Vec::new();
    let made = skriv(&bestilling, &mut bytes).unwrap();
    (made, String::from_utf8(bytes).unwrap())
}

fn lines(text: &str) -> Vec<serde_json::Value> {
    let lines = text.lines().map(serde_json::from_str);
    lines.collect::<Result<_, _>>().unwrap()
}

#[test]
fn there_are_exactly_as_many_organisations_as_asked_for_all_synthetic_and_valid() {
    let (made, text) = register(8_000, 1, Format::JsonLines);
    assert_eq!(made.organisasjoner, 8_000);
    let lines = lines(&text);
    let numbers = lines
        .iter()
        .map(|line| line["organisasjonsnummer"].as_str());
    let numbers: HashSet<_> = numbers.map(Option::unwrap).collect();
    assert_eq!(numbers.len(), 8_000);
    for number in numbers {
        number.parse::<Organisasjonsnummer>().unwrap();
        assert!(number.starts_with(['2', '3']));
    }
}

#[test]
fn organisations_come_in_no_order() {
    let bestilling = Bestilling::ny(20_000, 1, DATO, Format::Csv).unwrap();
    let stems: Vec<_> = organisasjoner(&bestilling).map(|(stem, _)| stem).collect();
    let rising = stems.windows(2).filter(|pair| pair[0] < pair[1]).count();
    assert!((9_000..11_000).contains(&rising), "{rising} of 20000 rise");
    let low = stems
        .iter()
        .filter(|stem| **stem < FIRST + STEMS / 2)
        .count();
    assert!((9_000..11_000).contains(&low), "{low} of 20000 are low");
}

#[test]
fn ids_are_one_of_a_kind() {
    let (made, text) = register(5_000, 3, Format::JsonLines);
    let lines = lines(&text);
    let ids: HashSet<_> = lines
        .iter()
        .filter_map(|line| line["krav_id"].as_str())
        .collect();
    assert_eq!(ids.len() as u64, made.krav);
}

#[test]
fn there_are_six_claims_on_average_and_most_owe_nothing() {
    for seed in [0, u64::MAX] {
        let (made, text) = register(8_000, seed, Format::JsonLines);
        let average = made.krav as f64 / 8_000.0;
        assert!((5.5..6.5).contains(&average), "{average}");
        let nothing = lines(&text)
            .iter()
            .filter(|line| line["krav_id"].is_null())
            .count();
        assert!((4_000..4_800).contains(&nothing), "{nothing}");
    }
}

#[test]
fn claims_are_due_before_on_and_after_the_day_and_interest_is_sometimes_unknown() {
    let (_, text) = register(2_000, 1, Format::JsonLines);
    let claims = lines(&text);
    let claims: Vec<_> = claims
        .iter()
        .filter(|line| !line["krav_id"].is_null())
        .collect();
    let day = |line: &&&serde_json::Value| {
        line["forfallsdato"]
            .as_str()
            .unwrap()
            .parse::<Date>()
            .unwrap()
    };
    assert!(claims.iter().any(|line| day(&line) < DATO));
    assert!(claims.iter().any(|line| day(&line) == DATO));
    assert!(claims.iter().any(|line| day(&line) > DATO));
    let unknown = claims
        .iter()
        .filter(|line| line["renter"].is_null())
        .count();
    assert!(unknown * 4 < claims.len() && unknown * 20 > claims.len());
    assert!(
        claims
            .iter()
            .all(|line| line["hovedstol"].as_i64().unwrap() > 0)
    );
    let kinds: HashSet<_> = claims
        .iter()
        .map(|line| line["kategori"].as_str())
        .collect();
    assert_eq!(kinds.len(), 6);
}

/// A change of these is a change of every register that somebody has made.
#[test]
fn the_same_seed_gives_the_same_bytes_for_ever() {
    let hash = |format| Hash::of(register(200, 7, format).1.as_bytes()).to_string();
    assert_eq!(
        hash(Format::JsonLines),
        "fb7cae3e7b2df0a25989453d9646bc888be94bdd12499475ff4a7e67c0e20582"
    );
    assert_eq!(
        hash(Format::Csv),
        "5d495b3a02151313b40049bc6d6df8b9a91e8f7c083e9a6edb4b142ca1e094f6"
    );
}

#[test]
fn another_seed_gives_another_register() {
    let (_, one) = register(100, 1, Format::Csv);
    let (_, other) = register(100, 2, Format::Csv);
    let one: HashSet<_> = one.lines().skip(1).collect();
    assert!(other.lines().skip(1).all(|line| !one.contains(line)));
}

#[test]
fn a_smaller_register_is_the_beginning_of_a_larger_one() {
    let (_, small) = register(100, 5, Format::JsonLines);
    let (_, large) = register(300, 5, Format::JsonLines);
    assert!(large.starts_with(&small) && large.len() > small.len());
}

#[test]
fn csv_says_the_same_as_json() {
    let (_, json) = register(500, 9, Format::JsonLines);
    let (_, csv) = register(500, 9, Format::Csv);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let columns = reader.headers().unwrap().clone();
    let records: Vec<_> = reader.records().collect::<Result<_, _>>().unwrap();
    let lines = lines(&json);
    assert_eq!(records.len(), lines.len());
    for (record, line) in records.iter().zip(lines) {
        for (column, text) in columns.iter().zip(record) {
            let expected = match &line[column] {
                serde_json::Value::Null => String::new(),
                serde_json::Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(text, expected, "{column}");
        }
    }
}

#[test]
fn a_permutation_meets_each_number_once() {
    for half in 1..9 {
        let met: HashSet<_> = Stokking::of(11, half).collect();
        assert_eq!(Stokking::of(11, half).count(), 1 << (2 * half));
        assert_eq!(met.len(), 1 << (2 * half));
        assert!(met.iter().all(|number| *number < 1 << (2 * half)));
    }
    const { assert!(1 << (2 * HALF) >= STEMS) };
}

#[test]
fn more_organisations_than_numbers_are_refused() {
    let most = finnes();
    assert!(Bestilling::ny(most, 1, DATO, Format::Csv).is_ok());
    for asked in [most + 1, u64::MAX] {
        let error = Bestilling::ny(asked, 1, DATO, Format::Csv).unwrap_err();
        assert_eq!(error, UgyldigBestilling::ForMange { finnes: most });
    }
}

#[test]
fn the_number_of_numbers_is_that_of_those_that_can_be_parsed() {
    let valid = |stem: &u64| organisasjon(*stem).is_some();
    let parsed = (FIRST..FIRST + STEMS).step_by(997).filter(valid).count();
    let share = finnes() as f64 / STEMS as f64;
    let found = parsed as f64 * 997.0 / STEMS as f64;
    assert!((share - found).abs() < 0.003, "{share} {found}");
}

#[test]
fn a_day_that_cannot_be_written_is_refused() {
    for day in [date(-1, 1, 1), date(9999, 12, 31)] {
        let error = Bestilling::ny(1, 1, day, Format::Csv).unwrap_err();
        assert_eq!(error, UgyldigBestilling::Dato);
    }
    for day in [EARLIEST, LATEST] {
        let bestilling = Bestilling::ny(200, 1, day, Format::Csv).unwrap();
        skriv(&bestilling, &mut io::sink()).unwrap();
    }
}

/// A disk with room for so much.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self
            .0
            .checked_sub(bytes.len())
            .ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Of the largest register there is: it would be noticed if it were made before it is written.
#[test]
fn lines_are_written_as_they_are_made() {
    let bestilling = Bestilling::ny(finnes(), 1, DATO, Format::JsonLines).unwrap();
    let error = skriv(&bestilling, &mut Full(1 << 20)).unwrap_err();
    assert!(
        matches!(error, EksportFeil::Skriving(error) if error.kind() == io::ErrorKind::StorageFull)
    );
}
