//! How large the type on the stage can be, so that nothing has to be scrolled: estimated from letters, since a page that
//! is laid out to be measured would be painted twice. Sizes are in tenths of the stage's unit, of which a window has
//! about 56 in its height. Imports nothing.

/// A place for paragraphs.
#[derive(Clone, Copy)]
pub struct Column {
    /// Its width.
    pub wide: usize,
    /// What each paragraph takes beside its lines.
    pub between: usize,
    /// The height that all of them may take.
    pub most: usize,
}

/// What they say, below the faces.
pub const THEY: Column = Column { wide: 380, between: 9, most: 290 };
/// What was said in the turns that are named at the end.
pub const NAMED: Column = Column { wide: 530, between: 30, most: 290 };
/// The replies.
pub const REPLIES: Column = Column { wide: 465, between: 33, most: 445 };

/// The sizes of type, the largest first: how high a letter is, and its name in the style sheet.
const SIZES: [(usize, &str); 3] = [(23, "large"), (20, "middle"), (LEAST, "least")];
/// The least that the last row can read.
pub const LEAST: usize = 17;

/// The name of the largest size at which paragraphs of so many letters fit; the least one, if none does.
pub fn size(letters: &[usize], column: Column) -> &'static str {
    let fitting = SIZES.iter().find(|(size, _)| height(letters, column, *size) <= column.most);
    fitting.map_or("least", |(_, name)| name)
}

/// How high paragraphs of so many letters are. A letter is a little more than half as wide as high, a line nearly a
/// third higher than its letters.
pub fn height(letters: &[usize], column: Column, size: usize) -> usize {
    let in_line = (column.wide * 100 / (size * 54)).max(1);
    letters.iter().map(|letters| letters.div_ceil(in_line) * size * 13 / 10 + column.between).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_type_is_as_large_as_the_words_allow() {
        for (letters, expected) in
            [(&[80][..], "large"), (&[200, 100], "middle"), (&[120, 120, 120], "least"), (&[9_999], "least")]
        {
            assert_eq!(size(letters, THEY), expected, "{letters:?}");
        }
    }

    #[test]
    fn many_short_paragraphs_are_higher_than_one_long_one() {
        assert!(height(&[20; 6], THEY, LEAST) > height(&[120], THEY, LEAST));
        assert_eq!(height(&[], THEY, LEAST), 0);
    }
}
