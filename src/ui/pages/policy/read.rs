//! The policy as it is: groups and their indicators with definition, curve, weight and rules.

use leptos::prelude::*;

use super::add::AddDialog;
use super::bench::Bench;
use super::consequences::ConsequencesCard;
use super::rules::{group_weight, local_weight};
use super::weigh::{Scope, WeighDialog};
use crate::charts::curve;
use crate::engine::authoring::difference::Difference;
use crate::i18n::Texts;
use crate::model::{Group, GroupId, Indicator, Policy, PolicyEdit};
use crate::state::use_texts;
use crate::ui::parts::{Button, ButtonKind, Card, Chip, IconKind, NumberField, Switch, Tone};
use crate::ui::route::{PolicyPart, Route};
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// All groups, and what the draft would do.
#[component]
pub fn Read(bench: Bench) -> impl IntoView {
    let weighing = RwSignal::new(None::<Scope>);
    let adding = RwSignal::new(None::<GroupId>);
    let differs = Memo::new(move |_| bench.differs());
    // Whatever is typed stays while weights move: groups are drawn anew only when others come or go.
    let shape = Memo::new(move |_| {
        let policy = bench.settled.get()?;
        Some(policy.groups.iter().map(|it| it.id.clone()).collect::<Vec<_>>())
    });
    let groups = move || {
        let groups = shape.get().unwrap_or_default();
        let card = |id: GroupId| group_card(bench, id, weighing, adding);
        groups.into_iter().map(card).collect_view()
    };
    view! {
        <div class="row row--apart">
            <p class="muted">{say(|it| it.policy_page.read_lead)}</p>
            <div class="row">
                <Button
                    testid="weigh-groups"
                    on_press=move |()| weighing.set(Some(Scope::Groups))
                >
                    {say(|it| it.policy_page.weigh_groups)}
                </Button>
                <Button
                    icon=IconKind::Plus
                    testid="add-indicator"
                    on_press=move |()| adding.set(Some("Q".into()))
                >
                    {say(|it| it.policy_page.add_indicator)}
                </Button>
            </div>
        </div>
        {groups}
        {move || differs.get().then(|| view! { <ConsequencesCard bench /> })}
        <AddDialog bench group=adding />
        <WeighDialog bench scope=weighing />
    }
}

fn group_card(
    bench: Bench,
    id: GroupId,
    weighing: RwSignal<Option<Scope>>,
    adding: RwSignal<Option<GroupId>>,
) -> AnyView {
    let texts = use_texts();
    let of = id.clone();
    let group = Memo::new(move |_| -> Option<Group> {
        bench.settled.with(|it| it.as_ref()?.group(&of).cloned())
    });
    let title =
        tell(move |texts| group.get().map(|it| wording::group(texts, &it)).unwrap_or_default());
    let of = id.clone();
    let members = Memo::new(move |_| -> Vec<Indicator> {
        let policy = bench.settled.get();
        policy.map(|it| it.indicators_of(&of).cloned().collect()).unwrap_or_default()
    });
    let many = Memo::new(move |_| members.with(|it| it.len() > 1));
    let (to_add, to_weigh, to_set, to_mark) = (id.clone(), id.clone(), id.clone(), id.clone());
    let weight = move || group.get().map(|it| i64::from(it.weight_bp));
    let mandatory = move || group.get().is_some_and(|it| it.mandatory);
    let cards = move || {
        let policy = bench.settled.get()?;
        let words = texts.get();
        let card = |it: &Indicator| indicator_card(words, bench, &policy, it);
        Some(members.with(|it| it.iter().map(card).collect_view()))
    };
    let weigh = move || {
        let to_weigh = to_weigh.clone();
        many.get().then(|| {
            view! {
                <Button
                    kind=ButtonKind::Quiet
                    on_press=move |()| weighing.set(Some(Scope::Within(to_weigh.clone())))
                >
                    {say(|it| it.policy_page.weigh_within)}
                </Button>
            }
        })
    };
    let testid = format!("policy-group-{id}");
    view! {
        <Card title testid>
            <div class="policy__group-head">
                <NumberField
                    label=say(|it| it.policy_editor.group_weight)
                    value=weight
                    places=2
                    range=0..=10_000
                    step=100
                    unit="%"
                    problem=say(|it| it.lab.out_of_range)
                    testid=format!("policy-weight-{id}")
                    on_change=move |bp| group_weight(bench, &to_set, bp)
                />
                <Switch
                    label=say(|it| it.policy_editor.mandatory)
                    hint=say(|it| it.policy_editor.mandatory_hint)
                    value=mandatory
                    testid=format!("mandatory-{id}")
                    on_change=move |mandatory| {
                        let group = to_mark.clone();
                        bench.change(PolicyEdit::SetMandatory { group, mandatory });
                    }
                />
                {weigh}
                <Button
                    kind=ButtonKind::Quiet
                    icon=IconKind::Plus
                    on_press=move |()| adding.set(Some(to_add.clone()))
                >
                    {say(|it| it.policy_page.add_indicator)}
                </Button>
            </div>
            <div class="policy__indicators">{cards}</div>
        </Card>
    }
    .into_any()
}

