//! Small things asked of the browser: the time, a seed, the address, scrolling and focus.

use gloo_events::{EventListener, EventListenerOptions};
use gloo_timers::callback::Timeout;
use js_sys::{Array, Date, Function, Map, Object, Promise, Reflect, Uint8Array};
use rapport_engine::scenario::ScenarioId;
use web_sys::wasm_bindgen::closure::Closure;
use web_sys::wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, Element, Event, File, FileList, HtmlAnchorElement, HtmlElement,
    KeyboardEvent, MediaQueryList, MouseEvent, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    Url,
};
use yew::platform::spawn_local;

use crate::route::Route;

/// Milliseconds since 1970, UTC.
pub fn millis() -> u64 {
    Date::now() as u64
}

/// Seconds since 1970, UTC.
pub fn seconds() -> u64 {
    millis() / 1000
}

/// A seed short enough to say aloud, 1 to 9,999.
pub fn draw_seed() -> u64 {
    (js_sys::Math::random() * 9_999.0) as u64 + 1
}

/// The page that the address names.
pub fn route() -> Route {
    Route::parse(&hash())
}

/// Goes to a page.
pub fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        // Setting a fragment cannot fail in a page that is shown.
        let _ = window.location().set_hash(&route.hash());
    }
}

/// Goes to a page in place of this one: "back" does not return here.
pub fn go_instead(route: &Route) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(&route.hash());
    }
}

/// The fragment of the address.
pub fn hash() -> String {
    web_sys::window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// Writes another fragment over the present one: nobody goes anywhere, and a reload comes back to it.
pub fn rewrite_hash(hash: &str) {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        // A browser that refuses keeps the old one, which names the same page.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(hash));
    }
}

/// The title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        document.set_title(title);
    }
}

/// Moves the keyboard's and the screen reader's place to an element.
pub fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Brings an element to the top of the window; how fast is for the style sheet to say.
pub fn scroll_to(element: Option<Element>) {
    if let Some(element) = element {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Auto);
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings an element into the window, no further than it needs.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Auto);
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Where in the width of an element somebody pointed, from 0 to 1.
pub fn pointed_at(element: &Element, event: &MouseEvent) -> f64 {
    let place = element.get_bounding_client_rect();
    ((f64::from(event.client_x()) - place.left()) / place.width()).clamp(0.0, 1.0)
}

/// Whether the window is at least so wide, a length of the style sheet.
pub fn is_wide(least: &str) -> bool {
    width_query(least).is_some_and(|query| query.matches())
}

/// Listens, while it is held, for the window becoming so wide, or no longer being it.
pub fn on_width(least: &str, then: impl Fn(bool) + 'static) -> Option<EventListener> {
    let query = width_query(least)?;
    let asked = query.clone();
    Some(EventListener::new(&query, "change", move |_| then(asked.matches())))
}

fn width_query(least: &str) -> Option<MediaQueryList> {
    web_sys::window()?.match_media(&format!("(min-width: {least})")).ok()?
}

/// Listens, while it is held, for keys pressed anywhere in the page; `then` says whether the page took one for itself,
/// and the browser lets it be.
pub fn on_key(then: impl Fn(&KeyboardEvent) -> bool + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&window, "keydown", options, move |event| {
        if event.dyn_ref().is_some_and(&then) {
            event.prevent_default();
        }
    }))
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// The address of a compiled scenario.
pub fn scenario_url(id: &ScenarioId) -> String {
    format!("scenarios/{id}.bin")
}

/// The address of the library's index.
pub const LIBRARY_URL: &str = "scenarios/library.bin";

/// To the top of the page, at once.
pub fn to_top() {
    let page = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(page) = page {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        page.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Listens, while it is held, for another window of this site keeping something.
pub fn on_stored_elsewhere(then: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "storage", move |_| then()))
}

