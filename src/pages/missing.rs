//! The page for an address that names none.

use yew::prelude::*;

use crate::view::frame::nothing_here;
use crate::words;

/// There is no such page.
pub fn page() -> Html {
    nothing_here(words::NO_SUCH_PAGE, None)
}
