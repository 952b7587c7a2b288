//! Whatever is not a genuine token is refused.

use proptest::prelude::*;

use super::*;

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn no_random_text_is_accepted(text in ".{0,300}") {
        prop_assert!(verify(&text).is_err());
    }

    #[test]
    fn no_random_parts_are_accepted(text in "[A-Za-z0-9_-]{1,80}\\.[A-Za-z0-9_-]{1,80}\\.[A-Za-z0-9_-]{1,342}") {
        prop_assert!(verify(&text).is_err());
    }

    #[test]
    fn no_changed_token_is_accepted(place in any::<prop::sample::Index>(), new in "[A-Za-z0-9_.=+/-]") {
        let genuine = token();
        let place = place.index(genuine.len());
        let mut changed = genuine.clone();
        changed.replace_range(place..=place, &new);
        prop_assume!(changed != genuine);
        prop_assert!(verify(&changed).is_err());
    }

    #[test]
    fn no_cut_token_is_accepted(place in any::<prop::sample::Index>()) {
        let genuine = token();
        prop_assert!(verify(&genuine[..place.index(genuine.len())]).is_err());
        prop_assert!(verify(&genuine[1 + place.index(genuine.len() - 1)..]).is_err());
    }

    #[test]
    fn no_forged_claims_are_accepted(name in "[a-z_]{1,12}", value in any::<i64>()) {
        let mut claims = claims();
        claims[name.as_str()] = value.into();
        let forged = OTHER_KEY.sign_raw(HEADER, &claims.to_string(), Algorithm::RS256);
        prop_assert!(verify(&forged).is_err());
    }
}
