//! Names beside points that lie on no other name or point.

/// A box on the sheet, in pixels: left, top, right, bottom.
pub type Area = (i32, i32, i32, i32);

/// Room between a point's middle and its name.
const BESIDE: i32 = 9;

/// Finds a place for the name of every point, the first ones first; `None` where there is none.
///
/// `sizes` are the names' widths and heights; nothing leaves `within`, and no name covers a point of `radius`.
pub fn place(
    points: &[(i32, i32)],
    sizes: &[(i32, i32)],
    radius: i32,
    within: Area,
) -> Vec<Option<(i32, i32)>> {
    let dots = points.iter().map(|(x, y)| (x - radius, y - radius, x + radius, y + radius));
    let mut taken: Vec<Area> = dots.collect();
    let mut places = Vec::new();
    for ((x, y), (width, height)) in points.iter().zip(sizes) {
        let (middle, half) = (y - height / 2, width / 2);
        let corners = [
            (x + BESIDE, middle),
            (x - BESIDE - width, middle),
            (x - half, y - BESIDE - height),
            (x - half, y + BESIDE),
            (x + BESIDE - 2, y - BESIDE - height + 4),
            (x + BESIDE - 2, y + BESIDE - 4),
            (x - BESIDE + 2 - width, y - BESIDE - height + 4),
            (x - BESIDE + 2 - width, y + BESIDE - 4),
        ];
        let free = corners.into_iter().find(|(left, top)| {
            let area = (*left, *top, left + width, top + height);
            inside(area, within) && !taken.iter().any(|it| overlap(area, *it))
        });
        if let Some((left, top)) = free {
            taken.push((left, top, left + width, top + height));
        }
        places.push(free);
    }
    places
}

fn inside(one: Area, other: Area) -> bool {
    one.0 >= other.0 && one.1 >= other.1 && one.2 <= other.2 && one.3 <= other.3
}

fn overlap(one: Area, other: Area) -> bool {
    one.0 < other.2 && other.0 < one.2 && one.1 < other.3 && other.1 < one.3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHEET: Area = (0, 0, 400, 300);

    #[test]
    fn a_lone_name_stands_to_the_right_and_at_the_edge_to_the_left() {
        let names = place(&[(100, 100)], &[(40, 16)], 5, SHEET);
        assert_eq!(names, [Some((109, 92))]);
        let names = place(&[(390, 100)], &[(40, 16)], 5, SHEET);
        assert_eq!(names, [Some((341, 92))]);
    }

    #[test]
    fn a_crowd_leaves_some_without_a_name() {
        let points = vec![(200, 150); 12];
        let shown = place(&points, &[(40, 16); 12], 5, SHEET).iter().flatten().count();
        assert!((4..12).contains(&shown), "{shown}");
    }

    proptest! {
        #[test]
        fn no_name_lies_on_another_or_on_a_point(
            points in prop::collection::vec((10..390_i32, 10..290_i32), 0..40),
        ) {
            let sizes = vec![(44, 16); points.len()];
            let areas: Vec<Area> = place(&points, &sizes, 5, SHEET)
                .into_iter()
                .flatten()
                .map(|(left, top)| (left, top, left + 44, top + 16))
                .collect();
            for (at, area) in areas.iter().enumerate() {
                prop_assert!(inside(*area, SHEET));
                prop_assert!(!areas[at + 1..].iter().any(|it| overlap(*area, *it)));
                for (x, y) in &points {
                    prop_assert!(!overlap(*area, (x - 5, y - 5, x + 5, y + 5)));
                }
            }
        }
    }
}
