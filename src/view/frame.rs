//! The frame of a page: the bar on top, the heading, the place for notices; and what stands in a page while
//! its content is on the way.

use yew::prelude::*;

use crate::browser;
use crate::load::Status;
use crate::route::Route;
use crate::store::Store;
use crate::words;

#[derive(Properties, PartialEq)]
pub struct FrameProps {
    /// The page's name: its window title.
    pub title: AttrValue,
    /// A class for the whole page.
    #[prop_or_default]
    pub class: Classes,
    /// What stands in the bar beside the way back.
    #[prop_or_default]
    pub bar: Html,
    /// The way back; the library itself has none.
    #[prop_or(Some((Route::Library, words::TO_LIBRARY)))]
    pub back: Option<(Route, &'static str)>,
    pub children: Html,
}

/// The frame.
#[component]
pub fn Frame(props: &FrameProps) -> Html {
    use_effect_with(props.title.clone(), |title| {
        browser::set_title(&words::page_title(title));
    });
    // What stood here while this was on the way has taken the keyboard's place along.
    use_effect_with((), |()| {
        if browser::has_moved() {
            browser::before_paint(|| {
                if browser::is_focus_lost() {
                    browser::focus(browser::element("main"));
                }
            });
        }
    });
    html! {
        <div class={classes!("page", props.class.clone())}>
            <header class="bar">
                <a class="brand" href={Route::Library.hash()}>{ words::RAPPORT }</a>
                if let Some((to, back)) = &props.back {
                    <a class="back" href={to.hash()}>{ *back }</a>
                }
                { props.bar.clone() }
            </header>
            <main id="main" tabindex="-1">{ props.children.clone() }</main>
        </div>
    }
}

/// A sentence on what the browser keeps, where it does not keep everything. The element is always there, so
/// that a screen reader notices the sentence when it comes.
pub fn kept_notice(store: &Store) -> Html {
    html! { <p class="notice" role="status">{ words::kept(store.state()) }</p> }
}

/// What a page shows of something that is on the way: the thing, or where it is.
pub fn arriving<T>(title: &str, status: &Status<T>, show: impl FnOnce(&T) -> Html) -> Html {
    match status {
        Status::Loaded(value) => show(value),
        Status::Loading => {
            elsewhere(title, &html! { <p class="loading" role="status">{ words::LOADING }</p> })
        }
        Status::Failed(why, again) if why == words::NOT_THERE => {
            nothing_here(words::NO_SUCH_TALK, Some(again))
        }
        Status::Failed(why, again) => elsewhere(title, &failed(why, again)),
    }
}

/// What stands at an address of which there is nothing: that it is so, and the way to the library; and the way to ask
/// for it again, where it may come yet.
pub fn nothing_here(title: &'static str, again: Option<&Callback<()>>) -> Html {
    html! {
        <Frame {title}>
            <div class="failed" role="alert">
                <h1>{ title }</h1>
                <p>{ words::NO_SUCH_PAGE_HELP }</p>
                <p class="card-actions">
                    <a class="primary" href={Route::Library.hash()}>{ words::TO_LIBRARY }</a>
                    { for again.map(|again| try_again("secondary", again)) }
                </p>
            </div>
        </Frame>
    }
}

fn elsewhere(title: &str, notice: &Html) -> Html {
    html! {
        <Frame title={title.to_owned()}>
            <h1 class="sr">{ title.to_owned() }</h1>
            { notice.clone() }
        </Frame>
    }
}

fn failed(why: &str, again: &Callback<()>) -> Html {
    html! {
        <div class="failed" role="alert">
            <p>{ why.to_owned() }</p>
            { try_again("primary", again) }
        </div>
    }
}

fn try_again(class: &'static str, again: &Callback<()>) -> Html {
    html! { <button {class} onclick={again.reform(|_| ())}>{ words::TRY_LOADING_AGAIN }</button> }
}
