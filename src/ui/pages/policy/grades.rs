//! 等级: the bands with their thresholds and coefficients, the quality floor and what a grade needs.

use leptos::prelude::*;

use super::above_full::AboveFull;
use super::bench::Bench;
use super::consequences::ConsequencesCard;
use super::fairness::WorkloadCard;
use super::unit::{hundredths, of_hundredths};
use crate::i18n::Texts;
use crate::model::{Band, BandPreset, Floor, Fraction, Group, GroupId, PolicyEdit};
use crate::state::use_texts;
use crate::ui::parts::{
    Button, ButtonKind, Card, Choice, IconButton, IconKind, NumberField, Select, Switch, TextField,
};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// Grades, floor, workload compensation, and what the draft would do.
#[component]
pub fn Grades(bench: Bench) -> impl IntoView {
    view! {
        <Card title=say(|it| it.policy_page.bands) lead=say(|it| it.policy_rules.bands_lead)>
            <Presets bench />
            <Bands bench />
        </Card>
        <Card
            title=say(|it| it.policy_rules.safeguards)
            lead=say(|it| it.policy_rules.safeguards_lead)
        >
            <FloorFields bench />
            <AboveFull bench />
        </Card>
        <WorkloadCard bench />
        <ConsequencesCard bench />
    }
}

/// Puts other bands into the draft; a floor keeps its band by name, or else by how far it is from the worst.
fn set_bands(bench: Bench, bands: Vec<Band>) {
    let Some(policy) = bench.settled.get_untracked() else { return };
    let floor = policy.floor.clone().map(|floor| {
        let old = policy.bands.iter().rposition(|it| it.label == floor.cap);
        let from_worst = old.map_or(1, |at| policy.bands.len() - 1 - at);
        let by_name = bands.iter().any(|it| it.label == floor.cap);
        let by_place = bands.iter().rev().nth(from_worst).or(bands.last());
        match by_place {
            Some(band) if !by_name => Floor { cap: band.label.clone(), ..floor },
            _ => floor,
        }
    });
    bench.change(PolicyEdit::SetGrades { bands, floor });
}

fn bands(bench: Bench) -> Vec<Band> {
    bench.settled.get_untracked().map(|it| it.bands.clone()).unwrap_or_default()
}

