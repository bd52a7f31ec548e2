//! Which character separates the cells: the one that cuts the first rows evenly, not the most frequent one.

use std::collections::BTreeMap;

/// Characters that separate cells; the fullwidth comma is text.
pub(super) const DELIMITERS: [u8; 3] = [b',', b'\t', b';'];

/// As many rows as are looked at.
const ROWS: usize = 50;

/// How a delimiter cuts the first rows; the greater the better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    /// Every closing quotation mark stands at the end of a cell.
    quotes_fit: bool,
    /// Whether there is more than one cell.
    cuts: bool,
    /// Share of the rows with the usual number of cells, in basis points.
    even_bp: usize,
    /// The usual number of cells.
    width: usize,
}

/// The delimiter of `text`; the comma if nothing else fits better.
pub(super) fn find(text: &str) -> u8 {
    let cuts = DELIMITERS.map(|it| (cut(text.as_bytes(), it), it));
    let best = cuts.iter().map(|(cut, _)| *cut).max().unwrap_or_default();
    cuts.iter().find(|(cut, _)| *cut == best).map_or(b',', |(_, delimiter)| *delimiter)
}

fn cut(text: &[u8], delimiter: u8) -> Cut {
    let (widths, quotes_fit) = widths(text, delimiter);
    let mut frequency = BTreeMap::new();
    for width in &widths {
        *frequency.entry(*width).or_insert(0_usize) += 1;
    }
    let usual = frequency.into_iter().max_by_key(|(width, rows)| (*rows, *width));
    let (width, rows) = usual.unwrap_or((1, 0));
    let even_bp = rows * 10_000 / widths.len().max(1);
    Cut { quotes_fit, cuts: width > 1, even_bp, width }
}

/// The number of cells of each of the first rows, and whether the quotation marks fit this delimiter.
fn widths(text: &[u8], delimiter: u8) -> (Vec<usize>, bool) {
    let (mut widths, mut width, mut quotes_fit) = (Vec::new(), 1, true);
    let (mut quoted, mut at_start, mut row_is_empty) = (false, true, true);
    let mut at = 0;
    while at < text.len() && widths.len() < ROWS {
        let byte = text[at];
        let next = text.get(at + 1).copied();
        at += 1;
        if quoted {
            if byte == b'"' && next == Some(b'"') {
                at += 1;
            } else if byte == b'"' {
                quoted = false;
                quotes_fit &= next.is_none_or(|it| it == delimiter || it == b'\r' || it == b'\n');
            }
        } else if byte == b'\n' || byte == b'\r' {
            if !row_is_empty {
                widths.push(width);
            }
            (width, at_start, row_is_empty) = (1, true, true);
        } else if byte == delimiter {
            width += 1;
            (at_start, row_is_empty) = (true, false);
        } else {
            quoted = byte == b'"' && at_start;
            (at_start, row_is_empty) = (false, false);
        }
    }
    if !row_is_empty && widths.len() < ROWS {
        widths.push(width);
    }
    (widths, quotes_fit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, delimiter: u8) {
        assert_eq!(char::from(find(text)), char::from(delimiter), "{text:?}");
    }

    #[test]
    fn even_rows_win_over_many_separators() {
        check("a,b\n1,2\n", b',');
        check("a;b\n1,5;2,5\n3;4\n", b';');
        check("name\tnote\nx\ta, b, c, d\ny\te\n", b'\t');
        check("编号;坐席\n1;王,李\n2;赵\n", b';');
        check("编号,坐席\n1,\"a;b;c;d\"\n2,\"a;b;c;d\"\n", b',');
        check("\"a\",\"b;c;d\"\n\"e\",\"f;g;h\"\n", b',');
        check("编号,坐席\n1,a;b\n", b',');
    }

    #[test]
    fn a_title_does_not_mislead() {
        check("Calls, by agent, in July\n\na;b;c\n1;2;3\n4;5;6\n", b';');
    }

    #[test]
    fn the_fullwidth_comma_is_text() {
        check("甲,乙\n丙,丁\n", b',');
        check("", b',');
    }
}
