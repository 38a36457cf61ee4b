//! Asking a record store: one request, with a limit of time. Nothing here knows what is asked.

use gloo_timers::callback::Timeout;
use web_sys::wasm_bindgen::JsCast;
use web_sys::wasm_bindgen::JsValue;
use web_sys::{AbortController, Headers, RequestInit, Response};

/// So long an answer may take, in milliseconds.
const PATIENCE: u32 = 20_000;

/// A request.
pub struct Request<'r> {
    /// `GET`, `PUT` or `POST`.
    pub method: &'static str,
    /// Where to.
    pub url: &'r str,
    /// What the record store wants to see beside it.
    pub headers: Vec<(&'static str, &'r str)>,
    /// What is sent, and what kind of text that is.
    pub body: Option<(&'static str, &'r str)>,
    /// Whether it goes on when the page is left.
    pub outlives_page: bool,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The number that says how it went.
    pub status: u16,
    /// What was said.
    pub text: String,
}

impl Answer {
    /// Whether all went well.
    pub fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// Asks; `None` where no answer came in time, for whatever reason.
pub async fn ask(request: Request<'_>) -> Option<Answer> {
    let stop = AbortController::new().ok()?;
    let late = {
        let stop = stop.clone();
        Timeout::new(PATIENCE, move || stop.abort())
    };
    let init = RequestInit::new();
    let headers = Headers::new().ok()?;
    for (name, value) in &request.headers {
        headers.set(name, value).ok()?;
    }
    init.set_method(request.method);
    if let Some((kind, body)) = request.body {
        headers.set("Content-Type", kind).ok()?;
        init.set_body(&JsValue::from_str(body));
    }
    init.set_headers(&headers);
    if request.outlives_page {
        // Web-sys has no name for it yet.
        js_sys::Reflect::set(&init, &"keepalive".into(), &true.into()).ok()?;
    } else {
        init.set_signal(Some(&stop.signal()));
    }
    let answer = web_sys::window()?.fetch_with_str_and_init(request.url, &init).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let text = answer.text().ok()?.await.ok()?.as_string()?;
    drop(late);
    Some(Answer { status: answer.status(), text })
}
