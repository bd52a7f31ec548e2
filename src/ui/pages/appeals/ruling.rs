//! 裁定: decision, reason and by whom, with the score on both sides of it while it is being decided.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::board::Opened;
use super::outcome::Outcome;
use super::part::{Behind, PartRecords, behind};
use crate::engine::appeal::{as_if_ruled, stands};
use crate::i18n::Texts;
use crate::model::{
    Appeal, AppealEdit, Decision, Edit, Extra, Mark, OfficeData, RecordId, Role, Ruling, StaffId,
    Struck, Subject,
};
use crate::state::{Shared, Workspace, now, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Banner, Button, ButtonKind, Choice, Dialog, Tone};
use crate::ui::say::{say, tell};
use crate::ui::wording;

const DECISIONS: [(Decision, &str); 3] =
    [(Decision::Accepted, "accepted"), (Decision::Part, "part"), (Decision::Rejected, "rejected")];

fn decision_of(code: &str) -> Option<Decision> {
    DECISIONS.into_iter().find(|it| it.1 == code).map(|it| it.0)
}

/// Who may rule: anybody but the agent and whoever ruled before, managers first.
fn rulers(data: &OfficeData, appeal: &Appeal) -> Vec<(StaffId, String)> {
    let free = data.staff.iter().filter(|it| !appeal.speaks_of(&it.id));
    let mut free: Vec<_> = free.collect();
    free.sort_by_key(|it| it.role != Role::Manager);
    free.into_iter().map(|it| (it.id.clone(), it.name.clone())).collect()
}

/// What stands in the form, and what follows from it.
#[derive(Clone, Copy)]
struct Draft {
    form: Form,
    workspace: StoredValue<Workspace>,
    appeal: Memo<Option<Appeal>>,
    /// The records that a part of an indicator strikes.
    chosen: RwSignal<BTreeSet<RecordId>>,
}

impl Draft {
    fn office(self) -> Option<Shared<OfficeData>> {
        self.workspace.get_value().office.get()
    }

    fn decision(self) -> Option<Decision> {
        decision_of(&self.form.value("ruling-decision").get())
    }

    fn is_part(self) -> bool {
        self.decision() == Some(Decision::Part)
    }

    fn is_about(self, is: fn(&Subject) -> bool) -> bool {
        self.appeal.with(|it| it.as_ref().is_some_and(|it| is(&it.subject)))
    }

    fn is_indicator(self) -> bool {
        self.is_about(|it| matches!(it, Subject::Indicator { .. }))
    }

    fn decisions(self, texts: &Texts) -> Vec<Choice> {
        let has_part = !self.is_about(|it| matches!(it, Subject::Rating { .. }));
        let offered = DECISIONS.iter().filter(|it| has_part || it.0 != Decision::Part);
        offered
            .map(|(it, code)| Choice::new(*code, wording::appeals::decision(texts, *it)))
            .collect()
    }

    fn struck(self) -> Option<Struck> {
        let (appeal, decision) = self.appeal.get().zip(self.decision())?;
        let records: Vec<RecordId> = self.chosen.get().into_iter().collect();
        appeal.subject.effect(decision, &records)
    }

    /// Where the agent stands as it is.
    fn before(self) -> Option<Mark> {
        let (data, appeal) = self.office().zip(self.appeal.get())?;
        let now = self.workspace.get_value().now;
        stands(&data, &appeal.staff, appeal.period, now)
    }

    /// Where the agent would stand by this ruling.
    fn after(self, struck: Option<Struck>) -> Option<Mark> {
        let (data, appeal) = self.office().zip(self.appeal.get())?;
        let ruled = as_if_ruled(&data, &appeal.id, struck?)?;
        stands(&ruled, &appeal.staff, appeal.period, self.workspace.get_value().now)
    }

    fn records(self, texts: &Texts) -> Vec<Behind> {
        let found = self.office().zip(self.appeal.get());
        let found = found.filter(|_| self.is_part() && self.is_indicator());
        let now = self.workspace.get_value().now;
        found.map_or_else(Vec::new, |(data, appeal)| behind(texts, &data, &appeal, now))
    }

    /// Whose appeal it is, against what.
    fn what(self, texts: &Texts) -> String {
        let found = self.office().zip(self.appeal.get());
        let line = found.map(|(data, it)| {
            let name = wording::records::staff(&data, it.staff.as_str());
            format!("{name} · {}", wording::appeals::subject(texts, &data, &it.subject))
        });
        line.unwrap_or_default()
    }
}

/// What the agent says, in both instances.
fn said(appeal: Appeal) -> impl IntoView {
    let second = appeal.second.map(|it| it.statement);
    let statements = [Some(appeal.statement), second].into_iter().flatten();
    statements.map(|it| view! { <p class="appeal__words">{it}</p> }).collect_view()
}

