//! 作息: the hours of every weekday, typed; on holidays too or not; or none at all.

use chrono::Weekday;
use leptos::prelude::*;

use crate::i18n::Texts;
use crate::model::{Calendar, Edit, NotASpan, Span, Week, WeekProblem, read_spans};
use crate::state::use_workspace;
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Dialog, TextKind};
use crate::ui::say::{say, tell};

/// The weekdays with the names of their fields.
const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Mon, "hours-mon"),
    (Weekday::Tue, "hours-tue"),
    (Weekday::Wed, "hours-wed"),
    (Weekday::Thu, "hours-thu"),
    (Weekday::Fri, "hours-fri"),
    (Weekday::Sat, "hours-sat"),
    (Weekday::Sun, "hours-sun"),
];
const ALWAYS: &str = "hours-on-holidays";

/// A button that opens the form.
#[component]
pub fn HoursButton() -> impl IntoView {
    let opened = RwSignal::new(false);
    view! {
        <Button testid="hours-edit" on_press=move |()| opened.set(true)>
            {say(|it| it.holidays.edit)}
        </Button>
        <HoursDialog opened />
    }
}

#[component]
fn HoursDialog(opened: RwSignal<bool>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let form = Form::new();
    let current =
        move || workspace.office.get_untracked().and_then(|it| it.office.calendar.clone());
    Effect::new(move || {
        if opened.get() {
            let stop = changes.texts().policy_page.list_stop;
            fill(form, &current().unwrap_or_else(Calendar::standard), stop);
        }
    });
    let put = move |calendar: Option<Calendar>, done: &str| {
        let calendar = calendar.map(Box::new);
        match changes.make(|office| Edit::SetCalendar { office, calendar }, done.to_owned()) {
            Ok(()) => opened.set(false),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let save = move |()| {
        form.forgive();
        let texts = changes.texts();
        let Some(week) = read(form, texts) else { return };
        let before = current().unwrap_or_else(Calendar::standard);
        let calendar = Calendar { week, open_on_holidays: form.is_on(ALWAYS), ..before };
        put(Some(calendar), texts.holidays.hours_done);
    };
    let copy_monday = move |()| {
        let monday = form.get(DAYS[0].1);
        for (_, name) in &DAYS[1..5] {
            form.put(name, monday.clone());
        }
    };
    let actions = move || {
        view! {
            <Button
                kind=ButtonKind::Quiet
                testid="hours-none"
                on_press=move |()| put(None, changes.texts().holidays.hours_gone)
            >
                {say(|it| it.holidays.no_hours)}
            </Button>
            <Button on_press=move |()| opened.set(false)>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="hours-save" on_press=save>
                {say(|it| it.holidays.save_hours)}
            </Button>
        }
    };
    let day = move |at: usize| {
        let label = tell(move |texts| texts.holidays.days[at].to_owned());
        let hint = (at == 0).then(|| say(|it| it.holidays.hours_hint));
        form.line(DAYS[at].1, TextKind::Line, label, hint)
    };
    view! {
        <Dialog
            title=say(|it| it.holidays.edit)
            close_label=say(|it| it.team.close)
            open=move || opened.get()
            testid="hours-form"
            actions
            on_close=move |()| opened.set(false)
        >
            {form.banner()}
            {day(0)}
            <div class="row">
                <Button kind=ButtonKind::Quiet testid="hours-copy" on_press=copy_monday>
                    {say(|it| it.holidays.like_monday)}
                </Button>
            </div>
            <div class="grid">{(1..DAYS.len()).map(day).collect_view()}</div>
            {form.switch(
                ALWAYS,
                say(|it| it.holidays.on_holidays),
                say(|it| it.holidays.on_holidays_hint),
            )}
        </Dialog>
    }
}

/// The hours in force, as somebody would type them: `stop` stands between the spans of a day.
fn fill(form: Form, calendar: &Calendar, stop: &str) {
    let text = |day: Weekday| {
        let spans: Vec<String> = calendar.week.spans(day).iter().map(Span::to_string).collect();
        spans.join(stop)
    };
    let days = DAYS.map(|(day, name)| (name, text(day)));
    form.fill(days.into_iter().chain([(ALWAYS, Form::flag(calendar.open_on_holidays))]));
}

/// The week as it was typed; what is wrong is said beside its day.
fn read(form: Form, texts: &Texts) -> Option<Week> {
    let words = &texts.holidays;
    let days = DAYS.map(|(_, name)| match read_spans(&form.get(name)) {
        Ok(spans) => spans,
        Err(NotASpan(part)) => {
            form.refuse(name, (words.not_a_span)(&part));
            Vec::new()
        }
    });
    if !form.is_good() {
        return None;
    }
    match Week::new(days) {
        Ok(week) => Some(week),
        Err(problem) => {
            let (weekday, sentence) = match problem {
                WeekProblem::Empty { weekday, span } if span.from > span.to => {
                    (weekday, (words.past_midnight)(&span.to_string()))
                }
                WeekProblem::Empty { weekday, span } => {
                    (weekday, (words.empty_span)(&span.to_string()))
                }
                WeekProblem::PastMidnight { weekday, span } => {
                    (weekday, (words.past_midnight)(&span.to_string()))
                }
                WeekProblem::Overlap { weekday, span } => {
                    (weekday, (words.overlap)(&span.to_string()))
                }
            };
            let field = DAYS.iter().find(|it| it.0 == weekday).map_or(WHOLE, |it| it.1);
            form.refuse(field, sentence);
            None
        }
    }
}
