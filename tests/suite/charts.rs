//! Charts as text: what they hold, and that they follow the page.

use jiheng::charts::{
    Contribution, Ink, QuadrantFrame, QuadrantPoint, RankMove, RankSharesRow, contributions, curve,
    quadrant, rank_moves, rank_shares,
};
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

#[test]
fn a_heat_map_has_a_number_in_every_cell_that_was_taken_and_a_frame_around_the_rank_held_now() {
    let row = |name: &str, shares: &[f64], now| RankSharesRow {
        name: name.to_owned(),
        shares: shares.to_vec(),
        now: Some(now),
        chosen: now == 0,
    };
    let rows = [row("甲", &[0.9996, 0.0004, 0.0], 0), row("<乙>", &[0.0, 0.55, 0.45], 1)];
    let columns = ["1", "2", "≥3"].map(str::to_owned);
    let svg = rank_shares(&rows, &columns, 480).unwrap();
    follows_the_page(&svg);
    let texts: Vec<&str> = svg
        .split("<text")
        .skip(1)
        .filter_map(|it| Some(it.split_once('>')?.1.split('<').next()?.trim()))
        .collect();
    assert_eq!(texts, ["1", "2", "≥3", "甲", "&gt;99", "&lt;1", "&lt;乙&gt;", "55", "45"]);
    assert_eq!(svg.matches("fill=\"none\"").count(), 2, "{svg}");
    assert!(svg.contains("var(--on-accent)"), "what is dark has light words");
    follows_the_page(&rank_shares(&[], &[], 480).unwrap());
}

#[test]
fn quadrants_hold_everybody_within_the_sheet() {
    let point = |name: &str, x, y, flagged| QuadrantPoint { name: name.to_owned(), x, y, flagged };
    let points = [
        point("甲", 92.0, 91.0, false),
        point("<乙>", 60.0, 90.0, true),
        point("丙", 0.0, 120.0, true),
    ];
    let frame =
        QuadrantFrame { axes: ("服务质量", "工作效率"), weak: 80.0, gap: 15.0, width: 560 };
    let drawn = quadrant(&points, &frame).unwrap();
    follows_the_page(&drawn.svg);
    assert!(drawn.svg.contains("&lt;乙&gt;") && drawn.svg.contains("服务质量 →"));
    assert_eq!(drawn.svg.matches("<circle").count(), 3);
    assert!(
        drawn.places.iter().all(|(x, y)| (0.0..=100.0).contains(x) && (0.0..=100.0).contains(y))
    );
    let [first, second, third] = drawn.places[..] else { panic!() };
    assert!(third.0 < second.0 && second.0 < first.0, "more points across stand further right");
    assert!(third.1 < first.1 && first.1 < second.1, "more points upwards stand higher");
    assert!(quadrant(&[], &frame).unwrap().places.is_empty());
}
