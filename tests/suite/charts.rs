//! Charts as text: what they hold, and that they follow the page.

use jiheng::charts::{Contribution, Ink, RankMove, contributions, curve, rank_moves};
use jiheng::model::templates;

const INKS: [Ink; 5] = [Ink::Quality, Ink::Efficiency, Ink::Ability, Ink::Reviews, Ink::Beside];

fn rows() -> Vec<Contribution> {
    let row = |name: &str, parts: &[f64]| Contribution {
        name: name.to_owned(),
        parts: INKS.into_iter().zip(parts.iter().copied()).collect(),
        total: format!("{:.2}", parts.iter().sum::<f64>()),
    };
    vec![row("王芳", &[38.5, 26.9, 10.0, 12.1]), row("<b>&\"李\"", &[30.0, 20.0, 5.0, 9.0, 5.0])]
}

#[track_caller]
fn follows_the_page(svg: &str) {
    assert!(svg.starts_with("<svg"), "{svg}");
    assert!(!svg.contains("\"#0102"), "a placeholder is left");
    assert!(!svg.contains("style="), "an inline style, which the page's policy blocks");
    let fixed = svg.match_indices("\"#").count();
    assert_eq!(fixed, 0, "a colour that does not follow the theme");
}

#[test]
fn contributions_are_drawn_for_everybody_and_names_are_text() {
    let svg = contributions(&rows(), 760).unwrap();
    follows_the_page(&svg);
    assert!(svg.contains("王芳") && svg.contains("87.50"));
    assert!(svg.contains("&lt;b&gt;") && !svg.contains("<b>"));
    assert!(svg.contains("var(--series-reference)"), "the bonus is a part of its own");
    insta::assert_snapshot!(svg);
}

/// Where the bars' rectangles end, without the sheet's own.
fn ends(svg: &str) -> Vec<i32> {
    let number = |tag: &str, name: &str| -> Option<i32> {
        tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?.parse().ok()
    };
    let tags = svg.split("<rect").skip(1);
    tags.filter_map(|it| Some(number(it, "x")? + number(it, "width")?)).collect()
}

#[test]
fn a_bar_beyond_a_hundred_has_room() {
    let above = Contribution {
        name: "张伟".to_owned(),
        parts: vec![(Ink::Quality, 54.0), (Ink::Efficiency, 36.0), (Ink::Beside, 20.0)],
        total: "100.00".to_owned(),
    };
    let usual = ends(&contributions(&rows(), 760).unwrap());
    let wide = ends(&contributions(&[rows(), vec![above]].concat(), 760).unwrap());
    assert_eq!(wide.len(), usual.len() + 3);
    // The longest bar ends where the scale does; 87.5 of 100 ended at seven eighths of it.
    assert_eq!(wide.iter().max(), Some(&(760 - 56)));
    assert!(wide.iter().max() > usual.iter().max());
}

#[test]
fn every_colour_is_one_of_the_pages() {
    let tokens = include_str!("../../style/tokens.css");
    let svg = contributions(&rows(), 760).unwrap();
    for used in svg.split("var(").skip(1) {
        let name = used.split(')').next().unwrap();
        assert!(tokens.contains(&format!("{name}:")), "{name} is no token");
    }
}

#[test]
fn without_rows_there_is_an_empty_chart() {
    follows_the_page(&contributions(&[], 760).unwrap());
    follows_the_page(&rank_moves(&[], ("现行", "试行"), 560).unwrap());
}

#[test]
fn rising_and_falling_ranks_stand_out() {
    let moves = |before, after| RankMove { name: format!("甲{before}"), before, after };
    let svg = rank_moves(&[moves(0, 1), moves(1, 0), moves(2, 2)], ("现行", "试行"), 560).unwrap();
    follows_the_page(&svg);
    assert!(svg.contains("var(--rise)") && svg.contains("var(--fall)"));
}

#[test]
fn every_curve_of_every_template_is_drawn() {
    for policy in [templates::community(), templates::hotline()] {
        for indicator in &policy.indicators {
            for person in [None, Some((0.5, 50.0)), Some((9.0, 100.0))] {
                let svg = curve(&indicator.curve, person, &|x| format!("{x:.2}")).unwrap();
                follows_the_page(&svg);
            }
        }
    }
}
