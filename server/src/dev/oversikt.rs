//! What `restanser dev` prints once it is ready.

use std::path::{Path, PathBuf};

use restanser_api::BASE_PATH;

use super::Dev;
use super::token_endpoint::KLIENTER_FILE;

/// What listens where, and commands that work when pasted into another terminal.
pub(super) fn oversikt(dev: &Dev, data: &Path) -> String {
    let service = format!("http://{}", dev.address);
    let token = token_kommando(data);
    let data = absolute(data);
    let ask = |arguments: &str, header: &str, path: &str| {
        format!(
            "curl -i {header}-H \"Authorization: Bearer $({token} {arguments})\" {service}{BASE_PATH}/{path}\n\n"
        )
    };
    let mut text = format!(
        "\nRestanser API   {service}{BASE_PATH}\nDocumentation   {service}/\nIssuer          {}\nData            {}\n\
         Token endpoint  {}token, for the clients in {}\n\n\
         Paste into another terminal. With a legal basis of its own (dibk):\n\n",
        dev.issuer_url,
        data.display(),
        dev.issuer_url,
        data.join(KLIENTER_FILE).display(),
    );
    text += &ask("--consumer 974760673", "", "dibk/310111643");
    text += "The same as XML:\n\n";
    text += &ask(
        "--consumer 974760673",
        "-H 'Accept: application/xml' ",
        "dibk/310111643",
    );
    text += "With the organisation's consent (ebevis):\n\n";
    text += &ask(
        "--consumer 991825827 --samtykke-fra 310111643",
        "",
        "ebevis/310111643",
    );
    text += "Ctrl-C stops.\n";
    text
}

/// What prints a token of this development, whichever folder it is pasted in; who asks is added.
pub(super) fn token_kommando(data: &Path) -> String {
    let program = std::env::current_exe().unwrap_or_else(|_| PathBuf::from("restanser"));
    let data = absolute(data);
    format!("{} token --data {}", quoted(&program), quoted(&data))
}

fn absolute(path: &Path) -> PathBuf {
    std::path::absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// A path as one word for a shell.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain =
        |character: char| character.is_ascii_alphanumeric() || "/._-+,:@".contains(character);
    if !text.is_empty() && text.chars().all(plain) {
        return text;
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;
    use std::path::Path;

    #[test]
    fn a_path_is_one_word_for_a_shell() {
        assert_eq!(quoted(Path::new("/a/b-1.c")), "/a/b-1.c");
        assert_eq!(quoted(Path::new("/a b")), "'/a b'");
        assert_eq!(quoted(Path::new("/it's $x")), r"'/it'\''s $x'");
    }
}
