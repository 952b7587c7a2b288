//! Whatever is not a genuine consent token is refused, and one of them that is changed is one no longer.

use proptest::prelude::*;

use super::*;

static GENUINE: LazyLock<String> = LazyLock::new(|| Token::new().sign());

/// What a claim may be changed to: of the right type as well as of any other.
fn values() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        "[0-9]{9}|[0-9]{11}".prop_map(Value::from),
        "[0-9]{4}_[0-9]{1,2}".prop_map(Value::from),
        prop::collection::vec("[0-9_a-z=,]{0,12}", 0..3).prop_map(Value::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn no_random_text_is_accepted(text in ".{0,300}") {
        prop_assert!(find(&text).is_err());
    }

    #[test]
    fn no_random_parts_are_accepted(text in "[A-Za-z0-9_-]{1,80}\\.[A-Za-z0-9_-]{1,80}\\.[A-Za-z0-9_-]{1,342}") {
        prop_assert!(find(&text).is_err());
    }

    #[test]
    fn no_changed_token_is_accepted(changes in prop::collection::vec((any::<prop::sample::Index>(), "[A-Za-z0-9_.=+/-]"), 1..4)) {
        let genuine = &*GENUINE;
        let mut changed = genuine.clone();
        for (place, new) in changes {
            let place = place.index(genuine.len());
            changed.replace_range(place..=place, &new);
        }
        prop_assume!(changed != *genuine);
        prop_assert!(find(&changed).is_err());
    }

    #[test]
    fn no_cut_or_grown_token_is_accepted(place in any::<prop::sample::Index>(), more in "[A-Za-z0-9_.=-]{1,8}") {
        let genuine = &*GENUINE;
        let place = place.index(genuine.len());
        prop_assert!(find(&genuine[..place]).is_err());
        prop_assert!(find(&genuine[1 + place..]).is_err());
        let grown = format!("{}{more}{}", &genuine[..place], &genuine[place..]);
        prop_assert!(find(&grown).is_err());
    }

}

// Fewer, since each makes a signature.
proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    /// Signed by Altinn, but saying something else in a claim that matters: it is accepted only as what it says.
    #[test]
    fn a_change_of_a_claim_that_matters_is_noticed(
        claim in prop::sample::select(vec![
            "OfferedBy", "CoveredBy", "HandledBy", "iss", "AuthorizationCode", "Services", "ServiceCodes", "aud",
        ]),
        value in values(),
    ) {
        let changed = Token::new().with(claim, value.clone());
        prop_assume!(value != Token::new().claims[claim]);
        // The service asked for with a parameter, or from a list, is no change that matters.
        let spelt = value.as_str() == Some("5616_5") || value.to_string().contains("\"5616_5");
        prop_assume!(!spelt);
        prop_assert!(find(&changed.sign()).is_err(), "{claim} {value}");
    }

    #[test]
    fn a_token_of_another_time_is_refused(seconds in any::<i32>()) {
        let seconds = i64::from(seconds);
        let found = find(&Token::new().lives(seconds, seconds + 30).sign());
        prop_assert_eq!(found.is_ok(), (-39..=10).contains(&seconds));
    }

    #[test]
    fn a_consent_holds_in_its_time_only(begin in -100_000_i64..100_000, end in -100_000_i64..100_000, text in any::<bool>()) {
        let moment = |seconds: i64| {
            let moment = now() + jiff::SignedDuration::from_secs(seconds);
            if text {
                let local = moment.to_zoned(klokke().oslo().clone());
                Value::from(local.strftime("%d.%m.%Y %H:%M:%S").to_string())
            } else {
                Value::from(moment.as_second())
            }
        };
        let token = Token::new()
            .with("DelegatedDate", moment(begin))
            .with("ValidToDate", moment(end));
        prop_assert_eq!(find(&token.sign()).is_ok(), begin <= 0 && 0 < end);
    }

    #[test]
    fn no_forged_claims_are_accepted(name in "[A-Za-z]{1,12}", value in any::<i64>()) {
        let Token { header, claims } = Token::new().with(&name, value);
        let forged = OTHER_KEY.sign_raw(&header.to_string(), &claims.to_string(), Algorithm::RS256);
        prop_assert!(find(&forged).is_err());
    }
}
