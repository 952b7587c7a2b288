//! What the token consents to: each rule broken alone.

use std::collections::BTreeMap;

use super::*;

#[test]
fn every_rule_of_the_consent_is_kept() {
    let token = Token::new;
    let mut rows = vec![
        (token().with("OfferedBy", BRREG), OtherSubject),
        (token().with("OfferedBy", PERSON), OtherSubject),
        (token().with("CoveredBy", SKATTEETATEN), OtherRecipient),
        (token().with("CoveredBy", VIRKSOMHET), OtherRecipient),
        (token().with("CoveredBy", PERSON), OtherRecipient),
        (
            token().with("DelegatedDate", now().as_second() + 1),
            NotYetValid,
        ),
        (
            token().with("DelegatedDate", "02.03.2026 13:00:01"),
            NotYetValid,
        ),
        (
            token().with("DelegatedDate", "2026-03-02 13:00:01"),
            NotYetValid,
        ),
        (token().with("ValidToDate", now().as_second()), Expired),
        (token().with("ValidToDate", "02.03.2026 13:00:00"), Expired),
        (token().with("ValidToDate", "2026-03-02 13:00:00"), Expired),
        (token().with("Services", json!([])), OtherResource),
    ];
    for entry in [
        "",
        "5616",
        "5616_",
        "5616_50",
        "5616_55_a=b",
        "15616_5",
        "05616_5",
        "5616_05",
        "5616_5x",
        "5616_5x=y",
        "5616_5_",
        "5616_5_x",
        "5616_5_=x",
        "5616-5",
        "5616_5 ",
        " 5616_5",
        "5616_5\n",
        "digdir_5616_5",
        "5616__5",
        "٥616_5",
        "4629_2_a=5616_5",
        // In an array a comma belongs to a parameter.
        "5616_5,4629_2",
        "4629_2,5616_5",
        "4629_2_navn=x,5616_5",
    ] {
        rows.push((token().with("Services", json!([entry])), OtherResource));
    }
    for list in [
        "",
        ",",
        "5616,5",
        "5616_50,15616_5",
        "5616_5;4629_2",
        "4629_2_a=5616_5",
    ] {
        rows.push((token().with("Services", list), OtherResource));
        let older = token().without("Services").with("ServiceCodes", list);
        rows.push((older, OtherResource));
    }
    for (token, refusal) in rows {
        assert_eq!(find(&token.sign()), Err(refusal), "{}", token.claims);
    }
}

/// By consumer DIGDIR; who has fetched, who supplies, who is trusted, and what becomes of it.
#[test]
fn who_fetched_the_token_must_be_who_asks() {
    let fetched_by = |handler: Option<&str>| match handler {
        Some(handler) => Token::new().with("HandledBy", handler),
        None => Token::new(),
    };
    let refused = Some(OtherHandler);
    for (handler, supplier, betrodde, expected) in [
        (None, None, &[][..], None),
        (None, Some(BRREG), &[], None),
        (Some(BRREG), Some(BRREG), &[], None),
        (Some(BRREG), None, &[], refused),
        (Some(BRREG), Some(SKATTEETATEN), &[], refused),
        (Some(DIGDIR), None, &[], refused),
        (Some(DIGDIR), Some(BRREG), &[], refused),
        (Some(PERSON), Some(BRREG), &[], refused),
        (Some(DIGDIR), None, &[DIGDIR], None),
        (Some(DIGDIR), Some(BRREG), &[DIGDIR], None),
        (Some(BRREG), Some(BRREG), &[DIGDIR], None),
        (Some(BRREG), None, &[DIGDIR], refused),
        (Some(PERSON), None, &[DIGDIR], refused),
        // It is the consumer who must be trusted.
        (Some(BRREG), None, &[BRREG], refused),
        (Some(DIGDIR), Some(BRREG), &[BRREG], refused),
    ] {
        let (found, decision) = find_as(&fetched_by(handler).sign(), supplier, betrodde);
        let row = format!("{handler:?} {supplier:?} {betrodde:?}");
        assert_eq!(found.err(), expected, "{row}");
        let fact = handler.filter(|handler| *handler != PERSON);
        let fact = fact.map(|handler| Fact::Organisation("samtykke_hentet_av", org(handler)));
        assert!(
            fact.is_none_or(|fact| decision.facts().contains(&fact)),
            "{row}"
        );
    }
}

#[test]
fn only_a_trusted_consumer_may_use_anothers_consent() {
    let token = Token::new().with("CoveredBy", SKATTEETATEN).sign();
    for (betrodde, expected) in [
        (&[][..], Err(OtherRecipient)),
        (&[BRREG], Err(OtherRecipient)),
        (&[SKATTEETATEN], Err(OtherRecipient)),
        (&[DIGDIR], Ok(org(SKATTEETATEN))),
    ] {
        // Nor does a supplier to whom it was given help.
        for supplier in [None, Some(SKATTEETATEN)] {
            let (found, _) = find_as(&token, supplier, betrodde);
            assert_eq!(found.map(|samtykke| samtykke.til), expected);
        }
    }
    // Trust is about recipient and handler and nothing else.
    for (token, refusal) in [
        (Token::new().with("CoveredBy", PERSON), OtherRecipient),
        (Token::new().with("OfferedBy", BRREG), OtherSubject),
        (Token::new().with("Services", "4629_2"), OtherResource),
        (Token::new().with("ValidToDate", 1), Expired),
    ] {
        assert_eq!(find_as(&token.sign(), None, &[DIGDIR]).0, Err(refusal));
    }
}

/// A refusal is the last step, at the check that it belongs to; the steps are in order, and say nothing of whom.
#[test]
fn the_decision_ends_with_the_refusal() {
    let token = Token::new;
    let forged = {
        let Token { header, claims } = token();
        OTHER_KEY.sign_raw(&header.to_string(), &claims.to_string(), Algorithm::RS256)
    };
    let mut seen = BTreeMap::new();
    for token in [
        String::new(),
        token().with("iss", "other").sign(),
        token().lives(-60, -30).sign(),
        forged,
        token().with("OfferedBy", BRREG).sign(),
        token().with("CoveredBy", BRREG).sign(),
        token().with("HandledBy", BRREG).sign(),
        token().with("Services", "4629_2").sign(),
        token().with("ValidToDate", 1).sign(),
    ] {
        let (found, decision) = find_as(&token, None, &[]);
        let refusal = found.unwrap_err();
        let (last, before) = decision.steps().split_last().unwrap();
        assert_eq!(last.check, refusal.check());
        assert_eq!(last.refusal, Some(refusal.to_string()));
        assert!(before.iter().all(|step| step.refusal.is_none()));
        assert!(decision.steps().is_sorted_by_key(|step| step.check));
        for number in [BRREG, DIGDIR, VIRKSOMHET] {
            assert!(!decision.to_string().contains(number), "{decision}");
        }
        seen.insert(last.check, before.len());
    }
    let lengths: Vec<usize> = seen.into_values().collect();
    assert_eq!(lengths, (0..9).collect::<Vec<_>>());
}
