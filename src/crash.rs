//! What a person sees if the app itself fails: a sentence, instead of a page that no longer answers.

use std::panic;

use web_sys::console;

/// Shows one of the page's own notices on a panic. Must be called before the renderer, which would set its own.
pub fn watch(notice: &'static str) {
    panic::set_hook(Box::new(|info| {
        console::error_1(&info.to_string().into());
        let notice = web_sys::window()
            .and_then(|window| window.document())
            .and_then(|document| document.get_element_by_id(notice));
        if let Some(notice) = notice {
            // The notice is part of the page from the start; there is nothing to do if it cannot be shown.
            let _ = notice.remove_attribute("hidden");
        }
    }));
}
