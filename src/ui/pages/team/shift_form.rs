//! One shift: from when to when, and how long somebody was logged in.

use chrono::{Days, NaiveDate, NaiveTime};
use leptos::prelude::*;

use super::name_of;
use super::shifts::hours;
use crate::exchange::read_hours;
use crate::i18n::date;
use crate::i18n::words::Shifts as ShiftWords;
use crate::model::{Edit, Extra, OfficeData, Shift, StaffId, TeamEdit, Time};
use crate::state::use_workspace;
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Dialog, TextKind};
use crate::ui::say::{say, tell};

/// A cell of the week, and the shift in it that is opened; `None` for a new one.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub staff: StaffId,
    pub day: NaiveDate,
    pub start: Option<Time>,
}

impl Slot {
    fn shift(&self, data: &OfficeData) -> Option<Shift> {
        let start = self.start?;
        data.shifts.iter().find(|it| it.staff == self.staff && it.start == start).cloned()
    }
}

/// Adds a shift or changes one.
#[component]
pub fn ShiftForm(opened: RwSignal<Option<Slot>>) -> impl IntoView {
    let workspace = use_workspace();
    let changes = use_changes();
    let form = Form::new();
    Effect::new(move || {
        let Some((slot, data)) = opened.get().zip(workspace.office.get_untracked()) else { return };
        let clock = |time| data.office.utc_offset.local(time).format("%H:%M").to_string();
        let shift = slot.shift(&data);
        // A new shift begins as this person's last one did.
        let last =
            || data.shifts.iter().filter(|it| it.staff == slot.staff).max_by_key(|it| it.start);
        let like = shift.as_ref().or_else(last);
        let logged = shift.as_ref().and_then(|it| it.logged_s);
        form.fill([
            ("shift-start", like.map_or_else(|| "08:00".to_owned(), |it| clock(it.start))),
            ("shift-end", like.map_or_else(|| "17:00".to_owned(), |it| clock(it.end))),
            ("shift-logged", logged.map(|it| hours(it.into())).unwrap_or_default()),
        ]);
    });
    let title = tell(move |texts| {
        let Some((slot, data)) = opened.get().zip(workspace.office.get()) else {
            return String::new();
        };
        (texts.shifts.shift_of)(&name_of(&data, &slot.staff), &date(slot.day))
    });
    let is_new = move || opened.with(|it| it.as_ref().is_none_or(|it| it.start.is_none()));
    let close = move || opened.set(None);
    let make = move |out: Vec<_>, put: Vec<Shift>, done: String| {
        let change = TeamEdit::Shifts { out, put };
        match changes.make(|office| Edit::Team { office, change }, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let save = move |()| {
        let Some((slot, data)) = opened.get_untracked().zip(workspace.office.get_untracked())
        else {
            return;
        };
        let words = &changes.texts().shifts;
        let Some(shift) = read(form, &slot, &data, words) else { return };
        let out = slot.start.map(|it| (slot.staff.clone(), it)).into_iter().collect();
        let done = (words.saved)(&name_of(&data, &slot.staff));
        make(out, vec![shift], done);
    };
    let remove = move |()| {
        let Some((slot, data)) = opened.get_untracked().zip(workspace.office.get_untracked())
        else {
            return;
        };
        let done = (changes.texts().shifts.removed)(&name_of(&data, &slot.staff));
        let out = slot.start.map(|start| (slot.staff, start)).into_iter().collect();
        make(out, Vec::new(), done);
    };
    let actions = move || {
        view! {
            <Show when=move || !is_new()>
                <Button kind=ButtonKind::Danger testid="remove-shift" on_press=remove>
                    {say(|it| it.shifts.remove)}
                </Button>
            </Show>
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="save-shift" on_press=save>
                {say(|it| it.team.save)}
            </Button>
        }
    };
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || opened.with(Option::is_some)
            testid="shift-form"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            <div class="form__pair">
                {form.line("shift-start", TextKind::Time, say(|it| it.shifts.start), None)}
                {form.line(
                    "shift-end",
                    TextKind::Time,
                    say(|it| it.shifts.end),
                    Some(say(|it| it.shifts.end_hint)),
                )}
            </div>
            {form.line(
                "shift-logged",
                TextKind::Line,
                say(|it| it.shifts.logged),
                Some(say(|it| it.shifts.logged_hint)),
            )}
        </Dialog>
    }
}

/// The shift as the form has it; `None` with the problems said beside their fields.
fn read(form: Form, slot: &Slot, data: &OfficeData, words: &ShiftWords) -> Option<Shift> {
    form.forgive();
    let clock = |name| {
        let text = form.get(name);
        let time = NaiveTime::parse_from_str(&text, "%H:%M");
        let time = time.or_else(|_| NaiveTime::parse_from_str(&text, "%H:%M:%S"));
        if time.is_err() {
            form.refuse(name, words.time_problem);
        }
        time.ok()
    };
    let (from, to) = (clock("shift-start"), clock("shift-end"));
    let logged = form.get("shift-logged");
    let logged_s = read_hours(&logged);
    if !logged.is_empty() && logged_s.is_none() {
        form.refuse("shift-logged", words.logged_problem);
    }
    let (from, to) = from.zip(to).filter(|_| form.is_good())?;
    let next = slot.day.checked_add_days(Days::new(u64::from(to <= from))).unwrap_or(slot.day);
    let offset = data.office.utc_offset;
    let times = offset.time(slot.day.and_time(from)).zip(offset.time(next.and_time(to)));
    let Some((start, end)) = times else {
        form.refuse(WHOLE, words.not_a_date);
        return None;
    };
    let extra = slot.shift(data).map_or_else(Extra::default, |it| it.extra);
    Some(Shift { staff: slot.staff.clone(), start, end, logged_s, extra })
}
