//! 工作量补偿 with its guards: from where on, how much, at most, and not without quality.

use leptos::prelude::*;

use super::bench::Bench;
use super::grades::{group_choices, typed};
use super::unit::of_hundredths;
use crate::model::{Benchmark, BonusForm, GroupId, PolicyEdit, Workload, WorkloadUnit};
use crate::state::use_texts;
use crate::ui::parts::{Card, Choice, NumberField, Select, Switch};
use crate::ui::say::{say, tell};

/// Everything of the workload compensation.
#[component]
pub fn WorkloadCard(bench: Bench) -> impl IntoView {
    let workload =
        Memo::new(move |_| bench.settled.with(|it| it.as_ref()?.fairness.workload.clone()));
    let is_on = Memo::new(move |_| workload.with(Option::is_some));
    let switch = move |on: bool| {
        let group =
            bench.settled.get_untracked().and_then(|it| Some(it.groups.first()?.id.clone()));
        let fresh = group.filter(|_| on).map(|gate_group| Workload {
            unit: WorkloadUnit::WeightedPerHour,
            threshold_bp: 1000,
            rate: crate::model::Fraction::integer(20),
            cap: crate::model::Fraction::integer(5),
            gate_points: 60,
            gate_group,
            benchmark: Benchmark::default(),
            form: BonusForm::default(),
        });
        bench.change(PolicyEdit::SetWorkload(fresh));
    };
    let example = tell(move |texts| {
        let Some(it) = workload.get() else { return String::new() };
        let threshold = crate::i18n::percent(it.threshold_bp);
        let (rate, cap) =
            (crate::ui::wording::fraction(it.rate), crate::ui::wording::fraction(it.cap));
        (texts.policy_rules.workload_rule)(&threshold, &rate, &cap)
    });
    let fields = move || is_on.get().then(|| view! { <Fields bench workload /> });
    view! {
        <Card
            title=say(|it| it.terms.workload_bonus)
            lead=say(|it| it.policy_rules.workload_lead)
        >
            <Switch
                label=say(|it| it.policy_rules.workload)
                value=is_on
                testid="workload"
                on_change=switch
            />
            {fields}
            <p class="small">{example}</p>
        </Card>
    }
}

#[component]
fn Fields(bench: Bench, workload: Memo<Option<Workload>>) -> impl IntoView {
    let texts = use_texts();
    let change = Callback::new(move |next: Workload| {
        bench.change(PolicyEdit::SetWorkload(Some(next)));
    });
    let with = move |write: &dyn Fn(&mut Workload)| {
        if let Some(mut next) = workload.get_untracked() {
            write(&mut next);
            change.run(next);
        }
    };
    let units = move || {
        let words = &texts.get().policy_rules;
        vec![Choice::new("weighted", words.unit_weighted), Choice::new("cases", words.unit_cases)]
    };
    let unit = move || match workload.get().map(|it| it.unit) {
        Some(WorkloadUnit::CasesPerHead) => "cases".to_owned(),
        _ => "weighted".to_owned(),
    };
    let benchmarks = move || {
        let words = &texts.get().policy_rules;
        vec![
            Choice::new("pooled", words.benchmark_pooled),
            Choice::new("others", words.benchmark_others),
        ]
    };
    let benchmark = move || match workload.get().map(|it| it.benchmark) {
        Some(Benchmark::LeaveOneOut) => "others".to_owned(),
        _ => "pooled".to_owned(),
    };
    let forms = move || {
        let words = &texts.get().policy_rules;
        vec![
            Choice::new("additive", words.form_additive),
            Choice::new("multiplicative", words.form_multiplicative),
            Choice::new("neutral", words.form_neutral),
        ]
    };
    let form = move || match workload.get().map(|it| it.form) {
        Some(BonusForm::Multiplicative) => "multiplicative".to_owned(),
        Some(BonusForm::BudgetNeutral) => "neutral".to_owned(),
        _ => "additive".to_owned(),
    };
    let number = |n: i64| u32::try_from(n).unwrap_or_default();
    view! {
        <div class="row row--fields">
            <Select
                label=say(|it| it.policy_rules.workload_unit)
                choices=units
                value=unit
                testid="workload-unit"
                on_change=move |value: String| {
                    let unit = match value.as_str() {
                        "cases" => WorkloadUnit::CasesPerHead,
                        _ => WorkloadUnit::WeightedPerHour,
                    };
                    with(&|it| it.unit = unit);
                }
            />
            <Select
                label=say(|it| it.policy_rules.benchmark)
                choices=benchmarks
                value=benchmark
                on_change=move |value: String| {
                    let benchmark = match value.as_str() {
                        "others" => Benchmark::LeaveOneOut,
                        _ => Benchmark::Pooled,
                    };
                    with(&|it| it.benchmark = benchmark);
                }
            />
            <Select
                label=say(|it| it.policy_rules.form)
                choices=forms
                value=form
                on_change=move |value: String| {
                    let form = match value.as_str() {
                        "multiplicative" => BonusForm::Multiplicative,
                        "neutral" => BonusForm::BudgetNeutral,
                        _ => BonusForm::Additive,
                    };
                    with(&|it| it.form = form);
                }
            />
        </div>
        <div class="row row--fields">
            <NumberField
                label=say(|it| it.policy_rules.threshold)
                value=move || workload.get().map(|it| it.threshold_bp.into())
                places=2
                range=0..=100_000
                step=100
                unit="%"
                problem=say(|it| it.policy_editor.n_min_problem)
                testid="workload-threshold"
                on_change=move |n: i64| with(&|it| it.threshold_bp = number(n))
            />
            <NumberField
                label=say(|it| it.policy_rules.rate)
                value=move || typed(workload.get().map(|it| it.rate))
                places=2
                range=0..=10_000
                step=100
                unit=say(|it| it.terms.points_unit)
                problem=say(|it| it.policy_editor.points_problem)
                testid="workload-rate"
                on_change=move |n: i64| with(&|it| it.rate = of_hundredths(n))
            />
            <NumberField
                label=say(|it| it.policy_rules.cap)
                value=move || typed(workload.get().map(|it| it.cap))
                places=2
                range=0..=10_000
                step=100
                unit=say(|it| it.terms.points_unit)
                problem=say(|it| it.policy_editor.points_problem)
                testid="workload-cap"
                on_change=move |n: i64| with(&|it| it.cap = of_hundredths(n))
            />
        </div>
        <div class="row row--fields">
            <Select
                label=say(|it| it.policy_rules.gate_group)
                choices=group_choices(bench)
                value=move || workload.get().map(|it| it.gate_group.to_string()).unwrap_or_default()
                on_change=move |id: String| with(&|it| it.gate_group = GroupId::new(&id))
            />
            <NumberField
                label=say(|it| it.policy_rules.gate_points)
                value=move || workload.get().map(|it| it.gate_points.into())
                range=0..=120
                unit=say(|it| it.terms.points_unit)
                problem=say(|it| it.policy_editor.points_problem)
                testid="workload-gate"
                on_change=move |n: i64| with(&|it| it.gate_points = number(n))
            />
        </div>
    }
}
