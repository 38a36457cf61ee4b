//! The last touches to the page of a release: its content security policy, and no needless warnings.

use crate::digest;
use crate::shell::Outcome;

/// Everything comes from the app's own folder; style attributes and other inline code are refused,
/// save the script in the page itself, which is named by its hash. Whom the page may ask is left open here:
/// policies add up, and the start script adds the one that names its own host, and the record store that launched it.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
                      style-src 'self'; img-src 'self' data:; connect-src *; \
                      worker-src 'self'; manifest-src 'self'; \
                      base-uri 'none'; form-action 'none'";

/// The page as visitors get it.
pub fn finished(html: &str) -> String {
    with_policy(&without_idle_integrity(html))
}

/// Browsers check the integrity of preloaded scripts and styles; on preloaded wasm they ignore it and say so
/// on the console.
fn without_idle_integrity(html: &str) -> String {
    let tags = html.split_inclusive('>').map(|tag| match tag.split_once(" integrity=") {
        Some((before, rest)) if tag.contains(".wasm") => {
            let end = rest.find([' ', '>']).unwrap_or(rest.len());
            format!("{before}{}", &rest[end..])
        }
        _ => tag.to_owned(),
    });
    tags.collect()
}

/// Whether Trunk still changes the page while it serves it: then nobody can tell what visitors get.
pub fn is_served(html: &str) -> bool {
    html.contains("{{__TRUNK")
}

/// The page with its version beside the names of the programs.
pub fn of_version(html: &str, version: &str) -> Outcome<String> {
    match html.split_once("data-talk=") {
        Some((before, after)) => Ok(format!("{before}data-version=\"{version}\" data-talk={after}")),
        None => Err("the page does not name its programs to the start script".to_owned()),
    }
}

/// The page with the policy before everything that it must govern.
fn with_policy(html: &str) -> String {
    let scripts: String =
        inline_scripts(html).map(|script| format!(" '{}'", digest::script_hash(script))).collect();
    let policy = POLICY.replace("{scripts}", &scripts);
    let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
    html.replacen("<meta", &format!("{meta}<meta"), 1)
}

fn inline_scripts(html: &str) -> impl Iterator<Item = &str> {
    html.split("<script").skip(1).filter_map(|rest| {
        let (attributes, rest) = rest.split_once('>')?;
        let (content, _) = rest.split_once("</script>")?;
        (!attributes.contains("src=")).then_some(content)
    })
}

#[cfg(test)]
mod tests {
    use super::{of_version, with_policy, without_idle_integrity};

    #[test]
    fn each_inline_script_is_named_by_its_hash_and_no_other() {
        let page =
            with_policy("<head><meta charset=utf-8><script src=a.js></script><script type=module>1</script>");
        assert!(page.starts_with("<head><meta http-equiv=\"Content-Security-Policy\""));
        // The digest of the one character `1`.
        assert!(
            page.contains(
                "'wasm-unsafe-eval' 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='; style-src"
            )
        );
    }

    #[test]
    fn only_the_integrity_that_nobody_checks_is_taken_out() {
        let script = "<link href=a.js integrity=sha384-A= rel=modulepreload>";
        let page = format!("{script}<link href=a.wasm integrity=\"sha384-B=\" rel=preload>");
        assert_eq!(without_idle_integrity(&page), format!("{script}<link href=a.wasm rel=preload>"));
    }

    #[test]
    fn a_page_tells_its_version_where_it_names_its_programs() {
        let page = of_version("<script src=boot.js data-talk=a.js></script>", "0a1b");
        assert_eq!(page.as_deref(), Ok("<script src=boot.js data-version=\"0a1b\" data-talk=a.js></script>"));
        assert!(of_version("<script src=boot.js></script>", "0a1b").is_err());
    }
}
