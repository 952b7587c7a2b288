//! Consumers that ask without a break, each on a connection that it keeps.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use restanser_server::organisasjonsnummer::Organisasjonsnummer;

use super::felles::Outcome;
use super::tjener::Tjener;

/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(30);

/// Answers that came within `time`, for each second of it. Anything but 200 is an error.
pub fn answers_a_second(
    tjener: &Tjener,
    questions: &[Organisasjonsnummer],
    connections: usize,
    time: Duration,
) -> Outcome<f64> {
    let begun = Instant::now();
    let counts = thread::scope(|scope| {
        let consumers: Vec<_> = (0..connections)
            .map(|number| {
                let own = questions.iter().skip(number).step_by(connections).cycle();
                scope.spawn(move || {
                    consume(tjener, own, begun + time).map_err(|error| error.to_string())
                })
            })
            .collect();
        let outcomes = consumers.into_iter().map(|consumer| {
            let outcome = consumer
                .join()
                .map_err(|_| "a consumer panicked".to_owned());
            outcome.flatten()
        });
        outcomes.collect::<Result<Vec<u64>, String>>()
    })?;
    Ok(counts.into_iter().sum::<u64>() as f64 / begun.elapsed().as_secs_f64())
}

fn consume<'q>(
    tjener: &Tjener,
    questions: impl Iterator<Item = &'q Organisasjonsnummer>,
    until: Instant,
) -> Outcome<u64> {
    let stream = TcpStream::connect(tjener.address)?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut stream = stream;
    let mut answers = 0;
    let (mut request, mut line, mut body) = (Vec::new(), String::new(), Vec::new());
    for organisasjon in questions {
        if Instant::now() >= until {
            break;
        }
        request.clear();
        write!(
            request,
            "GET /v2/dibk/{} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {}\r\n\r\n",
            organisasjon.as_str(),
            tjener.token
        )?;
        stream.write_all(&request)?;
        let length = head(&mut reader, &mut line)?;
        body.resize(length, 0);
        reader.read_exact(&mut body)?;
        answers += 1;
    }
    Ok(answers)
}

/// Reads the head of an answer, and tells how long its body is.
fn head(reader: &mut BufReader<TcpStream>, line: &mut String) -> Outcome<usize> {
    line.clear();
    reader.read_line(line)?;
    if !line.starts_with("HTTP/1.1 200") {
        return Err(format!("the service answers {:?}", line.trim_end()).into());
    }
    let mut length = None;
    loop {
        line.clear();
        if reader.read_line(line)? == 0 {
            return Err("the service closed the connection".into());
        }
        let header = line.trim_end();
        if header.is_empty() {
            return length.ok_or_else(|| "an answer without Content-Length".into());
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = Some(value.trim().parse()?);
        }
    }
}
