//! Servers: where the API is.

use super::change::{Rust, Wire};
use super::report::{Class, Report};
use crate::document::pointer_to;
use crate::ir::{Api, Server};

pub(super) fn compare(report: &mut Report<'_>, old: &Api, new: &Api) {
    base_paths(report, old, new);
    // One path that all share is told of once.
    let is_shared = [old, new].iter().all(|api| api.base_paths.len() == 1);
    let shared = |api: &Api| match is_shared {
        true => api.base_path().to_owned(),
        false => String::new(),
    };
    let before = addresses(old, &shared(old));
    let after = addresses(new, &shared(new));
    for address in &before {
        match after.iter().find(|found| found.name == address.name) {
            None => report.removed(
                "server-removed",
                "servers",
                &address.pointer,
                address.url,
                Class::of(Wire::Breaking, None),
            ),
            Some(found) => texts(report, address, found),
        }
    }
    for address in &after {
        if !before.iter().any(|found| found.name == address.name) {
            report.added(
                "server-added",
                "servers",
                &address.pointer,
                address.url,
                Class::of(Wire::Compatible, None),
            );
        }
    }
    order(report, &before, &after);
}

/// The paths that the routes are served at.
fn base_paths(report: &mut Report<'_>, old: &Api, new: &Api) {
    let (before, after) = (&old.base_paths, &new.base_paths);
    if before == after {
        return;
    }
    let wire = match before.iter().all(|path| after.contains(path)) {
        true => Wire::Compatible,
        false => Wire::Breaking,
    };
    report.changed(
        "base-path-changed",
        "servers",
        ("/servers/0/url", before.join(" ")),
        ("/servers/0/url", after.join(" ")),
        Class::of(wire, Some(Rust::Compatible)),
    );
}

/// One URL of a server.
struct Address<'a> {
    server: &'a Server,
    pointer: String,
    url: &'a str,
    /// The URL without the path that all share.
    name: &'a str,
}

/// All URLs, each once.
fn addresses<'a>(api: &'a Api, shared: &str) -> Vec<Address<'a>> {
    let mut all: Vec<Address<'_>> = Vec::new();
    for (index, server) in api.servers.iter().enumerate() {
        for url in &server.urls {
            let name = url.trim_end_matches('/');
            let name = name.strip_suffix(shared).unwrap_or(name);
            if !all.iter().any(|known| known.name == name) {
                let pointer = format!("/servers/{index}");
                all.push(Address {
                    server,
                    pointer,
                    url,
                    name,
                });
            }
        }
    }
    all
}

/// Texts of the servers that one URL is of.
fn texts(report: &mut Report<'_>, old: &Address<'_>, new: &Address<'_>) {
    let has_variables = |address: &Address<'_>| address.server.url.contains('{');
    report.text(
        "servers",
        &pointer_to(&old.pointer, "description"),
        &pointer_to(&new.pointer, "description"),
    );
    if has_variables(old) && has_variables(new) {
        report.text(
            "servers",
            &pointer_to(&old.pointer, "variables"),
            &pointer_to(&new.pointer, "variables"),
        );
    }
}

/// The order of the URLs that both have.
fn order(report: &mut Report<'_>, old: &[Address<'_>], new: &[Address<'_>]) {
    let common = |these: &[Address<'_>], others: &[Address<'_>]| -> Vec<String> {
        let shared = these
            .iter()
            .filter(|address| others.iter().any(|other| other.name == address.name));
        shared.map(|address| address.name.to_owned()).collect()
    };
    let (before, after) = (common(old, new), common(new, old));
    if before != after {
        report.changed(
            "order-changed",
            "servers",
            ("/servers", before.join(", ")),
            ("/servers", after.join(", ")),
            Class::of(Wire::Compatible, None),
        );
    }
}
