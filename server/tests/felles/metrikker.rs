//! What `/metrics` tells.

use super::serve::Serve;

/// All of it.
pub fn metrics(serve: &Serve) -> String {
    let response = serve.managed("/metrics");
    assert_eq!(response.status, 200);
    response.text().to_owned()
}

/// The value of a sample, named with its labels, when it is there.
pub fn sample(metrics: &str, name: &str) -> Option<f64> {
    let mut values = metrics
        .lines()
        .filter_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let value = values.next().map(|value| value.parse().unwrap());
    assert_eq!(values.next(), None, "{name} stands twice");
    value
}
