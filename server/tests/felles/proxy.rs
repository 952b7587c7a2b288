//! A network between the service and its database, which can be cut, or swallow what is sent.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::thread;
use std::time::Duration;

/// What the network does with what is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Network {
    Passes,
    /// Takes everything, and hands nothing on.
    Swallows,
    /// Cuts connections, those there are and new ones.
    Cuts,
    Ended,
}

pub struct Proxy {
    pub address: SocketAddr,
    state: Arc<AtomicU8>,
}

impl Proxy {
    pub fn to(database: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(AtomicU8::new(Network::Passes as u8));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let now = shared.load(Ordering::SeqCst);
                if now == Network::Ended as u8 {
                    return;
                }
                let (Ok(stream), Ok(other)) = (stream, TcpStream::connect(database)) else {
                    continue;
                };
                if now == Network::Cuts as u8 {
                    continue;
                }
                let back = (other.try_clone().unwrap(), stream.try_clone().unwrap());
                for (from, to) in [(stream, other), back] {
                    let state = Arc::clone(&shared);
                    thread::spawn(move || carry(from, to, &state));
                }
            }
        });
        Self { address, state }
    }

    pub fn set(&self, network: Network) {
        self.state.store(network as u8, Ordering::SeqCst);
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.set(Network::Ended);
        // Wakes the listener.
        let _ = TcpStream::connect(self.address);
    }
}

fn carry(mut from: TcpStream, mut to: TcpStream, state: &AtomicU8) {
    let mut buffer = [0; 16 * 1024];
    from.set_read_timeout(Some(Duration::from_millis(20)))
        .unwrap();
    loop {
        let now = state.load(Ordering::SeqCst);
        if now == Network::Cuts as u8 || now == Network::Ended as u8 {
            break;
        }
        match from.read(&mut buffer) {
            Ok(0) => break,
            // What was swallowed stays so: this connection never comes to itself.
            Ok(_) if state.load(Ordering::SeqCst) == Network::Swallows as u8 => {}
            Ok(length) if to.write_all(&buffer[..length]).is_err() => break,
            Ok(_) => {}
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                ) => {}
            Err(_) => break,
        }
    }
    let _ = from.shutdown(Shutdown::Both);
    let _ = to.shutdown(Shutdown::Both);
}

/// A PostgreSQL that lets everybody in, and then says nothing.
pub fn mute_database() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || let_in(stream));
        }
    });
    address
}

fn let_in(mut stream: TcpStream) -> Option<()> {
    const SSL_REQUEST: u32 = 80_877_103;
    loop {
        let mut length = [0; 4];
        stream.read_exact(&mut length).ok()?;
        let mut message = vec![0; u32::from_be_bytes(length) as usize - 4];
        stream.read_exact(&mut message).ok()?;
        if message == SSL_REQUEST.to_be_bytes() {
            stream.write_all(b"N").ok()?;
            continue;
        }
        // AuthenticationOk, ReadyForQuery.
        stream.write_all(b"R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I").ok()?;
        // Until the other side has had enough.
        return stream.read_to_end(&mut Vec::new()).ok().map(drop);
    }
}
