//! The rights packages.

use std::fmt;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::DescriptorEncoder;
use prometheus_client::metrics::MetricType;

use crate::tilgang::rettighetspakke::GjeldendePakker;
use crate::tilgang::rettighetspakke::gjeldende::Nyeste;

use super::{gauge, labelled};

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
        labelled(
            &mut encoder,
            MetricType::Counter,
            "rettighetspakker_reloads",
            "New contents of the file of rights packages, taken and refused",
            [
                ([("outcome", "taken")], status.tatt),
                ([("outcome", "refused")], status.avvist),
            ],
        )
    }
}
