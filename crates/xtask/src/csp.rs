//! The content security policy of a release: nothing runs that was not built here.

use crate::digest;

/// Everything comes from the app's own folder; style attributes and other inline code are refused,
/// save the few scripts in the page itself, which are named by their hash.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; \
                      style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'";

/// The page with the policy before everything that it must govern.
///
/// A page that Trunk still changes while serving has scripts nobody can hash: it stays as it is.
pub fn with_policy(html: &str) -> String {
    if html.contains("{{__TRUNK") {
        return html.to_owned();
    }
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
    use super::with_policy;

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
    fn a_page_that_trunk_fills_in_while_serving_has_no_policy() {
        let page = "<head><meta charset=utf-8><script>'{{__TRUNK_ADDRESS__}}'</script>";
        assert_eq!(with_policy(page), page);
    }
}
