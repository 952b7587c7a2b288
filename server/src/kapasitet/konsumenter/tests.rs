use super::*;

const BRREG: &str = "974760673";
const DIGDIR: &str = "991825827";
const UKJENT: &str = "310478717";
const UKJENT_TOO: &str = "313367002";

fn number(text: &str) -> Organisasjonsnummer {
    text.parse().unwrap()
}

/// Packages in which these are consumers.
fn pakker(konsumenter: &[&str]) -> Rettighetspakker {
    let text = format!(
        "[a]\nsamtykke = true\nkonsumenter = {konsumenter:?}\n[b]\nsamtykke = true\nkonsumenter = {konsumenter:?}"
    );
    toml::from_str(&text).unwrap()
}

fn begin(konsumenter: &Konsumenter, pakker: &GjeldendePakker, who: &str) -> Result<Kall, u32> {
    konsumenter.begynn(konsumenter.rad(pakker, &number(who)))
}

fn status(konsumenter: &Konsumenter, pakker: &GjeldendePakker) -> Vec<(Option<String>, u32, u64)> {
    let (mut rows, others) = konsumenter.status(pakker);
    rows.push(others);
    let rows = rows.into_iter().map(|row| {
        let who = row.konsument.map(|konsument| konsument.as_str().to_owned());
        (who, row.running, row.avvist)
    });
    rows.collect()
}

fn row(who: &str, running: u32, avvist: u64) -> (Option<String>, u32, u64) {
    (Some(who.to_owned()), running, avvist)
}

#[test]
fn a_consumer_has_as_many_calls_as_may_run_whatever_others_do() {
    let konsumenter = Konsumenter::new(NonZeroU32::new(2));
    let pakker = GjeldendePakker::from(pakker(&[BRREG, DIGDIR]));
    let first = begin(&konsumenter, &pakker, BRREG).unwrap();
    let second = begin(&konsumenter, &pakker, BRREG).unwrap();
    assert_eq!(begin(&konsumenter, &pakker, BRREG).unwrap_err(), 2);
    let other = begin(&konsumenter, &pakker, DIGDIR).unwrap();
    assert_eq!(
        status(&konsumenter, &pakker),
        [row(BRREG, 2, 1), row(DIGDIR, 1, 0), (None, 0, 0)]
    );
    drop(first);
    let third = begin(&konsumenter, &pakker, BRREG).unwrap();
    drop((second, third, other));
    assert_eq!(
        status(&konsumenter, &pakker),
        [row(BRREG, 0, 1), row(DIGDIR, 0, 0), (None, 0, 0)]
    );
}

#[test]
fn without_a_limit_calls_are_counted_all_the_same() {
    let konsumenter = Konsumenter::new(None);
    let pakker = GjeldendePakker::from(pakker(&[BRREG]));
    let calls: Vec<_> = (0..100)
        .map(|_| begin(&konsumenter, &pakker, BRREG).unwrap())
        .collect();
    assert_eq!(status(&konsumenter, &pakker)[0], row(BRREG, 100, 0));
    drop(calls);
}

#[test]
fn those_who_are_not_configured_share_one_row_and_its_room() {
    let konsumenter = Konsumenter::new(NonZeroU32::new(1));
    let pakker = GjeldendePakker::from(pakker(&[BRREG]));
    let call = begin(&konsumenter, &pakker, UKJENT).unwrap();
    assert_eq!(begin(&konsumenter, &pakker, UKJENT_TOO).unwrap_err(), 1);
    assert!(begin(&konsumenter, &pakker, BRREG).is_ok());
    assert_eq!(
        status(&konsumenter, &pakker),
        [row(BRREG, 0, 0), (None, 1, 1)]
    );
    drop(call);
    assert!(
        konsumenter
            .rad(&pakker, &number(UKJENT))
            .konsument()
            .is_none()
    );
}

/// In place of a change of the file: each handle is what the service sees at its time.
#[test]
fn when_packages_change_those_who_stay_keep_their_calls() {
    let konsumenter = Konsumenter::new(NonZeroU32::new(1));
    let before = GjeldendePakker::from(pakker(&[BRREG, DIGDIR]));
    let stays = begin(&konsumenter, &before, BRREG).unwrap();
    let goes = begin(&konsumenter, &before, DIGDIR).unwrap();

    let after = GjeldendePakker::from(pakker(&[BRREG, UKJENT]));
    assert_eq!(begin(&konsumenter, &after, BRREG).unwrap_err(), 1);
    let comes = begin(&konsumenter, &after, UKJENT).unwrap();
    assert_eq!(
        status(&konsumenter, &after),
        [row(UKJENT, 1, 0), row(BRREG, 1, 1), (None, 0, 0)]
    );
    // Not one of the others for what it began under a name.
    drop(goes);
    drop((stays, comes));
    assert_eq!(
        status(&konsumenter, &after),
        [row(UKJENT, 0, 0), row(BRREG, 0, 1), (None, 0, 0)]
    );
}
