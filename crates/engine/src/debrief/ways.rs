//! All ways that were tried of one talk, as a tree: what ways have in common stands once, and where they part it
//! branches. A way is the row of what was said in it.

/// A stretch that some ways have in common, and how they go on from its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch<T> {
    /// The turn at which it begins, from 0.
    pub from: usize,
    /// What was said on it.
    pub steps: Vec<T>,
    /// The ways that end with it, by their places in the list.
    pub ways: Vec<usize>,
    /// The others, by how they go on, each in the order in which it was first tried.
    pub branches: Vec<Branch<T>>,
}

/// The tree of some ways. Its root is what all of them have in common: often a row of replies, or nothing.
#[must_use]
pub fn tree<T: Clone + PartialEq>(ways: &[Vec<T>]) -> Branch<T> {
    branch(ways, &(0..ways.len()).collect::<Vec<_>>(), 0)
}

/// How many turns two ways have in common from their beginning on.
#[must_use]
pub fn common<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

/// The branch of those `members` that are alike up to the turn `from`.
fn branch<T: Clone + PartialEq>(ways: &[Vec<T>], members: &[usize], from: usize) -> Branch<T> {
    let first: &[T] = members.first().map_or(&[], |&first| &ways[first]);
    let end = members.iter().map(|&way| common(first, &ways[way])).min().unwrap_or_default();
    let (ended, going_on): (Vec<usize>, Vec<usize>) =
        members.iter().partition(|&&way| ways[way].len() == end);
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for way in going_on {
        match parts.iter_mut().find(|part| ways[part[0]][end] == ways[way][end]) {
            Some(part) => part.push(way),
            None => parts.push(vec![way]),
        }
    }
    Branch {
        from,
        steps: first.get(from..end).unwrap_or_default().to_vec(),
        ways: ended,
        branches: parts.iter().map(|part| branch(ways, part, end)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `from: steps (ways) [branches]`, where every reply is one letter.
    fn drawn(branch: &Branch<char>) -> String {
        let steps: String = branch.steps.iter().collect();
        let branches: Vec<String> = branch.branches.iter().map(drawn).collect();
        format!("{}:{steps}{:?}{branches:?}", branch.from, branch.ways).replace('"', "").replace('\\', "")
    }

    #[track_caller]
    fn check(ways: &[&str], expected: &str) {
        let ways: Vec<Vec<char>> = ways.iter().map(|way| way.chars().collect()).collect();
        assert_eq!(drawn(&tree(&ways)), expected, "{ways:?}");
    }

    #[test]
    fn what_ways_have_in_common_stands_once() {
        check(&["abcd", "abef", "abeg"], "0:ab[][2:cd[0][], 2:e[][3:f[1][], 3:g[2][]]]");
    }

    #[test]
    fn one_way_is_a_row_and_none_is_nothing() {
        check(&["abc"], "0:abc[0][]");
        check(&[], "0:[][]");
    }

    #[test]
    fn the_same_way_twice_is_one_row_with_two_runs() {
        check(&["ab", "ab"], "0:ab[0, 1][]");
    }

    #[test]
    fn ways_that_part_at_once_have_an_empty_root() {
        check(&["ax", "by", "az"], "0:[][0:a[][1:x[0][], 1:z[2][]], 0:by[1][]]");
    }

    #[test]
    fn a_way_that_breaks_off_where_another_goes_on_ends_in_the_middle() {
        check(&["ab", "abc"], "0:ab[0][2:c[1][]]");
    }

    #[test]
    fn ways_have_in_common_what_comes_before_they_part() {
        assert_eq!(common(b"abcd", b"abed"), 2);
        assert_eq!(common(b"", b"a"), 0);
    }
}
