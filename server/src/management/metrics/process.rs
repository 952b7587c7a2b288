//! The process, as the system sees it: under the names that Prometheus' own libraries give. Linux tells; elsewhere there
//! are none.

use std::fmt;
use std::fs;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;
use prometheus_client::registry::Unit;

use super::gauge;

#[derive(Debug)]
pub(super) struct Collected;

impl Collector for Collected {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let encoder = &mut encoder;
        if let Some(bytes) = resident_bytes(&read("/proc/self/status")) {
            let help = "Memory of the process that is resident";
            let unit = Some(&Unit::Bytes);
            let metric = encoder.encode_descriptor(
                "process_resident_memory",
                help,
                unit,
                MetricType::Gauge,
            )?;
            ConstGauge::new(bytes).encode(metric)?;
        }
        if let Ok(open) = fs::read_dir("/proc/self/fd") {
            // Less the one that is open for this.
            let open = open.count().saturating_sub(1) as u64;
            gauge(
                encoder,
                "process_open_fds",
                "File descriptors that are open",
                open,
            )?;
        }
        if let Some(most) = most_open_files(&read("/proc/self/limits")) {
            let help = "File descriptors that may be open";
            gauge(encoder, "process_max_fds", help, most)?;
        }
        times(encoder)
    }
}

fn times(encoder: &mut DescriptorEncoder<'_>) -> fmt::Result {
    let unit = Some(&Unit::Seconds);
    let Some(times) = Times::of(&read("/proc/self/stat"), ticks_per_second()) else {
        return Ok(());
    };
    let help = "Time of processors that the process has used, in user space and in the system";
    let metric = encoder.encode_descriptor("process_cpu", help, unit, MetricType::Counter)?;
    ConstCounter::new(times.used).encode(metric)?;
    let Some(booted) = booted(&read("/proc/stat")) else {
        return Ok(());
    };
    let help = "When the process was started, since the beginning of 1970";
    let metric = encoder.encode_descriptor("process_start_time", help, unit, MetricType::Gauge)?;
    ConstGauge::new(booted + times.started).encode(metric)
}

/// Nothing where it cannot be read.
fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

#[allow(clippy::cast_precision_loss, reason = "a hundred, mostly")]
fn ticks_per_second() -> f64 {
    rustix::param::clock_ticks_per_second() as f64
}

fn resident_bytes(status: &str) -> Option<u64> {
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    kibibytes.checked_mul(1024)
}

/// `None` where there is no limit.
fn most_open_files(limits: &str) -> Option<u64> {
    let line = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max open files"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Seconds since 1970.
fn booted(stat: &str) -> Option<f64> {
    let line = stat.lines().find_map(|line| line.strip_prefix("btime "))?;
    line.trim().parse().ok()
}

/// What `/proc/self/stat` says of times, in seconds.
#[derive(Debug, PartialEq)]
struct Times {
    used: f64,
    /// After the machine.
    started: f64,
}

impl Times {
    fn of(stat: &str, ticks_per_second: f64) -> Option<Self> {
        // The second field is the program's name, in parentheses, and may hold anything.
        let (_, fields) = stat.rsplit_once(')')?;
        let fields: Vec<&str> = fields.split_whitespace().collect();
        let seconds = |index: usize| {
            let ticks: f64 = fields.get(index)?.parse().ok()?;
            Some(ticks / ticks_per_second)
        };
        // utime, stime and starttime: fields 14, 15 and 22 (proc_pid_stat(5)); the first here is 3.
        Some(Self {
            used: seconds(11)? + seconds(12)?,
            started: seconds(19)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_system_writes_is_read() {
        let status = "Name:\tx\nVmHWM:\t  9 kB\nVmRSS:\t    2048 kB\n";
        assert_eq!(resident_bytes(status), Some(2048 * 1024));
        let limits = "Limit                     Soft Limit           Hard Limit           Units     \n\
                      Max open files            1024                 524288               files     \n";
        assert_eq!(most_open_files(limits), Some(1024));
        let unlimited = limits.replace("1024 ", "unlimited ");
        assert_eq!(most_open_files(&unlimited), None);
        assert_eq!(booted("cpu 1\nbtime 1700000000\n"), Some(1_700_000_000.0));
        let stat = "7 (a ) b) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20 0 4 0 12345 99";
        let times = Times {
            used: 2.0,
            started: 123.45,
        };
        assert_eq!(Times::of(stat, 100.0), Some(times));
    }

    #[test]
    fn what_it_does_not_write_is_not_told() {
        for nothing in [
            "",
            "x",
            "7 (x) S",
            "VmRSS: many kB",
            "btime soon",
            "Max open files",
        ] {
            assert_eq!(resident_bytes(nothing), None);
            assert_eq!(most_open_files(nothing), None);
            assert_eq!(booted(nothing), None);
            assert_eq!(Times::of(nothing, 100.0), None);
        }
    }
}