/// A set of bands, its name and what it goes by in tests.
type Offer = (BandPreset, fn(&'static Texts) -> &'static str, &'static str);

#[component]
fn Presets(bench: Bench) -> impl IntoView {
    let preset = |(preset, name, testid): Offer| {
        view! {
            <Button
                testid=format!("bands-{testid}")
                on_press=move |()| set_bands(bench, preset.bands())
            >
                {say(name)}
            </Button>
        }
    };
    let presets: [Offer; 4] = [
        (BandPreset::Letters, |it| it.policy_rules.preset_letters, "letters"),
        (BandPreset::PassFail, |it| it.policy_rules.preset_pass, "pass"),
        (BandPreset::Finance, |it| it.policy_rules.preset_finance, "finance"),
        (BandPreset::StateAssets, |it| it.policy_rules.preset_assets, "assets"),
    ];
    view! {
        <div class="row">
            <span class="small muted">{say(|it| it.policy_rules.presets)}</span>
            {presets.map(preset).collect_view()}
        </div>
    }
}

#[component]
fn Bands(bench: Bench) -> impl IntoView {
    let count =
        Memo::new(move |_| bench.settled.with(|it| it.as_ref().map_or(0, |it| it.bands.len())));
    let rows = move || (0..count.get()).map(|at| band_row(bench, at, count.get())).collect_view();
    let add = move |()| {
        let mut all = bands(bench);
        // Halfway between the two worst, by a label that is free.
        let Some(last) = all.len().checked_sub(1) else { return };
        let above = last.checked_sub(1).map_or(10_000, |at| all[at].from_centi);
        let letters = ('A'..='Z').map(|it| it.to_string());
        let label = letters.into_iter().find(|it| all.iter().all(|band| band.label != *it));
        let band = Band {
            label: label.unwrap_or_default(),
            from_centi: above / 2,
            coefficient: all[last].coefficient,
        };
        all.insert(last, band);
        set_bands(bench, all);
    };
    view! {
        <div data-testid="bands">{rows}</div>
        <div class="row">
            <Button kind=ButtonKind::Quiet icon=IconKind::Plus testid="band-add" on_press=add>
                {say(|it| it.policy_rules.add_band)}
            </Button>
        </div>
    }
}

fn band_row(bench: Bench, at: usize, count: usize) -> AnyView {
    let texts = use_texts();
    let band = move || bench.settled.with(|it| it.as_ref()?.bands.get(at).cloned());
    let with = move |change: &dyn Fn(&mut Band)| {
        let mut all = bands(bench);
        if let Some(it) = all.get_mut(at) {
            change(it);
        }
        all
    };
    let problem = RwSignal::new(None::<String>);
    let rename = move |text: String| {
        let label = text.trim().to_owned();
        let words = &texts.get_untracked().policy_rules;
        let others = bands(bench);
        let twice = others.iter().enumerate().any(|(it, band)| it != at && band.label == label);
        let why = match (label.is_empty(), twice) {
            (true, _) => Some(words.band_unnamed),
            (_, true) => Some(words.band_twice),
            _ => None,
        };
        problem.set(why.map(str::to_owned));
        if why.is_none() {
            let Some(policy) = bench.settled.get_untracked() else { return };
            let old = policy.bands.get(at).map(|it| it.label.clone());
            let bands = with(&|it| it.label.clone_from(&label));
            let floor = policy.floor.clone().map(|floor| match old {
                Some(old) if floor.cap == old => Floor { cap: label.clone(), ..floor },
                _ => floor,
            });
            bench.change(PolicyEdit::SetGrades { bands, floor });
        }
    };
    let moved =
        move |typed: i64| with(&|it| it.from_centi = u32::try_from(typed).unwrap_or(it.from_centi));
    let refuse = move |typed: i64| {
        let falls = moved(typed).windows(2).all(|it| it[0].from_centi > it[1].from_centi);
        (!falls).then(|| texts.get_untracked().policy_rules.band_order.to_owned())
    };
    let is_last = at + 1 == count;
    let remove = move |()| {
        let mut all = bands(bench);
        if all.len() > 2 && at < all.len() {
            all.remove(at);
            set_bands(bench, all);
        }
    };
    view! {
        <div class="policy__corner">
            <TextField
                label=say(|it| it.policy_rules.band_label)
                value=move || band().map(|it| it.label).unwrap_or_default()
                problem
                testid=format!("band-{at}-label")
                on_change=rename
            />
            <NumberField
                label=say(|it| it.policy_rules.band_from)
                value=move || band().map(|it| i64::from(it.from_centi))
                places=2
                range=0..=10_000
                step=100
                unit=say(|it| it.terms.points_unit)
                disabled=is_last
                problem=say(|it| it.policy_editor.points_problem)
                testid=format!("band-{at}-from")
                refuse
                on_change=move |typed: i64| set_bands(bench, moved(typed))
            />
            <NumberField
                label=say(|it| it.policy_rules.band_coefficient)
                value=move || band().map(|it| hundredths(it.coefficient))
                places=2
                range=0..=1000
                step=10
                problem=say(|it| it.policy_rules.coefficient_problem)
                testid=format!("band-{at}-coefficient")
                on_change=move |typed: i64| {
                    set_bands(bench, with(&|it| it.coefficient = of_hundredths(typed)));
                }
            />
            {(!is_last && count > 2)
                .then(|| {
                    view! {
                        <IconButton
                            label=tell(move |texts| {
                                let label = band().map(|it| it.label).unwrap_or_default();
                                (texts.policy_rules.remove_band)(&label)
                            })
                            icon=IconKind::Trash
                            testid=format!("band-{at}-remove")
                            on_press=remove
                        />
                    }
                })}
        </div>
    }
    .into_any()
}

/// The groups of the draft to choose from.
pub fn group_choices(bench: Bench) -> Signal<Vec<Choice>> {
    let texts = use_texts();
    Signal::derive(move || {
        let words = texts.get();
        let policy = bench.settled.get();
        let groups = policy.iter().flat_map(|it| it.groups.iter());
        groups.map(|it: &Group| Choice::new(it.id.as_str(), wording::group(words, it))).collect()
    })
}

/// 质量底线, and how much of the weight must be backed by data.
#[component]
fn FloorFields(bench: Bench) -> impl IntoView {
    let floor = Memo::new(move |_| bench.settled.with(|it| it.as_ref()?.floor.clone()));
    let is_on = Memo::new(move |_| floor.with(Option::is_some));
    let set = move |floor: Option<Floor>| {
        bench.change(PolicyEdit::SetGrades { bands: bands(bench), floor });
    };
    let switch = move |on: bool| {
        let Some(policy) = bench.settled.get_untracked() else { return };
        let cap = policy.bands.iter().rev().nth(1).or(policy.bands.last());
        let first = policy.groups.first().map(|it| it.id.clone());
        let fresh = first.zip(cap).map(|(group, cap)| Floor {
            group,
            min_points: 60,
            cap: cap.label.clone(),
        });
        set(fresh.filter(|_| on));
    };
    let change = move |change: &dyn Fn(&mut Floor)| {
        let mut next = floor.get_untracked();
        if let Some(it) = &mut next {
            change(it);
            set(next);
        }
    };
    let caps = Signal::derive(move || {
        let policy = bench.settled.get();
        let bands = policy.iter().flat_map(|it| it.bands.iter());
        bands.map(|it| Choice::new(it.label.clone(), it.label.clone())).collect::<Vec<_>>()
    });
    let groups = group_choices(bench);
    let fields = move || {
        is_on.get().then(|| {
            view! {
                <div class="row row--fields">
                    <Select
                        label=say(|it| it.policy_rules.floor_group)
                        choices=groups
                        value=move || floor.get().map(|it| it.group.to_string()).unwrap_or_default()
                        testid="floor-group"
                        on_change=move |id: String| change(&|it| it.group = GroupId::new(&id))
                    />
                    <NumberField
                        label=say(|it| it.policy_rules.floor_points)
                        value=move || floor.get().map(|it| it.min_points.into())
                        range=0..=120
                        unit=say(|it| it.terms.points_unit)
                        problem=say(|it| it.policy_editor.points_problem)
                        testid="floor-points"
                        on_change=move |n: i64| {
                            change(&|it| it.min_points = u32::try_from(n).unwrap_or(it.min_points));
                        }
                    />
                    <Select
                        label=say(|it| it.policy_rules.floor_cap)
                        choices=caps
                        value=move || floor.get().map(|it| it.cap).unwrap_or_default()
                        testid="floor-cap"
                        on_change=move |label: String| change(&|it| it.cap.clone_from(&label))
                    />
                </div>
            }
        })
    };
    view! {
        <Switch
            label=say(|it| it.policy_rules.floor)
            hint=say(|it| it.policy_rules.floor_hint)
            value=is_on
            testid="floor"
            on_change=switch
        />
        {fields}
        <NumberField
            label=say(|it| it.policy_rules.coverage)
            hint=say(|it| it.policy_rules.coverage_hint)
            value=move || bench.settled.with(|it| it.as_ref().map(|it| it.min_coverage_bp.into()))
            places=2
            range=0..=10_000
            step=100
            unit="%"
            problem=say(|it| it.lab.out_of_range)
            testid="coverage"
            on_change=move |bp: i64| {
                bench.change(PolicyEdit::SetCoverage(u32::try_from(bp).unwrap_or_default()));
            }
        />
    }
}

/// A number of a policy as hundredths that are typed.
pub fn typed(value: Option<Fraction>) -> Option<i64> {
    value.map(hundredths)
}
