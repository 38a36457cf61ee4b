//! The page for an address that names none.

use yew::prelude::*;

use crate::route::Route;
use crate::view::frame::Frame;
use crate::words;

/// There is no such page.
pub fn page() -> Html {
    html! {
        <Frame title={words::NO_SUCH_PAGE}>
            <div class="failed">
                <h1>{ words::NO_SUCH_PAGE }</h1>
                <p>{ words::NO_SUCH_PAGE_HELP }</p>
                <a class="primary" href={Route::Library.hash()}>{ words::TO_LIBRARY }</a>
            </div>
        </Frame>
    }
}