/// Rules on an appeal that waits for it.
#[component]
pub fn RulingForm(opened: RwSignal<Opened>) -> impl IntoView {
    let workspace = StoredValue::new(use_workspace());
    let form = Form::new();
    let chosen = RwSignal::new(BTreeSet::<RecordId>::new());
    let appeal = Memo::new(move |_| match opened.get() {
        Opened::Ruling(id) => workspace.get_value().office.get()?.appeal(&id).cloned(),
        Opened::Nothing | Opened::Second(_) => None,
    });
    let draft = Draft { form, workspace, appeal, chosen };
    Effect::new(move || {
        if appeal.with(Option::is_some) {
            chosen.set(BTreeSet::new());
            form.fill([]);
        }
    });
    let struck = Memo::new(move |_| draft.struck());
    let before = Memo::new(move |_| draft.before());
    let after = Memo::new(move |_| draft.after(struck.get()));
    let marks = Signal::derive(move || {
        let before = before.get()?;
        Some((before.clone(), after.get().unwrap_or(before)))
    });
    let changes = use_changes();
    let close = move || opened.set(Opened::Nothing);
    let rule = move |()| {
        let Some(appeal) = appeal.get_untracked() else { return };
        let texts = changes.texts();
        let marks = untrack(move || marks.get()).unwrap_or_default();
        let decided = decision_of(&form.get("ruling-decision")).zip(struck.get_untracked());
        let Some(ruling) = read(form, decided, marks, texts) else { return };
        let decision = wording::appeals::decision(texts, ruling.decision);
        let done = (texts.appeals.ruled_done)(appeal.id.as_str(), decision);
        let change = AppealEdit::Rule { appeal: appeal.id, ruling: Box::new(ruling) };
        match changes.make(|office| Edit::Appeals { office, change }, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let title = tell(move |texts| {
        let id = appeal.get().map(|it| it.id.to_string());
        id.map(|it| (texts.appeals.rule_title)(&it)).unwrap_or_default()
    });
    let actions = move || {
        view! {
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="save-ruling" on_press=rule>
                {say(|it| it.appeals.save_ruling)}
            </Button>
        }
    };
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || appeal.with(Option::is_some)
            testid="ruling-form"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            <Fields draft marks />
        </Dialog>
    }
}

#[component]
fn Fields(draft: Draft, #[prop(into)] marks: Signal<Option<(Mark, Mark)>>) -> impl IntoView {
    let texts = use_texts();
    let Draft { form, appeal, chosen, .. } = draft;
    let candidates = Memo::new(move |_| {
        let found = draft.office().zip(appeal.get());
        found.map(|(data, appeal)| rulers(&data, &appeal)).unwrap_or_default()
    });
    let people = Signal::derive(move || {
        let people = candidates.get().into_iter();
        let nobody = Choice::new("", texts.get().terms.none);
        let people = people.map(|(id, name)| Choice::new(id.as_str(), name));
        std::iter::once(nobody).chain(people).collect::<Vec<_>>()
    });
    let decisions = Signal::derive(move || draft.decisions(texts.get()));
    let records = Memo::new(move |_| draft.records(texts.get()));
    let by_hint = tell(move |texts| {
        let is_first = appeal.with(|it| it.as_ref().is_none_or(|it| it.rulings.is_empty()));
        let words = &texts.appeals;
        if is_first { words.by_hint } else { words.by_second_hint }.to_owned()
    });
    view! {
        <Show when=move || candidates.with(Vec::is_empty)>
            <Banner tone=Tone::Warning testid="no-ruler">
                {say(|it| it.appeals.nobody)}
            </Banner>
        </Show>
        <p>
            <strong>{tell(move |texts| draft.what(texts))}</strong>
        </p>
        {move || appeal.get().map(said)}
        {form.segmented("ruling-decision", say(|it| it.appeals.decision), decisions)}
        <Show when=move || draft.is_part() && !draft.is_indicator()>
            <p class="small muted">{say(|it| it.appeals.part_rating)}</p>
        </Show>
        <Show when=move || draft.is_part() && draft.is_indicator()>
            <PartRecords records chosen />
        </Show>
        <Outcome
            marks
            before=say(|it| it.appeals.before)
            after=say(|it| it.appeals.after)
        />
        {form.area(
            "ruling-reason",
            say(|it| it.appeals.reason),
            say(|it| it.appeals.reason_hint),
        )}
        {form.select("ruling-by", say(|it| it.appeals.by), people)}
        <p class="small muted">{by_hint}</p>
    }
}

/// The ruling as the form has it; `None` with the problems said beside their fields.
fn read(
    form: Form,
    decided: Option<(Decision, Struck)>,
    (before, after): (Mark, Mark),
    texts: &Texts,
) -> Option<Ruling> {
    let words = &texts.appeal_faults;
    form.forgive();
    let reason = form.get("ruling-reason");
    if reason.is_empty() {
        form.refuse("ruling-reason", words.no_reason);
    }
    let by = form.get("ruling-by");
    let missing = match decision_of(&form.get("ruling-decision")) {
        None => Some(words.no_decision),
        Some(Decision::Part) if decided.is_none() => Some(words.no_part),
        Some(_) if by.is_empty() => Some(words.no_ruler),
        Some(_) => None,
    };
    if let Some(missing) = missing {
        form.refuse(WHOLE, missing);
    }
    let (decision, effect) = decided.filter(|_| form.is_good())?;
    Some(Ruling {
        // Set when it is made.
        instance: 1,
        second_until: None,
        decision,
        reason,
        by: StaffId::new(&by),
        at: now(),
        effect,
        before,
        after,
        extra: Extra::default(),
    })
}