fn indicator_card(
    texts: &'static Texts,
    bench: Bench,
    policy: &Policy,
    indicator: &Indicator,
) -> AnyView {
    let words = &texts.policy_editor;
    let kind = indicator.measure.kind();
    let measure = wording::measure(texts, &indicator.measure);
    let mark = bench.differences.with(|it| mark(texts, it, indicator));
    let drawing = curve(&indicator.curve, None, &|x| wording::axis(texts, kind, x));
    let group_bp = policy.group(&indicator.group).map_or(0, |it| it.weight_bp);
    // Four digits more than are shown: both are basis points.
    let whole_bp = u64::from(group_bp) * u64::from(indicator.local_bp) / 10_000;
    let whole = crate::i18n::percent(u32::try_from(whole_bp).unwrap_or_default());
    let roles: Vec<&str> = indicator.not_for.iter().map(|it| wording::role(texts, *it)).collect();
    let roles = (!roles.is_empty()).then(|| {
        let roles = (words.not_for)(&roles.join(texts.policy_page.list_stop));
        view! { <dt>{words.roles}</dt><dd>{roles}</dd> }
    });
    let red_line = indicator.red_line.map(|_| {
        let sentence = wording::red_line(texts, &indicator.id, policy);
        view! { <dt>{texts.policy_red_line.title}</dt><dd>{sentence}</dd> }
    });
    let curve_words = wording::curve(texts, indicator);
    let (id, local_bp) = (indicator.id.clone(), i64::from(indicator.local_bp));
    let address = Route::Policy(PolicyPart::Indicator(id.clone())).to_string();
    let name = wording::indicator(texts, indicator);
    let label = (words.local_weight_of)(&name);
    let is_changed = mark.is_some();
    let chip = mark.map(|it| view! { <Chip label=it tone=Signal::stored(Tone::Info) /> });
    let testid = format!("indicator-{id}");
    view! {
        <section class="policy__indicator" data-changed=is_changed.to_string() data-testid=testid>
            <h3 class="policy__name">
                <a href=address.clone()>{name.clone()}</a>
                {chip}
            </h3>
            <p class="small">{measure.definition}</p>
            <div
                class="figure__drawing"
                role="img"
                aria-label=curve_words.clone()
                inner_html=drawing.unwrap_or_default()
            ></div>
            <dl class="policy__terms">
                <dt>{words.formula}</dt>
                <dd>{measure.formula}</dd>
                <dt>{words.curve}</dt>
                <dd>{curve_words}</dd>
                <dt>{words.n_min}</dt>
                <dd>{indicator.n_min}</dd>
                <dt>{words.correction}</dt>
                <dd>{wording::correction(texts, indicator.correction)}</dd>
                <dt>{words.of_the_whole}</dt>
                <dd>{whole}</dd>
                {roles}
                {red_line}
            </dl>
            <div class="policy__foot">
                <NumberField
                    label=Signal::stored(label)
                    value=Signal::stored(Some(local_bp))
                    places=2
                    range=0..=10_000
                    step=100
                    unit="%"
                    problem=say(|it| it.lab.out_of_range)
                    testid=format!("policy-weight-{id}")
                    on_change=move |bp| local_weight(bench, &id, bp)
                />
                <a class="button" href=address aria-label=(words.edit_of)(&name)>
                    {words.edit}
                </a>
            </div>
        </section>
    }
    .into_any()
}

/// Whether an indicator is new or changed, in a word.
fn mark(texts: &Texts, differences: &[Difference], indicator: &Indicator) -> Option<String> {
    let of = |it: &&Difference| it.indicator() == Some(&indicator.id);
    let found = differences.iter().find(of)?;
    Some(match found {
        Difference::Added(_) => texts.policy_page.is_new.to_owned(),
        _ => texts.policy_page.is_changed.to_owned(),
    })
}
