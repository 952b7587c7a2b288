//! The way of spans to the collector: in a thread of their own, through a bounded queue. A collector that is slow or away
//! costs requests nothing, and spans are lost and counted.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc as blocking;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use opentelemetry::Context;
use opentelemetry_proto::tonic::collector::trace::v1::{
    ExportTraceServiceRequest, ExportTraceServiceResponse,
};
use opentelemetry_proto::transform::common::tonic::ResourceAttributesWithSchema;
use opentelemetry_proto::transform::trace::tonic::group_spans_by_resource_and_scope;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::error::OTelSdkResult;
use opentelemetry_sdk::trace::{Span, SpanData, SpanProcessor};
use prost::Message as _;
use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderValue};
use reqwest::{Client, Response, StatusCode, Url, redirect, retry};
use tokio::runtime::Builder;
use tokio::sync::{Notify, mpsc};
use tokio::time::{Instant, sleep, sleep_until};

use super::TelemetryFeil;

/// How many spans may wait.
const QUEUE: usize = 4096;
/// How many are sent at once, and for how long they wait for others.
const AT_ONCE: usize = 512;
const GATHER: Duration = Duration::from_secs(1);
/// How long the collector may take over one request.
const TIMEOUT: Duration = Duration::from_secs(10);
/// How long is waited between attempts.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(3)];
/// Many times an honest answer.
const LARGEST_ANSWER: usize = 64 * 1024;

/// What became of spans.
#[derive(Debug, Default)]
pub struct Sportall {
    /// Taken by the collector.
    pub sent: AtomicU64,
    /// Not taken by the collector.
    pub failed: AtomicU64,
    /// Lost: there was no room for them.
    pub dropped: AtomicU64,
}

/// The export while it lasts.
pub(super) struct Eksport {
    tall: Arc<Sportall>,
    closing: Arc<Notify>,
    /// Told when the last span is sent.
    ended: Mutex<blocking::Receiver<()>>,
}

/// Takes spans as they end.
#[derive(Debug)]
pub(super) struct Innlevering {
    spans: mpsc::Sender<SpanData>,
    tall: Arc<Sportall>,
}

struct Sending {
    client: Client,
    endpoint: Url,
    headers: HeaderMap,
    resource: ResourceAttributesWithSchema,
    tall: Arc<Sportall>,
    closing: Arc<Notify>,
    closed: bool,
    /// It has been said that the collector takes nothing.
    said: bool,
}

impl Eksport {
    /// Sends what comes to `endpoint`.
    pub(super) fn start(
        endpoint: Url,
        mut headers: HeaderMap,
        resource: &Resource,
    ) -> Result<(Self, Innlevering), TelemetryFeil> {
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/x-protobuf"),
        );
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            .no_proxy()
            .timeout(TIMEOUT)
            .build()
            .map_err(|error| TelemetryFeil::Client(error.without_url().to_string()))?;
        let (spans, waiting) = mpsc::channel(QUEUE);
        let (end, ended) = blocking::channel();
        let tall = Arc::new(Sportall::default());
        let closing = Arc::new(Notify::new());
        let sending = Sending {
            client,
            endpoint,
            headers,
            resource: resource.into(),
            tall: Arc::clone(&tall),
            closing: Arc::clone(&closing),
            closed: false,
            said: false,
        };
        let runtime = Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(TelemetryFeil::Thread)?;
        thread::Builder::new()
            .name("telemetri".to_owned())
            .spawn(move || {
                runtime.block_on(sending.run(waiting));
                // Nobody may be waiting for it.
                let _ = end.send(());
            })
            .map_err(TelemetryFeil::Thread)?;
        let innlevering = Innlevering {
            spans,
            tall: Arc::clone(&tall),
        };
        let eksport = Self {
            tall,
            closing,
            ended: Mutex::new(ended),
        };
        Ok((eksport, innlevering))
    }

    pub(super) fn tall(&self) -> Arc<Sportall> {
        Arc::clone(&self.tall)
    }

    /// Sends what waits, within `most`.
    pub(super) fn close(&self, most: Duration) {
        self.closing.notify_one();
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        if ended.recv_timeout(most) == Err(blocking::RecvTimeoutError::Timeout) {
            tracing::warn!("the collector did not take the last traces in time: they are lost");
        }
    }
}

impl SpanProcessor for Innlevering {
    fn on_start(&self, _span: &mut Span, _context: &Context) {}

    fn on_end(&self, span: SpanData) {
        if self.spans.try_send(span).is_err() {
            self.tall.dropped.fetch_add(1, Ordering::Relaxed);
        }
    }

