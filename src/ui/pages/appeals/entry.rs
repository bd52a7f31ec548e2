//! One appeal with its whole history: what was said and shown, every ruling, what can be done next.

use leptos::prelude::*;

use super::board::Opened;
use crate::i18n::{Texts, date};
use crate::model::{Appeal, AppealEdit, AppealState, Edit, OfficeData, Ruling, Time};
use crate::state::{Shared, now, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{Button, ButtonKind, Chip};
use crate::ui::route::Route;
use crate::ui::say::say;
use crate::ui::wording;

/// One appeal.
#[component]
pub fn Entry(appeal: Appeal, data: Shared<OfficeData>, opened: RwSignal<Opened>) -> impl IntoView {
    let texts = use_texts();
    let today = data.local_date(use_workspace().now);
    let shown = move || entry(texts.get(), &data, &appeal, today, opened);
    view! { {shown} }
}

fn entry(
    texts: &'static Texts,
    data: &OfficeData,
    appeal: &Appeal,
    today: chrono::NaiveDate,
    opened: RwSignal<Opened>,
) -> AnyView {
    let words = &texts.appeals;
    let day = |it: Time| date(data.local_date(it));
    let (state, tone) = wording::appeals::state(texts, appeal, today);
    let what = wording::appeals::subject(texts, data, &appeal.subject);
    let name = wording::records::staff(data, appeal.staff.as_str());
    let period = wording::period(texts, appeal.period);
    let mark = |it| wording::appeals::mark(texts, it);
    let promised = (words.moved)(&mark(&appeal.before), &mark(&appeal.if_upheld));
    let facts =
        [(words.filed_on)(&day(appeal.filed)), (words.under_policy)(appeal.version)].join(" · ");
    let [first, second] = [0, 1].map(|at| appeal.rulings.get(at));
    let first = first.map(|it| ruled(texts, data, it, second.is_some()));
    let second = second.map(|it| ruled(texts, data, it, false));
    let again = appeal.second.as_ref().map(|it| {
        view! {
            <h4 class="appeal__step">{(words.second_filed)(&day(it.filed))}</h4>
            <p class="appeal__words">{it.statement.clone()}</p>
        }
    });
    view! {
        <article class="appeal" data-appeal=appeal.id.to_string() data-testid="appeal">
            <header class="appeal__head">
                <h3 class="appeal__title">{format!("{} {what}", appeal.id)}</h3>
                <Chip label=move || state.clone() tone=move || tone testid="appeal-state" />
            </header>
            <p class="small muted">
                <a href=Route::Agent(appeal.staff.clone())
                    .to_string()>{(words.by_agent)(&name, &period)}</a>
                {format!(" · {facts}")}
            </p>
            <p class="appeal__words">{appeal.statement.clone()}</p>
            <dl class="appeal__versions">
                <dt>{format!("{} → {}", words.when_filed, words.if_upheld)}</dt>
                <dd data-part="promised">{promised}</dd>
            </dl>
            {first}
            {again}
            {second}
            <Actions appeal=appeal.clone() today opened />
        </article>
    }
    .into_any()
}

/// One ruling: what, why, by whom, and the score on both sides of it.
fn ruled(texts: &Texts, data: &OfficeData, ruling: &Ruling, superseded: bool) -> AnyView {
    let words = &texts.appeals;
    let decision = wording::appeals::decision(texts, ruling.decision);
    let by = wording::records::staff(data, ruling.by.as_str());
    let mark = |it| wording::appeals::mark(texts, it);
    let effect = wording::appeals::effect(texts, data, &ruling.effect);
    let superseded = superseded.then_some(words.superseded);
    view! {
        <section class="appeal__ruling" data-instance=ruling.instance.to_string()>
            <h4 class="appeal__step">
                {(words.instance)(ruling.instance)}{superseded}" " <strong>{decision}</strong>
            </h4>
            <p class="small muted">
                {(words.ruled_by)(&by, &date(data.local_date(ruling.at)))}
            </p>
            <p class="appeal__words">{ruling.reason.clone()}</p>
            <p class="small">{effect}</p>
            <dl class="appeal__versions">
                <dt>{format!("{} → {}", words.before, words.after)}</dt>
                <dd data-part="versions">
                    {(words.moved)(&mark(&ruling.before), &mark(&ruling.after))}
                </dd>
            </dl>
        </section>
    }
    .into_any()
}

#[component]
fn Actions(appeal: Appeal, today: chrono::NaiveDate, opened: RwSignal<Opened>) -> impl IntoView {
    let changes = use_changes();
    let state = appeal.state(today);
    let id = StoredValue::new(appeal.id);
    let is_open = matches!(state, AppealState::Open { .. });
    let is_appealable = matches!(state, AppealState::Appealable(_));
    let withdraw = move |()| {
        let id = id.get_value();
        let done = (changes.texts().appeals.withdrawn_done)(id.as_str());
        let change = AppealEdit::Withdraw { appeal: id, at: now() };
        changes.try_make(|office| Edit::Appeals { office, change }, done);
    };
    let open = view! {
        <Button
            kind=ButtonKind::Primary
            testid="rule-appeal"
            on_press=move |()| opened.set(Opened::Ruling(id.get_value()))
        >
            {say(|it| it.appeals.rule)}
        </Button>
        <Button kind=ButtonKind::Quiet testid="withdraw-appeal" on_press=withdraw>
            {say(|it| it.appeals.withdraw)}
        </Button>
    };
    let second = view! {
        <Button
            testid="second-appeal"
            on_press=move |()| opened.set(Opened::Second(id.get_value()))
        >
            {say(|it| it.appeals.second)}
        </Button>
    };
    view! {
        <div class="appeal__actions screen-only">
            {is_open.then_some(open)} {is_appealable.then_some(second)}
        </div>
    }
}
