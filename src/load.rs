//! Getting the library and scenarios from where the app came from, once each. The only module that fetches the app's own files.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use js_sys::Uint8Array;
use rapport_engine::codec::{self, Compiled};
use rapport_engine::library::Card;
use rapport_engine::scenario::ScenarioId;
use rapport_pack::{AppFile, Chosen, Kind, LIST, Listed};
use web_sys::Response;
use web_sys::wasm_bindgen::JsCast;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::browser::{self, LIBRARY_URL, scenario_url};
use crate::words::{self, NOT_REACHED, NOT_THERE};

/// How far something is on its way here.
#[derive(Clone, PartialEq)]
pub enum Status<T> {
    /// Under way.
    Loading,
    /// Here.
    Loaded(T),
    /// It did not come: why, in a sentence, and how to try again.
    Failed(String, Callback<()>),
}

/// Scenarios that have come already. Clones share them.
#[derive(Clone, Default)]
pub struct Scenarios(Rc<RefCell<Vec<Arc<Compiled>>>>);

impl PartialEq for Scenarios {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Scenarios {
    /// A scenario, if it has come already.
    pub fn of(&self, id: &ScenarioId) -> Option<Arc<Compiled>> {
        self.0.borrow().iter().find(|here| here.scenario.id == *id).cloned()
    }

    /// A scenario that any program of this page has, read here and now where only another one has read it.
    pub fn at_once(&self, id: &ScenarioId) -> Option<Arc<Compiled>> {
        self.of(id).or_else(|| self.read(&here_already(&scenario_url(id))?))
    }

    /// A scenario, once it has come; `None` where it cannot be had.
    pub async fn get(&self, id: &ScenarioId) -> Option<Arc<Compiled>> {
        if let Some(present) = self.of(id) {
            return Some(present);
        }
        self.read(&fetch(&scenario_url(id)).await.ok()?)
    }

