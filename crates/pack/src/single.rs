//! The app as one page that needs neither a network nor a server: its files are squeezed into it. Imports `course`,
//! `page` and `tags`.

use core::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::app::AppFile;
use crate::course::{Course, Refused};
use crate::page;
use crate::tags::{Tag, tags};

/// The page around the files in it.
pub struct Single {
    before: String,
    after: String,
}

/// Where the start script is told of all programs as one.
const WHOLE: &str = "data-whole";

const UNPACK: &str = include_str!("single.js");

impl Single {
    /// The page, and all that it carries as one run of bytes: what it starts, and what it reads.
    pub fn of(
        html: &str,
        app: &[AppFile],
        read: Vec<(String, Vec<u8>)>,
        course: &Course,
    ) -> Result<(Self, Vec<u8>), Refused> {
        let page = page::packed(html, course)?;
        let all = tags(&page, &["script", "link", "meta"]);
        let start = all.iter().find(|tag| tag.attribute("src").is_some());
        let start = start.ok_or(Refused::Page("start script"))?;
        let script = find(app, start.attribute("src").unwrap_or_default())?;

        let mut carried = vec![(script.path.clone(), script.bytes.clone())];
        let mut block = format!(r#"<script type="text/plain" id="packed" data-start="{}""#, script.path);
        let whole = start.attribute(WHOLE).unwrap_or_default().split_whitespace().map(|path| find(app, path));
        let whole: Vec<&AppFile> = whole.collect::<Result<_, _>>()?;
        let paths: Vec<&str> = whole.iter().map(|file| file.path.as_str()).collect();
        let _ = write!(block, r#" {WHOLE}="{}""#, paths.join(" "));
        carried.extend(whole.into_iter().map(|file| (file.path.clone(), file.bytes.clone())));
        carried.extend(read);
        let lengths: Vec<String> =
            carried.iter().map(|(path, bytes)| format!("{path} {}", bytes.len())).collect();
        let _ = write!(block, r#" data-files="{}">"#, lengths.join(" "));

        let single = Self::around(&page, &all, app, script, &block)?;
        Ok((single, carried.into_iter().flat_map(|(_, bytes)| bytes).collect()))
    }

    fn around(
        page: &str,
        all: &[Tag],
        app: &[AppFile],
        script: &AppFile,
        block: &str,
    ) -> Result<Self, Refused> {
        let (unpack, mut policy) = (UNPACK.replace('\r', ""), vec![hash(&script.bytes)]);
        policy.push(hash(unpack.as_bytes()));
        let (mut shown, mut styles, mut at) = (String::new(), Vec::new(), 0);
        for tag in all {
            let Some(instead) = instead(tag, app)? else { continue };
            shown.push_str(&page[at..tag.place.start]);
            if !instead.is_empty() {
                styles.push(hash(instead.as_bytes()));
                let _ = write!(shown, "<style>{instead}</style>");
            }
            at = tag.place.end;
        }
        shown.push_str(&page[at..]);
        // The policy comes before everything that it governs, and what starts after everything that it needs.
        let head = tags(&shown, &["meta"]).first().map_or(0, |tag| tag.place.start);
        let body = shown.rfind("</body>").unwrap_or(shown.len());
        let before = format!(
            r#"{}<meta http-equiv="Content-Security-Policy" content="{}">{}{block}"#,
            &shown[..head],
            policy_of(&policy, &styles),
            &shown[head..body]
        );
        Ok(Self { before, after: format!("</script><script>{unpack}</script>{}", &shown[body..]) })
    }

    /// The page with what came of the files.
    pub fn holding(self, squeezed: &[u8]) -> Vec<u8> {
        format!("{}{}{}", self.before, STANDARD.encode(squeezed), self.after).into_bytes()
    }
}

/// What stands in the place of a tag: nothing, or the rules of a style sheet. `None` leaves it as it is.
fn instead(tag: &Tag, app: &[AppFile]) -> Result<Option<String>, Refused> {
    let relation = tag.attribute("rel").unwrap_or_default();
    Ok(match tag.name() {
        "script" => Some(String::new()),
        "meta" => tag.attribute("http-equiv").map(|_| String::new()),
        "link" if relation == "stylesheet" => {
            let style = find(app, tag.attribute("href").unwrap_or_default())?;
            Some(String::from_utf8_lossy(&style.bytes).replace('\r', ""))
        }
        "link" if relation.ends_with("preload") => Some(String::new()),
        _ => None,
    })
}

fn find<'f>(app: &'f [AppFile], path: &str) -> Result<&'f AppFile, Refused> {
    let path = path.strip_prefix("./").unwrap_or(path);
    app.iter().find(|file| file.path == path).ok_or_else(|| Refused::NoSuchFile(path.to_owned()))
}

fn policy_of(scripts: &[String], styles: &[String]) -> String {
    format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' blob: {}; style-src {}; img-src data:; \
         connect-src blob:; base-uri 'none'; form-action 'none'",
        scripts.join(" "),
        styles.join(" ")
    )
}

fn hash(content: &[u8]) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
}