/// Loads and starts another program of the app, once; the page knows how. Returns whether it is there.
pub async fn open_program(name: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let open = Reflect::get(&window, &"openProgram".into()).map(JsCast::unchecked_into::<Function>);
    let Ok(opening) = open.and_then(|open| open.call1(&window, &name.into())) else { return false };
    opening.unchecked_into::<Promise>().await.is_ok()
}

/// The program of a talk.
pub const TALK: &str = "talk";

/// The program of what comes after a talk.
pub const STUDY: &str = "study";

/// The program for those who teach.
pub const TRAINER: &str = "trainer";

/// Loads a program ahead of need. Where that fails, whoever needs it tries again.
pub fn fetch_program(name: &'static str) {
    spawn_local(async move {
        open_program(name).await;
    });
}

/// Adds styles to the page, after its own. A policy that refuses styles in the page does not refuse these.
pub fn adopt_styles(text: &str) {
    let adopt = || {
        let window = web_sys::window()?;
        let new: Function = Reflect::get(&window, &"CSSStyleSheet".into()).ok()?.dyn_into().ok()?;
        let sheet = Reflect::construct(&new, &Array::new()).ok()?;
        let replace: Function = Reflect::get(&sheet, &"replaceSync".into()).ok()?.dyn_into().ok()?;
        replace.call1(&sheet, &text.into()).ok()?;
        let (document, name) = (window.document()?, JsValue::from("adoptedStyleSheets"));
        let sheets = Array::from(&Reflect::get(&document, &name).ok()?);
        sheets.push(&sheet);
        Reflect::set(&document, &name, &sheets).ok()
    };
    // A browser of before 2023 shows the page without them: plain, and whole.
    let _ = adopt();
}

/// Where the page came from: its protocol, the name of its host, and its address without query and fragment.
pub fn place() -> Option<[String; 3]> {
    let location = web_sys::window()?.location();
    let address = location.href().ok()?;
    let address = address.split(['?', '#']).next()?.to_owned();
    Some([location.protocol().ok()?, location.hostname().ok()?, address])
}

/// Fills the screen with the page, or gives it back. Returns whether the browser did so.
pub async fn fill_screen(fill: bool) -> bool {
    let asked = || {
        let document = web_sys::window()?.document()?;
        let (of, name) = if fill {
            (document.document_element()?.into(), "requestFullscreen")
        } else {
            (JsValue::from(document), "exitFullscreen")
        };
        let ask: Function = Reflect::get(&of, &name.into()).ok()?.dyn_into().ok()?;
        ask.call0(&of).ok()?.dyn_into::<Promise>().ok()
    };
    match asked() {
        Some(done) => done.await.is_ok(),
        None => false,
    }
}

/// Whether the page fills the screen.
pub fn fills_screen() -> bool {
    let element = || {
        let document = web_sys::window()?.document()?;
        Reflect::get(&document, &"fullscreenElement".into()).ok()
    };
    element().is_some_and(|element| element.is_truthy())
}

/// A map that all programs see and no reload survives: `kept`, what the browser's storage did not take; `files`, what
/// has come; or `happened`. Without the page's own script, one that nobody else sees.
pub fn shared(name: &str) -> Map {
    of_page(name).and_then(|map| map.dyn_into().ok()).unwrap_or_default()
}

/// The map of what happened since the page was loaded.
const HAPPENED: &str = "happened";
const MOVED: &str = "moved";

/// Keeps that somebody has moved from one page to another, for all programs.
pub fn keep_moved() {
    shared(HAPPENED).set(&MOVED.into(), &JsValue::TRUE);
}

/// Whether somebody has moved from one page to another since this one was loaded.
pub fn has_moved() -> bool {
    shared(HAPPENED).has(&MOVED.into())
}

/// Whether the keyboard has no place in the page.
pub fn is_focus_lost() -> bool {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return false };
    let body = document.body().map(Element::from);
    document.active_element().is_none_or(|active| Some(active) == body)
}

