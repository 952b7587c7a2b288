//! What no single value can be wrong about: values that contradict each other.

use super::fault::Faults;
use super::tree::{Node, Origin};
use super::{Config, Kilde, Maskinporten, Pakkekilde, Utleveringslager, kan_brukes};

/// Says what is contradictory, at the first of the keys in question that is written.
struct Rules<'a, 'b> {
    tree: &'a Node,
    faults: &'a mut Faults<'b>,
}

/// Finds what contradicts itself.
pub(super) fn apply(config: &Config, tree: &Node, faults: &mut Faults<'_>) {
    let mut rules = Rules { tree, faults };
    rules.keys(config);
    rules.server(config);
    rules.databases(config);
    let usable = match &config.rettighetspakker {
        Pakkekilde::Her(pakker) => kan_brukes(pakker, &config.samtykke),
        Pakkekilde::Fil(_) => Ok(()),
    };
    if let Err(message) = usable {
        rules.broken(&["samtykke.ressurser", "rettighetspakker"], message);
    }
}

impl Rules<'_, '_> {
    fn broken(&mut self, keys: &[&str], message: &str) {
        let (key, origin) = keys
            .iter()
            .find_map(|key| Some((*key, written(self.tree, key)?)))
            .unwrap_or((keys.first().copied().unwrap_or_default(), &self.tree.origin));
        // Some messages name the key themselves: they are told without it elsewhere.
        let message = message.strip_prefix(key).unwrap_or(message).trim_start();
        self.faults.add(origin, key, message);
    }

    fn keys(&mut self, config: &Config) {
        let Maskinporten {
            key_refresh_seconds,
            longest_key_age_seconds,
            ..
        } = config.maskinporten;
        let keys = [
            "maskinporten.longest_key_age_seconds",
            "maskinporten.key_refresh_seconds",
        ];
        self.key_age(keys, longest_key_age_seconds, key_refresh_seconds);
        if let Some(altinn2) = &config.samtykke.altinn2 {
            let keys = [
                "samtykke.altinn2.longest_key_age_seconds",
                "samtykke.altinn2.key_refresh_seconds",
            ];
            self.key_age(
                keys,
                altinn2.longest_key_age_seconds,
                altinn2.key_refresh_seconds,
            );
        }
    }

    fn key_age(&mut self, keys: [&str; 2], longest_key_age: u32, key_refresh: u32) {
        if longest_key_age <= key_refresh {
            self.broken(
                &keys,
                "contradicts the other: longest_key_age_seconds is not over key_refresh_seconds, and the keys would run out \
                 between two fetches",
            );
        }
    }

    fn server(&mut self, config: &Config) {
        let server = &config.server;
        let longest_wait = u64::from(server.longest_wait_milliseconds.get());
        let longest_request = u64::from(server.request_seconds.get()) * 1000;
        if server.waiting_requests > 0 && longest_wait >= longest_request {
            self.broken(
                &["server.longest_wait_milliseconds", "server.request_seconds"],
                "contradicts the other: longest_wait_milliseconds is not under request_seconds, in which a request is to have \
                 waited and been answered",
            );
        }
        let Some(management) = &config.management else {
            return;
        };
        let (own, other) = (config.listen, management.listen);
        let overlap =
            own.ip() == other.ip() || own.ip().is_unspecified() || other.ip().is_unspecified();
        if own.port() != 0 && own.port() == other.port() && overlap {
            self.broken(
                &["management.listen"],
                "takes the address of listen: it needs a port of its own",
            );
        }
    }

    fn databases(&mut self, config: &Config) {
        if let Kilde::Postgres(oppsett) = &config.kilde
            && let Err(error) = oppsett.check()
        {
            self.broken(&["kilde.postgres.url"], &without_key(&error.to_string()));
            return;
        }
        match config.utlevering.lager(&config.kilde) {
            Ok(Utleveringslager::Filer { .. }) => {}
            Ok(Utleveringslager::Tabell(valg)) => {
                if let Err(error) = valg.oppsett.check() {
                    self.broken(
                        &["utlevering.postgres.url"],
                        &without_key(&error.to_string()),
                    );
                }
            }
            Err(broken) => self.broken(broken.keys, broken.message),
        }
    }
}

/// Its errors begin with the key, which stands there already.
fn without_key(message: &str) -> String {
    message
        .strip_prefix("postgres.url: ")
        .unwrap_or(message)
        .to_owned()
}

/// Where a key is written, if it is.
fn written<'a>(tree: &'a Node, key: &str) -> Option<&'a Origin> {
    let mut node = tree;
    for name in key.split('.') {
        node = node.get(name)?;
    }
    Some(&node.origin)
}