    fn force_flush(&self) -> OTelSdkResult {
        Ok(())
    }

    fn shutdown_with_timeout(&self, _most: Duration) -> OTelSdkResult {
        Ok(())
    }
}

impl Sending {
    async fn run(mut self, mut spans: mpsc::Receiver<SpanData>) {
        loop {
            let batch = self.next(&mut spans).await;
            if batch.is_empty() {
                return;
            }
            self.send(batch).await;
        }
    }

    /// What is to be sent next; nothing when nothing more will come.
    async fn next(&mut self, spans: &mut mpsc::Receiver<SpanData>) -> Vec<SpanData> {
        if self.closed {
            spans.close();
        }
        let mut batch = Vec::new();
        let mut until = None;
        while batch.len() < AT_ONCE {
            let due = async {
                match until {
                    Some(until) => sleep_until(until).await,
                    None => std::future::pending().await,
                }
            };
            let room = AT_ONCE - batch.len();
            tokio::select! {
                came = spans.recv_many(&mut batch, room) => {
                    if came == 0 {
                        break;
                    }
                }
                () = due => break,
                () = self.closing.notified(), if !self.closed => {
                    self.closed = true;
                    spans.close();
                }
            }
            until = until.or_else(|| (!batch.is_empty()).then(|| Instant::now() + GATHER));
        }
        batch
    }

    async fn send(&mut self, batch: Vec<SpanData>) {
        let count = batch.len() as u64;
        let request = ExportTraceServiceRequest {
            resource_spans: group_spans_by_resource_and_scope(batch, &self.resource),
        };
        let outcome = self.deliver(request.encode_to_vec()).await;
        let tall = &self.tall;
        match outcome {
            Ok(rejected) => {
                let rejected = rejected.min(count);
                tall.sent.fetch_add(count - rejected, Ordering::Relaxed);
                tall.failed.fetch_add(rejected, Ordering::Relaxed);
                if std::mem::take(&mut self.said) {
                    tracing::info!("the collector takes traces again");
                }
            }
            Err(Failed { reason, .. }) => {
                tall.failed.fetch_add(count, Ordering::Relaxed);
                if !std::mem::replace(&mut self.said, true) {
                    tracing::warn!(reason, "the collector takes no traces: they are lost");
                }
            }
        }
    }

    /// Tries, and tries again where that may help; the end of the program is not kept waiting for it.
    async fn deliver(&mut self, body: Vec<u8>) -> Result<u64, Failed> {
        for pause in PAUSES {
            match self.post(body.clone()).await {
                Err(failed) if failed.may_pass && !self.closed => {}
                outcome => return outcome,
            }
            tokio::select! {
                () = sleep(pause) => {}
                () = self.closing.notified() => self.closed = true,
            }
        }
        self.post(body).await
    }

    /// How many spans of the request the collector refused.
    async fn post(&self, body: Vec<u8>) -> Result<u64, Failed> {
        let request = self
            .client
            .post(self.endpoint.clone())
            .headers(self.headers.clone())
            .body(body);
        let answer = request.send().await.map_err(|error| Failed {
            reason: error.without_url().to_string(),
            may_pass: true,
        })?;
        let status = answer.status();
        if status.is_success() {
            return Ok(rejected(answer).await);
        }
        Err(Failed {
            reason: format!("it answers {status}"),
            // As OTLP over HTTP has it.
            may_pass: [
                StatusCode::TOO_MANY_REQUESTS,
                StatusCode::BAD_GATEWAY,
                StatusCode::SERVICE_UNAVAILABLE,
                StatusCode::GATEWAY_TIMEOUT,
            ]
            .contains(&status),
        })
    }
}

/// Why the collector did not take a request.
struct Failed {
    reason: String,
    /// Another attempt may help.
    may_pass: bool,
}

/// What a successful answer says of refused spans: none where it says nothing that can be read.
async fn rejected(mut answer: Response) -> u64 {
    let mut body = Vec::new();
    while let Ok(Some(chunk)) = answer.chunk().await {
        body.extend_from_slice(&chunk);
        if body.len() > LARGEST_ANSWER {
            return 0;
        }
    }
    let answer = ExportTraceServiceResponse::decode(body.as_slice()).ok();
    let refused = answer.and_then(|answer| answer.partial_success);
    refused.map_or(0, |refused| {
        u64::try_from(refused.rejected_spans).unwrap_or(0)
    })
}

impl fmt::Debug for Eksport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Eksport")
            .field("tall", &self.tall)
            .finish_non_exhaustive()
    }
}