/// Whose things are kept here, where a learning platform said so; empty otherwise.
pub fn scope() -> String {
    of_page("scope").and_then(|scope| scope.as_string()).unwrap_or_default()
}

/// What the page's own script holds for all programs.
fn of_page(name: &str) -> Option<JsValue> {
    let shared = Reflect::get(web_sys::window()?.as_ref(), &"shared".into()).ok()?;
    Reflect::get(&shared, &name.into()).ok()
}

/// Lets all programs know that something happened.
pub fn announce(event: &str) {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new(event)) {
        // It fails only for an event that is under way already.
        let _ = window.dispatch_event(&event);
    }
}

/// Gives the person a text as a file of this name. Returns whether the browser took it.
pub fn download(name: &str, kind: &str, text: &str) -> bool {
    download_part(name, kind, &text.into())
}

/// Gives the person bytes as a file of this name. Returns whether the browser took it.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> bool {
    download_part(name, kind, &Uint8Array::from(bytes))
}

fn download_part(name: &str, kind: &str, part: &JsValue) -> bool {
    let save = || {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let blob = Blob::new_with_str_sequence_and_options(&Array::of1(part), &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob);
        let (url, document) = (url.ok()?, web_sys::window()?.document()?);
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&url);
        link.set_download(name);
        link.click();
        // The browser reads it after this turn of the page.
        Timeout::new(60_000, move || drop(Url::revoke_object_url(&url))).forget();
        Some(())
    };
    save().is_some()
}

/// A day as people write it, where they are: of seconds since 1970.
pub fn day(seconds: u64, locale: &str) -> String {
    let (date, options) = (Date::new(&(seconds as f64 * 1_000.0).into()), Object::new());
    for (part, form) in [("day", "numeric"), ("month", "short"), ("year", "numeric")] {
        // A new object takes any property.
        let _ = Reflect::set(&options, &part.into(), &form.into());
    }
    date.to_locale_date_string(locale, &options).into()
}

/// A day as files are named by it, where people are: of seconds since 1970.
pub fn day_in_name(seconds: u64) -> String {
    let date = date(seconds);
    format!("{:04}-{:02}-{:02}", date.get_full_year(), date.get_month() + 1, date.get_date())
}

/// The same with the time of the day, to the second.
pub fn moment_in_name(seconds: u64) -> String {
    let date = date(seconds);
    let [hours, minutes, rest] = [date.get_hours(), date.get_minutes(), date.get_seconds()];
    format!("{}-{hours:02}{minutes:02}{rest:02}", day_in_name(seconds))
}

fn date(seconds: u64) -> Date {
    Date::new(&(seconds as f64 * 1_000.0).into())
}

/// Copies a text. Returns whether the browser let it be: a page that did not come safely has no clipboard.
pub async fn copy(text: &str) -> bool {
    let write = || {
        let navigator = Reflect::get(web_sys::window()?.as_ref(), &"navigator".into()).ok()?;
        let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok()?;
        let write: Function = Reflect::get(&clipboard, &"writeText".into()).ok()?.dyn_into().ok()?;
        write.call1(&clipboard, &text.into()).ok()?.dyn_into::<Promise>().ok()
    };
    match write() {
        Some(written) => written.await.is_ok(),
        None => false,
    }
}

/// Does something in the next frame, before it is painted: there the page is laid out once anyway.
pub fn before_paint(then: impl FnOnce() + 'static) {
    if let Some(window) = web_sys::window() {
        let then = Closure::once_into_js(then);
        // A page that is shown has frames.
        let _ = window.request_animation_frame(then.unchecked_ref());
    }
}

/// What the page's start script found of how the app was launched: `pack`, `query` or `hash`.
pub fn launch(name: &str) -> String {
    let launch = || Reflect::get(&of_page("launch")?, &name.into()).ok()?.as_string();
    launch().unwrap_or_default()
}

/// Whether this is the whole app: neither a package of some talks, nor launched by a record store.
pub fn is_whole_site() -> bool {
    launch("pack") == "as=site" && !launch("query").contains("endpoint=")
}

