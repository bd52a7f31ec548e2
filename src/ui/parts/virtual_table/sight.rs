//! Which rows of a long table are in sight, in pixels.

/// Taller than this no browser lets an element be; of a longer table the scroll bar covers more rows to the pixel.
const TALLEST_PX: f64 = 15_000_000.0;

/// The measures of what is on the screen, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sight {
    /// The height of the frame.
    pub(super) frame: f64,
    /// The height of the head.
    pub(super) head: f64,
    /// The height of a row.
    pub(super) row: f64,
}

/// Where the rows stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    /// The first row in sight.
    pub(super) first: usize,
    /// How much of it is above the frame, in pixels.
    pub(super) above: f64,
}

impl Sight {
    fn body(self) -> f64 {
        (self.frame - self.head).max(0.0)
    }

    /// The height that the scroll bar is for.
    pub(super) fn extent(self, count: usize) -> f64 {
        self.head + self.natural(count).min(TALLEST_PX)
    }

    fn natural(self, count: usize) -> f64 {
        whole(count) * self.row
    }

    /// Rows to the pixel of the scroll bar.
    pub(super) fn stretched(self, count: usize) -> f64 {
        let most = (self.extent(count) - self.frame).max(1.0);
        ((self.natural(count) - self.body()) / most).max(1.0)
    }

    pub(super) fn stretch(self, count: usize, scrolled: f64) -> Stretch {
        let most = (self.natural(count) - self.body()).max(0.0);
        let offset = (scrolled * self.stretched(count)).clamp(0.0, most);
        let first = (offset / self.row).floor();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a row, not negative"
        )]
        let at = first as usize;
        Stretch { first: at, above: offset - first * self.row }
    }

    /// Where to scroll to, from where it is, so that all of `row` is in sight.
    pub(super) fn revealing(self, count: usize, scrolled: f64, row: usize) -> f64 {
        let stretched = self.stretched(count);
        let offset = scrolled * stretched;
        let (top, bottom) = (whole(row) * self.row, whole(row + 1) * self.row);
        if top < offset {
            top / stretched
        } else if bottom > offset + self.body() {
            (bottom - self.body()) / stretched
        } else {
            scrolled
        }
    }

    /// Whether nothing of the row in this slot is in sight, with `above` pixels of the first row above the frame.
    pub(super) fn is_below(self, above: f64, slot: usize) -> bool {
        slot > 0 && whole(slot) * self.row - above >= self.body()
    }

    pub(super) fn slots(self) -> usize {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a screen of rows"
        )]
        let slots = (self.body() / self.row).ceil() as usize + 1;
        slots.min(400)
    }
}

#[expect(clippy::cast_precision_loss, reason = "fewer than 2^52 rows")]
fn whole(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGHT: Sight = Sight { frame: 436.0, head: 36.0, row: 40.0 };

    #[track_caller]
    fn check(pixels: f64, expected: f64) {
        assert!((pixels - expected).abs() < 0.001, "{pixels}");
    }

    #[test]
    fn a_short_table_scrolls_by_the_pixel() {
        check(SIGHT.extent(100), 4036.0);
        assert_eq!(SIGHT.stretch(100, 0.0), Stretch { first: 0, above: 0.0 });
        assert_eq!(SIGHT.stretch(100, 130.0), Stretch { first: 3, above: 10.0 });
        assert_eq!(SIGHT.stretch(100, 9999.0), Stretch { first: 90, above: 0.0 });
        assert_eq!(SIGHT.slots(), 11);
    }

    #[test]
    fn a_million_rows_are_reached_to_the_last() {
        let count = 1_000_000;
        let extent = SIGHT.extent(count);
        assert!(extent <= TALLEST_PX + SIGHT.head);
        assert_eq!(SIGHT.stretch(count, extent - SIGHT.frame).first, count - 10);
        let to = SIGHT.revealing(count, 0.0, count - 1);
        assert!(SIGHT.stretch(count, to.ceil()).first >= count - 11);
        assert_eq!(SIGHT.stretch(count, SIGHT.revealing(count, to, 0)).first, 0);
    }

    #[test]
    fn only_what_is_wholly_below_the_frame_is_below_it() {
        assert!(!SIGHT.is_below(0.0, 9));
        assert!(SIGHT.is_below(0.0, 10));
        assert!(!SIGHT.is_below(0.5, 10));
    }

    #[test]
    fn what_is_in_sight_stays_where_it_is() {
        check(SIGHT.revealing(100, 130.0, 5), 130.0);
        check(SIGHT.revealing(100, 130.0, 3), 120.0);
        check(SIGHT.revealing(100, 0.0, 10), 40.0);
    }
}
