//! Chromium without a window, over its DevTools protocol: what a reader sees and presses, and all that the page asks the
//! network for, logs, or throws.

use std::io::{BufRead as _, BufReader};
use std::net::{SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Instant;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;
use tungstenite::{Message, WebSocket};

use super::BOUND;

/// Chromium, if it is installed.
pub fn installed() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|program| program.is_file())
}

/// A browser with one page.
pub struct Nettleser {
    process: Child,
    socket: WebSocket<TcpStream>,
    calls: u64,
    session: Option<String>,
    /// What has happened in the page, as the protocol tells it.
    events: Vec<Value>,
    _profile: TempDir,
}

impl Nettleser {
    pub fn start(program: &Path) -> Self {
        let profile = tempfile::tempdir().unwrap();
        let mut process = Command::new(program)
            .args([
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-proxy-server",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                // Whatever the browser itself wants: there is nobody but this machine.
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .arg("about:blank")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stderr = process.stderr.take().unwrap();
        let (sender, found) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                if let Some(url) = line.strip_prefix("DevTools listening on ") {
                    let _ = sender.send(url.to_owned());
                }
            }
        });
        let url = found.recv_timeout(BOUND).expect("DevTools of Chromium");
        let address = url
            .strip_prefix("ws://")
            .unwrap()
            .split('/')
            .next()
            .unwrap();
        let stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(BOUND)).unwrap();
        let (socket, _) = tungstenite::client(url.as_str(), stream).unwrap();
        let mut browser = Self {
            process,
            socket,
            calls: 0,
            session: None,
            events: Vec::new(),
            _profile: profile,
        };
        browser.attach();
        browser
    }

    fn attach(&mut self) {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let id = &target["targetId"];
        let attached = self.call(
            "Target.attachToTarget",
            json!({"targetId": id, "flatten": true}),
        );
        self.session = attached["sessionId"].as_str().map(str::to_owned);
        for domain in ["Page", "Network", "Runtime", "Log"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
    }

    /// Calls a method of the protocol.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.calls += 1;
        let id = self.calls;
        let mut call = json!({"id": id, "method": method, "params": params});
        if let Some(session) = &self.session {
            call["sessionId"] = session.as_str().into();
        }
        self.socket.send(Message::text(call.to_string())).unwrap();
        loop {
            let message = self.read();
            if message["id"] == id {
                assert!(message["error"].is_null(), "{method}: {message}");
                return message["result"].clone();
            }
        }
    }

    /// The next message; those that are no answers are kept.
    fn read(&mut self) -> Value {
        loop {
            if let Message::Text(text) = self.socket.read().unwrap() {
                let message: Value = serde_json::from_str(&text).unwrap();
                if message["id"].is_null() {
                    self.events.push(message.clone());
                }
                return message;
            }
        }
    }

    /// Goes to a page and waits until all of it is there.
    pub fn open(&mut self, url: &str) {
        let begun = self.events.len();
        self.call("Page.navigate", json!({"url": url}));
        let loaded = |events: &[Value]| {
            events
                .iter()
                .any(|event| event["method"] == "Page.loadEventFired")
        };
        while !loaded(&self.events[begun..]) {
            self.read();
        }
    }

    /// What an expression comes to in the page.
    pub fn evaluate(&mut self, expression: &str) -> Value {
        let params = json!({"expression": expression, "awaitPromise": true, "returnByValue": true});
        let outcome = self.call("Runtime.evaluate", params);
        assert!(
            outcome["exceptionDetails"].is_null(),
            "{expression}: {outcome}"
        );
        outcome["result"]["value"].clone()
    }

    /// Waits until a condition holds in the page.
    pub fn wait_until(&mut self, condition: &str) {
        let end = Instant::now() + BOUND;
        while self.evaluate(condition) != true {
            assert!(Instant::now() < end, "never: {condition}");
            self.evaluate("new Promise(requestAnimationFrame)");
        }
    }

    /// Presses the mouse in the middle of an element.
    pub fn press(&mut self, selector: &str) {
        let place = self.evaluate(&format!(
            "(() => {{ const element = document.querySelector({selector:?});
                element.scrollIntoView({{block: 'center', behavior: 'instant'}});
                const box = element.getBoundingClientRect();
                return [box.x + box.width / 2, box.y + box.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            self.call(
                "Input.dispatchMouseEvent",
                json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1}),
            );
        }
    }

    /// Writes into a field in place of what stands there.
    pub fn write(&mut self, selector: &str, text: &str) {
        self.evaluate(&format!(
            "(() => {{ const field = document.querySelector({selector:?}); field.focus(); field.select(); }})()"
        ));
        self.call("Input.insertText", json!({"text": text}));
    }

    /// Chooses what has this value.
    pub fn choose(&mut self, selector: &str, index: &str) {
        self.evaluate(&format!(
            "(() => {{ const field = document.querySelector({selector:?});
                field.selectedIndex = [...field.options].findIndex((option) => option.text.includes({index:?}));
                field.dispatchEvent(new Event('change', {{bubbles: true}})); }})()"
        ));
    }

    /// What a reader reads.
    pub fn text(&mut self, selector: &str) -> String {
        let text = self.evaluate(&format!("document.querySelector({selector:?}).innerText"));
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Every address that the page has asked for.
    pub fn requested(&self) -> Vec<String> {
        let requests = self
            .events
            .iter()
            .filter(|event| event["method"] == "Network.requestWillBeSent");
        let urls = requests.map(|event| {
            event["params"]["request"]["url"]
                .as_str()
                .unwrap()
                .to_owned()
        });
        urls.collect()
    }

    /// What the page threw, or the browser had to complain of. Answers that are errors are complained of, too: those of
    /// `expected` addresses are left out.
    pub fn complaints(&self, expected: &[&str]) -> Vec<String> {
        let told = self.events.iter().filter_map(|event| {
            let params = &event["params"];
            let is_complaint = match event["method"].as_str().unwrap() {
                "Runtime.exceptionThrown" => true,
                "Runtime.consoleAPICalled" => params["type"] != "log",
                "Log.entryAdded" => {
                    let url = params["entry"]["url"].as_str().unwrap_or_default();
                    let of_network = params["entry"]["source"] == "network";
                    !(of_network && expected.iter().any(|path| url.ends_with(path)))
                }
                "Network.loadingFailed" => true,
                _ => false,
            };
            is_complaint.then(|| event.to_string())
        });
        told.collect()
    }

    /// How wide the window is, and whether its reader likes it dark.
    pub fn look(&mut self, width: u32, dark: bool) {
        let metrics =
            json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600});
        self.call("Emulation.setDeviceMetricsOverride", metrics);
        let scheme = if dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.call("Emulation.setEmulatedMedia", features);
    }

    /// A picture of the whole page, in the folder that tests may write to.
    pub fn picture(&mut self, name: &str) {
        self.evaluate("window.scrollTo({top: 0, behavior: 'instant'})");
        let size = self.call("Page.getLayoutMetrics", json!({}))["cssContentSize"].clone();
        let clip =
            json!({"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1});
        let params = json!({"captureBeyondViewport": true, "clip": clip});
        let picture = self.call("Page.captureScreenshot", params);
        let bytes = STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("dokumentasjon");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.png")), bytes).unwrap();
    }
}

/// The service at `address`, and nobody else, was asked.
pub fn assert_only(address: SocketAddr, requested: &[String]) {
    let own = format!("http://{address}/");
    for url in requested {
        assert!(url.starts_with(&own), "{url}");
    }
}

impl Drop for Nettleser {
    fn drop(&mut self) {
        // Its children go with it when it ends by itself.
        let close = json!({"id": 0, "method": "Browser.close"});
        if self.socket.send(Message::text(close.to_string())).is_ok() {
            while self.socket.read().is_ok() {}
        }
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
