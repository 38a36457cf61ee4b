//! The tags of a page of ours, with or without quotes around their attributes. Imports nothing of this crate.

use core::ops::Range;

/// A start tag in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag<'p> {
    /// Where it is, from `<` to `>`; a script to its end tag.
    pub place: Range<usize>,
    name: &'p str,
    attributes: &'p str,
}

/// The start tags of these names, in order. What stands in scripts and comments is no tag.
pub fn tags<'p>(page: &'p str, names: &[&str]) -> Vec<Tag<'p>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = page[at..].find('<').map(|start| at + start) {
        let rest = &page[start..];
        if rest.starts_with("<!--") {
            at = end_of(page, start, "-->");
            continue;
        }
        let inside = &rest[1..];
        let length = inside.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inside.len());
        let name = &inside[..length];
        let attributes = &inside[length..length + to_close(&inside[length..])];
        at = start + 1 + length + attributes.len();
        if name == "script" || name == "style" {
            at = end_of(page, at, if name == "script" { "</script>" } else { "</style>" });
        } else {
            at = (at + 1).min(page.len());
        }
        if names.contains(&name) {
            found.push(Tag { place: start..at, name, attributes });
        }
    }
    found
}

/// How far it is to the `>` that is not in quotes.
fn to_close(text: &str) -> usize {
    let mut quote = None;
    let close = text.find(|c| {
        match (quote, c) {
            (None, '>') => return true,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
        false
    });
    close.unwrap_or(text.len())
}

fn end_of(page: &str, from: usize, end: &str) -> usize {
    page[from..].find(end).map_or(page.len(), |at| from + at + end.len())
}

impl<'p> Tag<'p> {
    /// The element's name.
    pub fn name(&self) -> &'p str {
        self.name
    }

    /// The value of an attribute; empty where it has none.
    pub fn attribute(&self, name: &str) -> Option<&'p str> {
        self.attributes().find(|(here, _)| *here == name).map(|(_, value)| value)
    }

    /// Its attributes, as they are written.
    pub fn attributes(&self) -> impl Iterator<Item = (&'p str, &'p str)> {
        let mut rest = self.attributes;
        core::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let length = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
            let (name, after) = rest.split_at(length);
            let Some(value) = after.strip_prefix('=') else {
                rest = after;
                return (!name.is_empty()).then_some((name, ""));
            };
            let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quote {
                Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            };
            rest = after;
            Some((name, value))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(page: &str, names: &[&str]) -> Vec<String> {
        tags(page, names).into_iter().map(|tag| page[tag.place].to_owned()).collect()
    }

    #[test]
    fn tags_are_found_in_written_and_in_shortened_pages() {
        let page =
            r#"<meta charset="utf-8"><meta content="a > b" name=x><link rel='icon' href="data:<svg>"><p>"#;
        assert_eq!(found(page, &["meta"]), [r#"<meta charset="utf-8">"#, r#"<meta content="a > b" name=x>"#]);
        assert_eq!(found(page, &["link", "p"]), [r#"<link rel='icon' href="data:<svg>">"#, "<p>"]);
    }

    #[test]
    fn a_script_is_one_tag_and_what_is_in_it_or_in_a_comment_is_none() {
        let page = "<!-- <meta> --><script defer>`<meta>`</script><meta a><script src=x></script>";
        assert_eq!(found(page, &["meta"]), ["<meta a>"]);
        assert_eq!(found(page, &["script"]), ["<script defer>`<meta>`</script>", "<script src=x></script>"]);
    }

    #[test]
    fn attributes_are_read_with_any_quotes_or_none() {
        let page = "<meta name=\"a b\" content='c=\"d\"' hidden data-x=1/2 lang=en>";
        let tag = tags(page, &["meta"]).remove(0);
        let all: Vec<_> = tag.attributes().collect();
        assert_eq!(
            all,
            [("name", "a b"), ("content", "c=\"d\""), ("hidden", ""), ("data-x", "1/2"), ("lang", "en")]
        );
        assert_eq!((tag.attribute("hidden"), tag.attribute("none")), (Some(""), None));
    }

    #[test]
    fn a_page_that_is_cut_off_anywhere_is_read_to_its_end() {
        let page = "<a b=\"c\"><script>1</script><!-- x --><style>y</style><m n='o' p";
        for end in 0..=page.len() {
            let cut = &page[..end];
            for tag in tags(cut, &["a", "script", "style", "m"]) {
                assert!(tag.attributes().count() <= 2);
            }
        }
    }
}
