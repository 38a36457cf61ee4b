//! The same talk on a device of one's own: its address, in letters and as a code to point a camera at; or why there is
//! none.

use qrcodegen::{QrCode, QrCodeEcc};
use rapport_engine::scenario::ScenarioId;
use yew::prelude::*;

use crate::browser;
use crate::route::Route;
use crate::words;

/// The light around a code, in modules: readers rely on four.
const MARGIN: i32 = 4;

/// Why other devices cannot come here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unreachable {
    /// It was opened from a file.
    File,
    /// Its address means "this very machine" on any machine.
    ThisMachine,
}

/// The code, the address below it, and what it is good for; or why there is none.
pub fn own_device(id: &ScenarioId, seed: u64) -> Html {
    let brief = Route::Brief(id.clone(), Some(seed));
    let Some([protocol, host, page]) = browser::place() else { return html! {} };
    match address(&protocol, &host, &page, &brief) {
        Ok(address) => html! {
            <div class="own-device">
                { code(&address) }
                <p>
                    { words::SAME_TALK_FOR_ALL }{ " " }
                    <span class="own-address">{ parts(&address) }</span>
                </p>
            </div>
        },
        Err(Unreachable::File) => html! { <p class="own-device">{ words::FROM_FILE }</p> },
        Err(Unreachable::ThisMachine) => html! { <p class="own-device">{ words::FROM_THIS_MACHINE }</p> },
    }
}

/// An address that breaks between its parts: a line that ended with one of its hyphens would look hyphenated.
fn parts(address: &str) -> Html {
    address.split_inclusive(['/', '?']).map(|part| html! { <span>{ part.to_owned() }</span> }).collect()
}

/// The address of a page for other devices.
fn address(protocol: &str, host: &str, page: &str, route: &Route) -> Result<String, Unreachable> {
    let is_machine = host == "localhost"
        || host.ends_with(".localhost")
        || host.starts_with("127.")
        || matches!(host, "[::1]" | "0.0.0.0" | "");
    match protocol {
        "http:" | "https:" if is_machine => Err(Unreachable::ThisMachine),
        "http:" | "https:" => {
            Ok(format!("{}{}", page.strip_suffix("index.html").unwrap_or(page), route.hash()))
        }
        _ => Err(Unreachable::File),
    }
}

/// Dark on light whatever the page's colours: a reader may know no other.
fn code(text: &str) -> Html {
    let Ok(code) = QrCode::encode_text(text, QrCodeEcc::Medium) else { return html! {} };
    let side = code.size() + 2 * MARGIN;
    html! {
        <svg class="code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={words::CODE}
            shape-rendering="crispEdges">
            <rect class="code-light" width={side.to_string()} height={side.to_string()} />
            <path class="code-dark" d={modules(&code)} />
        </svg>
    }
}

/// Every run of dark modules in a row as one stroke of the outline.
fn modules(code: &QrCode) -> String {
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let long = (x..size).take_while(|&x| code.get_module(x, y)).count();
            let long = i32::try_from(long).unwrap_or(size);
            if long > 0 {
                path.push_str(&format!("M{} {}h{long}v1h-{long}z", x + MARGIN, y + MARGIN));
            }
            x += long.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(protocol: &str, host: &str, page: &str, expected: Result<&str, Unreachable>) {
        let brief = Route::Brief(ScenarioId::parse("not-covered").expect("an id"), Some(7));
        let found = address(protocol, host, page, &brief);
        assert_eq!(found.as_deref().map_err(|why| *why), expected, "{page}");
    }

    #[test]
    fn a_hosted_page_has_an_address_for_others() {
        let expected = Ok("https://learn.example/rapport/#/brief/not-covered?seed=7");
        check("https:", "learn.example", "https://learn.example/rapport/", expected);
        check("https:", "learn.example", "https://learn.example/rapport/index.html", expected);
        let near = Ok("http://192.168.0.7:8080/#/brief/not-covered?seed=7");
        check("http:", "192.168.0.7", "http://192.168.0.7:8080/", near);
    }

    #[test]
    fn a_file_and_this_very_machine_have_none() {
        check("file:", "", "file:///media/stick/rapport.html", Err(Unreachable::File));
        check("data:", "", "data:text/html,", Err(Unreachable::File));
        for host in ["localhost", "rapport.localhost", "127.0.0.1", "[::1]"] {
            check("http:", host, &format!("http://{host}:8080/"), Err(Unreachable::ThisMachine));
        }
    }

    #[test]
    fn the_drawn_runs_are_the_modules_of_the_code() {
        let code = QrCode::encode_text("https://learn.example/", QrCodeEcc::Medium).expect("a code");
        let dark = |x: i32, y: i32| code.get_module(x, y);
        let all: i32 =
            (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| i32::from(dark(x, y)))).sum();
        let path = modules(&code);
        let runs = path.split('h').skip(1).filter_map(|run| run.split('v').next()?.parse::<i32>().ok());
        assert_eq!(runs.sum::<i32>(), all);
        assert!(path.starts_with("M4 4h7v1h-7zM"), "the first finder begins at the corner: {path}");
    }
}