/// Whether this is a page that is one file: what is not in it cannot be had.
pub fn is_one_file() -> bool {
    launch("pack").starts_with("as=html&")
}

/// Whether sessions can be led here: packages for those who learn leave that out, but for a page that is one file.
pub fn leads_sessions() -> bool {
    is_whole_site() || is_one_file()
}

/// The address of the app's folder.
pub fn folder() -> String {
    let document = web_sys::window().and_then(|window| window.document());
    let base = document.and_then(|document| document.base_uri().ok().flatten()).unwrap_or_default();
    let address = base.split(['?', '#']).next().unwrap_or_default();
    address.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// Lets the page be painted.
pub async fn rest() {
    let resting = Promise::new(&mut |done, _| {
        Timeout::new(0, move || drop(done.call0(&JsValue::NULL))).forget();
    });
    let _ = resting.await;
}

/// Lets talks begin: whose things are kept is settled.
pub fn say_linked() {
    if let Some(linked) = of_page("linked").and_then(|linked| linked.dyn_into::<Function>().ok()) {
        // The page's own script resolves a promise there.
        let _ = linked.call0(&JsValue::NULL);
    }
}

/// Listens, while it is held, for an event of the window.
pub fn on_window(event: &'static str, then: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| then()))
}

/// A text that is kept for as long as this tab is open, also across a reload.
pub fn tab_text(name: &str) -> Option<String> {
    web_sys::window()?.session_storage().ok()??.get_item(name).ok()?
}

/// Keeps a text for as long as this tab is open. A browser that refuses forgets it with the page.
pub fn keep_in_tab(name: &str, text: &str) {
    if let Some(Ok(Some(storage))) = web_sys::window().map(|window| window.session_storage()) {
        let _ = storage.set_item(name, text);
    }
}

/// Whose things are kept, from now on, by every program that opens what is kept.
pub fn keep_apart(scope: &str) {
    if let Some(shared) = web_sys::window().and_then(|window| Reflect::get(&window, &"shared".into()).ok()) {
        // Without the page's own script there is one program, and nobody to keep apart from.
        let _ = Reflect::set(&shared, &"scope".into(), &scope.into());
    }
}

/// Leaves for another page.
pub fn leave_for(url: &str) {
    if let Some(window) = web_sys::window() {
        // An address that is none leaves everything as it is.
        let _ = window.location().assign(url);
    }
}

/// Goes to a page in place of this one, by the fragment that was kept of it.
pub fn go_back_to(hash: &str) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().replace(hash);
    }
}

/// Waits for the next frame, so that what comes after has one of its own.
pub async fn next_frame() {
    let frame = Promise::new(&mut |come, _| {
        if let Some(window) = web_sys::window() {
            // A page that is shown has frames.
            let _ = window.request_animation_frame(&come);
        }
    });
    // It is never rejected.
    let _ = frame.await;
}

/// Listens, while it is held, for files that are dropped anywhere in the page: the browser would open them in its
/// place.
pub fn on_drop(then: impl Fn(Vec<File>) + 'static) -> Option<[EventListener; 2]> {
    let window = web_sys::window()?;
    let ours = EventListenerOptions::enable_prevent_default();
    let over = EventListener::new_with_options(&window, "dragover", ours, Event::prevent_default);
    let drop = EventListener::new_with_options(&window, "drop", ours, move |event| {
        event.prevent_default();
        let dropped = event.dyn_ref::<DragEvent>().and_then(|event| event.data_transfer()?.files());
        then(files(dropped));
    });
    Some([over, drop])
}

/// The files of a list.
pub fn files(list: Option<FileList>) -> Vec<File> {
    list.map_or_else(Vec::new, |list| (0..list.length()).filter_map(|at| list.get(at)).collect())
}

/// Asks for the page on paper.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // A browser that cannot print says so itself.
        let _ = window.print();
    }
}
