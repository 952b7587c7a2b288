//! Which program this is.

use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::metrics::MetricType;

use super::labelled;
use crate::management::info::Info;

#[derive(Debug)]
pub(super) struct Collected(pub(super) Info);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let labels = [
            ("version", self.0.version),
            ("commit", self.0.commit),
            ("rust", self.0.rust),
            ("spec_version", self.0.specification.version),
            ("spec_sha256", self.0.specification.sha256),
        ];
        labelled(
            &mut encoder,
            MetricType::Gauge,
            "build_info",
            "Which program this is; always 1",
            [(labels, 1)],
        )
    }
}
