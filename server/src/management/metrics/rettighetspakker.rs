//! The rights packages.

use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;

use crate::tilgang::rettighetspakke::GjeldendePakker;
use crate::tilgang::rettighetspakke::gjeldende::Nyeste;

use super::gauge;

#[derive(Debug)]
pub(super) struct Collected(pub(super) GjeldendePakker);

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let status = self.0.status();
        gauge(
            &mut encoder,
            "rettighetspakker",
            "How many rights packages are in force",
            status.pakker as u64,
        )?;
        gauge(
            &mut encoder,
            "rettighetspakker_outdated",
            "Whether the newest content of the file of rights packages is not in force, being wrong or unreadable",
            (status.nyeste != Nyeste::IKraft).into(),
        )?;
        let mut reloads = encoder.encode_descriptor(
            "rettighetspakker_reloads",
            "New contents of the file of rights packages, taken and refused",
            None,
            MetricType::Counter,
        )?;
        for (outcome, count) in [("taken", status.tatt), ("refused", status.avvist)] {
            let labels = [("outcome", outcome)];
            let metric = reloads.encode_family(&labels)?;
            ConstCounter::new(count).encode(metric)?;
        }
        Ok(())
    }
}
