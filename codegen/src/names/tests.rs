use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

#[test]
fn types_are_upper_camel_case() {
    for (written, expected) in [
        ("RestanserForVirksomhet", "RestanserForVirksomhet"),
        ("hentRestanser", "HentRestanser"),
        ("Beløp", "Beløp"),
        ("a.b-c", "ABC"),
        ("self", "SelfValue"),
        ("string", "StringValue"),
        ("Vec", "VecValue"),
        ("1st", "N1st"),
        ("", "Value"),
        ("--", "MinusMinus"),
        ("-1", "Minus1"),
        ("+1", "Plus1"),
        ("*", "Star"),
        ("🦀", "Value"),
        ("ﬁeld", "Field"),
    ] {
        assert_eq!(type_name(written), expected, "{written}");
    }
}

#[test]
fn fields_are_snake_case_and_never_keywords() {
    for (written, expected) in [
        ("forfaltOgUbetaltRenter", "forfalt_og_ubetalt_renter"),
        ("Korrelasjonsid", "korrelasjonsid"),
        ("X-Request-ID", "x_request_id"),
        ("type", "r#type"),
        ("gen", "r#gen"),
        ("async", "r#async"),
        ("self", "self_"),
        ("crate", "crate_"),
        ("beløp", "beløp"),
        ("1st", "n1st"),
        ("", "value"),
        ("_", "underscore"),
        ("$", "dollar"),
        ("@id", "id"),
        ("-1", "minus_1"),
    ] {
        assert_eq!(field_name(written), expected, "{written}");
    }
}

#[test]
fn variants_of_numbers_and_signs_are_told_apart() {
    for (written, expected) in [
        ("404", "Value404"),
        ("-created", "MinusCreated"),
        ("created", "Created"),
        (">=", "GreaterEqual"),
        ("Self", "ValueSelf"),
        ("", "Value"),
    ] {
        assert_eq!(variant_name(written), expected, "{written}");
    }
}

#[test]
fn modules_are_never_raw() {
    assert_eq!(module_name("type"), "type_");
    assert_eq!(module_name("Pets & more"), "pets_more");
}

#[test]
fn places_without_a_name_are_called_after_what_leads_there() {
    for (place, expected) in [
        ("/components/schemas/Pet", "Pet"),
        ("schemas/pet.yaml", "pet"),
        ("common.yaml#/definitions/Pet", "Pet"),
        ("/components/schemas/A/properties/b", "A b"),
        (
            "/paths/~1a~1{id}/get/responses/200/content/application~1json/schema",
            "/a/{id} get 200 application/json schema",
        ),
    ] {
        assert_eq!(of_place(place), expected, "{place}");
    }
}

#[test]
fn what_is_taken_gets_a_number_in_order() {
    let mut scope = Scope::default();
    let names = ["a b", "a_b", "aB", "a-b 2", "a1", "a!1", "type", "Type"];
    let types = names.map(|name| scope.take(type_name(name)));
    assert_eq!(
        types,
        ["AB", "AB2", "AB3", "AB2_2", "A1", "A1_2", "Type", "Type2"]
    );
    let mut scope = Scope::reserving(&["begin"]);
    let fields = ["begin", "type", "Type", "a", "A"].map(|name| scope.take(field_name(name)));
    assert_eq!(fields, ["begin_2", "r#type", "type_2", "a", "a_2"]);
}

#[test]
fn names_that_come_together_are_free_together() {
    let mut scope = Scope::default();
    let beside = |name: &str| vec![check_name(name), constant_name(name)];
    let names = ["check_a", "a", "b", "check_b"];
    let taken = names.map(|name| scope.take_with(field_name(name), beside));
    assert_eq!(taken, ["check_a", "a_2", "b", "check_b_2"]);
}

#[test]
fn many_equal_names_are_numbered_in_linear_time() {
    let mut scope = Scope::default();
    let names: BTreeSet<_> = (0..50_000).map(|_| scope.take(type_name("🦀"))).collect();
    assert_eq!(names.len(), 50_000);
}

#[test]
fn names_are_bounded() {
    for long in [
        "a".repeat(1_000_000),
        "ŉ ".repeat(10_000),
        "+".repeat(10_000),
    ] {
        for name in [type_name(&long), field_name(&long), variant_name(&long)] {
            assert!(name.chars().count() < 400, "{}", name.len());
        }
    }
}

/// Texts that are likely to meet, and any others.
fn written() -> impl Strategy<Value = Vec<String>> {
    let near = "[ab_AB12+\\-* .é\u{301}e$]{0,4}";
    let keyword = prop::sample::select(vec![
        "type", "Type", "self", "Self", "gen", "r#type", "Option", "_",
    ]);
    let one = prop_oneof![near, any::<String>(), keyword.prop_map(str::to_owned)];
    prop::collection::vec(one, 0..40)
}

fn all_distinct_and_valid(names: &[String]) -> Result<(), TestCaseError> {
    let mut seen = BTreeSet::new();
    for name in names {
        prop_assert!(
            syn::parse_str::<syn::Ident>(name).is_ok() || name.starts_with("r#"),
            "{}",
            name
        );
        prop_assert!(syn::parse_str::<syn::Expr>(name).is_ok(), "{}", name);
        // As the compiler compares them.
        prop_assert!(
            seen.insert(plain(name).nfc().collect::<String>()),
            "{} twice",
            name
        );
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_texts_get_distinct_valid_names_always_the_same(written in written()) {
        for make in [type_name, field_name, variant_name, module_name, static_name] {
            let named = || {
                let mut scope = Scope::default();
                written.iter().map(|one| scope.take(make(one))).collect::<Vec<_>>()
            };
            let names = named();
            all_distinct_and_valid(&names)?;
            prop_assert_eq!(&names, &named());
        }
    }
}