    fn read(&self, bytes: &Uint8Array) -> Option<Arc<Compiled>> {
        let compiled = codec::decode(&bytes.to_vec()).ok()?;
        self.0.borrow_mut().push(compiled.clone());
        Some(compiled)
    }
}

/// The cards of the library, where they can be had.
pub async fn library() -> Option<Vec<Card>> {
    codec::decode_library(&fetch(LIBRARY_URL).await.ok()?.to_vec()).ok()
}

/// The library's cards.
#[hook]
pub fn use_library() -> Status<Rc<Vec<Card>>> {
    use_fetched(
        (),
        |()| None,
        |()| LIBRARY_URL.to_owned(),
        |(), bytes| {
            codec::decode_library(bytes).map(Rc::new).map_err(|why| words::decode_error(why).to_owned())
        },
    )
}

/// A scenario.
#[hook]
pub fn use_scenario(here: &Scenarios, id: &ScenarioId) -> Status<Arc<Compiled>> {
    let (here, keep) = (here.clone(), here.clone());
    use_fetched(
        id.clone(),
        move |id| here.of(id),
        scenario_url,
        move |_, bytes| {
            let compiled = codec::decode(bytes).map_err(|why| words::decode_error(why).to_owned())?;
            keep.0.borrow_mut().push(compiled.clone());
            Ok(compiled)
        },
    )
}

/// Several scenarios, once all that can be had have come: those that cannot are left out.
#[hook]
pub fn use_scenarios(here: &Scenarios, ids: &[ScenarioId]) -> Option<Rc<Vec<Arc<Compiled>>>> {
    let come = use_state(|| None);
    {
        let (here, come) = (here.clone(), come.clone());
        use_effect_with(ids.to_vec(), move |ids| {
            let (ids, awaited) = (ids.clone(), Rc::new(Cell::new(true)));
            let wanted = awaited.clone();
            spawn_local(async move {
                let mut all = Vec::new();
                for id in &ids {
                    all.extend(here.get(id).await);
                }
                if wanted.get() {
                    come.set(Some(Rc::new(all)));
                }
            });
            move || awaited.set(false)
        });
    }
    (*come).clone()
}

#[hook]
fn use_fetched<K: Clone + PartialEq + 'static, T: Clone + 'static>(
    key: K,
    here: impl Fn(&K) -> Option<T>,
    url: fn(&K) -> String,
    read: impl Fn(&K, &[u8]) -> Result<T, String> + 'static,
) -> Status<T> {
    let tries = use_state(|| 0_u32);
    let come = use_state(|| None::<(K, Result<T, String>)>);
    let present = here(&key);
    let again = {
        let (tries, come) = (tries.clone(), come.clone());
        Callback::from(move |()| {
            come.set(None);
            tries.set(*tries + 1);
        })
    };
    {
        let (come, wanted) = (come.clone(), present.is_none());
        use_effect_with((key.clone(), *tries), move |(key, _)| {
            // What comes after somebody has moved on is not looked at.
            let awaited = Rc::new(Cell::new(true));
            if wanted {
                let (key, awaited) = (key.clone(), awaited.clone());
                spawn_local(async move {
                    let url = url(&key);
                    let was_here = here_already(&url).is_some();
                    let bytes = fetch(&url).await;
                    let result = bytes.and_then(|bytes| Ok((read(&key, &bytes.to_vec())?, bytes)));
                    let result = result.map(|(value, bytes)| {
                        // What one program could read, the others have too, also without a network.
                        browser::shared("files").set(&url.into(), &bytes);
                        value
                    });
                    if was_here {
                        // Nothing came between reading it and drawing what it holds.
                        browser::next_frame().await;
                    }
                    if awaited.get() {
                        come.set(Some((key, result)));
                    }
                });
            }
            move || awaited.set(false)
        });
    }
    match (present, &*come) {
        (Some(value), _) => Status::Loaded(value),
        (None, Some((of, Ok(value)))) if *of == key => Status::Loaded(value.clone()),
        (None, Some((of, Err(why)))) if *of == key => Status::Failed(why.clone(), again),
        _ => Status::Loading,
    }
}

/// The files of the app that a package of this kind takes, as they are here.
pub async fn app_files(kind: Kind) -> Result<Vec<AppFile>, String> {
    let no_list = |why| if why == NOT_THERE { words::NO_LIST.to_owned() } else { why };
    let list = fetch(LIST).await.map_err(no_list)?;
    let listed: Vec<Listed> =
        serde_json::from_slice(&list.to_vec()).map_err(|_| words::NO_LIST.to_owned())?;
    let mut files = Vec::new();
    for Listed { path, bytes, role } in listed.into_iter().filter(|file| kind.takes(file.role)) {
        let content = fetch(&path).await?.to_vec();
        if content.len() != bytes {
            return Err(words::CHANGED_MEANWHILE.to_owned());
        }
        files.push(AppFile { path, role, bytes: content });
    }
    Ok(files)
}

/// A scenario as it goes into a package.
pub async fn chosen(id: &ScenarioId) -> Result<Chosen, String> {
    let bytes = fetch(&scenario_url(id)).await?.to_vec();
    Chosen::read(bytes).map_err(|why| words::decode_error(why).to_owned())
}

/// A file that another program has read.
fn here_already(url: &str) -> Option<Uint8Array> {
    browser::shared("files").get(&url.into()).dyn_into().ok()
}

async fn fetch(url: &str) -> Result<Uint8Array, String> {
    if let Some(here) = here_already(url) {
        // A file from the network comes between two frames; one that is here is read in its own all the same.
        browser::next_frame().await;
        return Ok(here);
    }
    if browser::is_one_file() {
        return Err(NOT_THERE.to_owned());
    }
    let (status, bytes) = ask(url).await.ok_or_else(|| NOT_REACHED.to_owned())?;
    match status {
        200 => Ok(bytes),
        404 if url != LIBRARY_URL => Err(NOT_THERE.to_owned()),
        _ => Err(NOT_REACHED.to_owned()),
    }
}

/// What the host answers, where it answers.
async fn ask(url: &str) -> Option<(u16, Uint8Array)> {
    let answer: Response = web_sys::window()?.fetch_with_str(url).await.ok()?.unchecked_into();
    let bytes = answer.array_buffer().ok()?.await.ok()?;
    Some((answer.status(), Uint8Array::new(&bytes)))
}
