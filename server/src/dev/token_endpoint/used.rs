//! Which assertions have been used: each is good for one token.

use std::collections::HashMap;

use super::assertion::Assertion;
use super::refusal::Refusal;

/// An assertion lives for two minutes; nobody's tests need more of them than this.
const MOST: usize = 10_000;

/// The client and `jti` of those that have not run out, with their `exp`.
#[derive(Default)]
pub(super) struct UsedAssertions(HashMap<(String, String), i64>);

impl UsedAssertions {
    /// Refuses an assertion that was used before.
    pub(super) fn remember(
        &mut self,
        client_id: &str,
        assertion: &Assertion,
        now: i64,
    ) -> Result<(), Refusal> {
        let id = (client_id.to_owned(), assertion.jti.clone());
        if self.0.get(&id).is_some_and(|expires| *expires > now) {
            return Err(Refusal::invalid_grant("jti: the assertion was used before"));
        }
        if self.0.len() >= MOST {
            self.0.retain(|_, expires| *expires > now);
        }
        if self.0.len() >= MOST {
            return Err(Refusal::too_many());
        }
        self.0.insert(id, assertion.exp);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn assertion(jti: &str, exp: i64) -> Assertion {
        let claims = json!({"iss": "a", "aud": "b", "iat": 0, "exp": exp, "jti": jti});
        serde_json::from_value(claims).unwrap()
    }

    #[test]
    fn an_assertion_is_good_once_for_each_client() {
        let mut used = UsedAssertions::default();
        used.remember("a", &assertion("1", 100), 0).unwrap();
        used.remember("a", &assertion("2", 100), 0).unwrap();
        used.remember("b", &assertion("1", 100), 0).unwrap();
        for now in [0, 99] {
            let refusal = used.remember("a", &assertion("1", 100), now).unwrap_err();
            assert_eq!(refusal.error, "invalid_grant");
        }
        // By then it has run out itself.
        used.remember("a", &assertion("1", 200), 100).unwrap();
    }

    #[test]
    fn memory_is_bounded_and_free_again_when_assertions_run_out() {
        let mut used = UsedAssertions::default();
        for number in 0..MOST {
            used.remember("a", &assertion(&number.to_string(), 100), 0)
                .unwrap();
        }
        let refusal = used.remember("a", &assertion("one more", 100), 99);
        assert_eq!(refusal.unwrap_err().error, "temporarily_unavailable");
        used.remember("a", &assertion("one more", 220), 100)
            .unwrap();
        assert_eq!(used.0.len(), 1);
    }
}
