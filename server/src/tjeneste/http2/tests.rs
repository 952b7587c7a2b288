//! What the whole service cannot be made to show: what lies between an answer and its way to the client.

use std::cell::Cell;
use std::net::SocketAddr;
use std::time::Duration;

use actix_service::fn_service;
use actix_web::HttpResponse;
use actix_web::test::TestRequest;
use futures_util::poll;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{LocalSet, spawn_local, yield_now};

use super::super::plasser::Plasser;
use super::super::strom::Linje;
use super::*;
use crate::config;

const LONG: Duration = Duration::from_secs(60);

fn grenser() -> Grenser {
    Grenser {
        header_bytes: 16 * 1024,
        head: LONG,
        write: LONG,
        idle: LONG,
        tls: None,
        maal: Arc::default(),
    }
}

fn run(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(LocalSet::new().run_until(async {
        tokio::time::timeout(LONG, test).await.unwrap();
    }));
}

/// Both ends of a connection, and the address of the first.
async fn connection() -> (TcpStream, TcpStream, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap());
    let (client, accepted) = tokio::join!(client, listener.accept());
    let (server, peer) = accepted.unwrap();
    (client.unwrap(), server, peer)
}

#[test]
fn a_request_runs_until_its_answer_is_written() {
    run(async {
        let (client, server, peer) = connection().await;
        let plasser = Plasser::new(&config::Server::default(), Arc::default());
        let opptatt = plasser.take(peer.ip()).unwrap();
        let plass = Arc::clone(&opptatt.0);
        plass.looked_at();
        let answered = Rc::new(Cell::new(false));
        let told = Rc::clone(&answered);
        let service = fn_service(move |_: Request| {
            let told = Rc::clone(&told);
            async move {
                told.set(true);
                let answer = HttpResponse::Ok().body("answer");
                Ok::<_, Error>(TestRequest::default().to_srv_response(answer))
            }
        });
        let forbindelse = Rc::new(Forbindelse {
            peer,
            plass: Arc::clone(&plass),
            grenser: Rc::new(grenser()),
            looked_at: Cell::new(true),
        });
        let strom = Strom::new(Linje::Plain(server), LONG);
        let mut served = pin!(serve(strom, Rc::new(service), forbindelse));

        let taken = spawn_local(async move {
            let (mut client, connection) = h2::client::handshake(client).await.unwrap();
            spawn_local(connection);
            let request = http::Request::get("http://localhost/").body(()).unwrap();
            let (answer, _) = client.send_request(request, true).unwrap();
            let mut body = answer.await.unwrap().into_body();
            body.data().await.unwrap().unwrap()
        });
        while !answered.get() {
            assert!(poll!(served.as_mut()).is_pending());
            yield_now().await;
        }
        // The request is answered, and the connection has not been looked at since.
        assert_eq!(plass.running(), 1);

        while plass.running() == 1 {
            assert!(poll!(served.as_mut()).is_pending());
            yield_now().await;
        }
        let (taken, ended) = tokio::join!(taken, served);
        assert_eq!(taken.unwrap(), "answer");
        ended.unwrap();
    });
}
