//! Filing an appeal: what is contested, what upholding it would do, and why.

use leptos::prelude::*;

use super::outcome::Outcome;
use crate::engine::appeal::{Judged, Request, marks, outcome};
use crate::engine::facts::{Asked, Scope, gather_before};
use crate::i18n::{Texts, date};
use crate::model::{
    Appeal, AppealEdit, Edit, Extra, IndicatorId, Mark, OfficeData, RecordId, StaffId, Subject,
};
use crate::state::{Workspace, now, use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::form::{Form, WHOLE};
use crate::ui::parts::{Button, ButtonKind, Choice, Dialog};
use crate::ui::say::{say, tell};
use crate::ui::wording;

const RATING: &str = "rating";
const RECORD: &str = "record";

/// What somebody is about to contest.
#[derive(Clone, Debug, PartialEq)]
pub struct Contested {
    /// Whose score it is about.
    pub staff: StaffId,
    /// The indicator that is contested, or under which the record was seen.
    pub indicator: IndicatorId,
    /// The record; without one it is the indicator itself.
    pub record: Option<RecordId>,
}

impl Contested {
    fn subject(&self, asked: &str) -> Subject {
        let indicator = Some(self.indicator.clone());
        match &self.record {
            None => Subject::Indicator { indicator: self.indicator.clone() },
            Some(record) if asked == RATING => {
                Subject::Rating { record: record.clone(), indicator }
            }
            Some(record) => Subject::Record { record: record.clone(), indicator },
        }
    }
}

/// Opens the form for one thing; `what` names it for those who do not see where the button stands.
#[component]
pub fn AppealButton(
    contested: Contested,
    what: String,
    opened: RwSignal<Option<Contested>>,
) -> impl IntoView {
    let label = tell(move |texts| (texts.appeals.action_of)(&what));
    let open = move |_| opened.set(Some(contested.clone()));
    view! {
        <button
            type="button"
            class="appeal__open screen-only"
            aria-label=label
            title=label
            data-part="appeal"
            on:click=open
        >
            {say(|it| it.appeals.action)}
        </button>
    }
}

/// What stands in the form, and what follows from it.
#[derive(Clone, Copy)]
struct Draft {
    opened: RwSignal<Option<Contested>>,
    form: Form,
    workspace: StoredValue<Workspace>,
}

impl Draft {
    fn subject(self) -> Option<Subject> {
        let asked = self.form.value("appeal-asked").get();
        self.opened.get().map(|it| it.subject(&asked))
    }

    /// Where the agent stands and would stand.
    fn marks(self) -> Option<(Mark, Mark)> {
        let (contested, subject) = self.opened.get().zip(self.subject())?;
        let workspace = self.workspace.get_value();
        let (data, period) = workspace.counted.get().zip(workspace.period.get())?;
        let (facts, judge) = workspace.scoring.facts.get().zip(workspace.scoring.judge.get())?;
        let policy = &data.policy;
        let previous = gather_before(&data, period, workspace.now, &Asked::by([policy]));
        let (previous, facts, judge) = (previous.as_ref(), &facts, &judge);
        let judged = Judged { data: &data, policy, facts, previous, judge };
        let request = match &subject {
            Subject::Record { record, .. } => Request::VoidRecord(record),
            Subject::Rating { record, .. } => Request::VoidRating(record),
            Subject::Indicator { indicator } => Request::VoidIndicator(indicator),
        };
        outcome(&judged, &contested.staff, &request).map(|it| marks(&it, policy))
    }

    /// Whether there is a rating to contest: the record's own or a survey's.
    fn is_rated(self) -> bool {
        let rating = || {
            let record = self.opened.get()?.record?;
            let workspace = self.workspace.get_value();
            let (data, period) = workspace.counted.get().zip(workspace.period.get())?;
            let row = data.records.row_of(record.as_str())?;
            Scope::new(&data, period, workspace.now).rating(row)
        };
        rating().is_some()
    }

    /// In words with the office: whose appeal, and against what.
    fn named(self, name: impl Fn(&OfficeData, &Contested) -> String) -> String {
        let found = self.opened.get().zip(self.workspace.get_value().office.get());
        found.map(|(contested, data)| name(&data, &contested)).unwrap_or_default()
    }

    /// The appeal as the form has it; `None` with the problem said beside its field.
    fn read(self, marks: Option<(Mark, Mark)>, texts: &Texts) -> Option<Appeal> {
        let workspace = self.workspace.get_value();
        let contested = self.opened.get_untracked()?;
        let judged = workspace.judged.get_untracked()?;
        let office = workspace.office.get_untracked()?;
        let period = workspace.period.get_untracked()?;
        self.form.forgive();
        let statement = self.form.get("appeal-statement");
        if statement.is_empty() {
            self.form.refuse("appeal-statement", texts.appeal_faults.no_statement);
            return None;
        }
        let (before, if_upheld) = marks.unwrap_or_default();
        let filed = now();
        Some(Appeal {
            id: office.next_appeal_id(office.local_date(filed)),
            subject: contested.subject(&self.form.get("appeal-asked")),
            staff: contested.staff,
            period,
            policy: judged.policy.id.clone(),
            version: judged.policy.version,
            statement,
            filed,
            deadline: office.appeal_deadline(filed),
            before,
            if_upheld,
            rulings: Vec::new(),
            second: None,
            withdrawn: None,
            extra: Extra::default(),
        })
    }
}

/// The form, over the page.
#[component]
pub fn Filing(opened: RwSignal<Option<Contested>>) -> impl IntoView {
    let texts = use_texts();
    let changes = use_changes();
    let form = Form::new();
    let draft = Draft { opened, form, workspace: StoredValue::new(use_workspace()) };
    Effect::new(move || {
        if opened.with(Option::is_some) {
            form.fill([("appeal-asked", RECORD.to_owned())]);
        }
    });
    let shown = Memo::new(move |_| draft.marks());
    let is_rated = Memo::new(move |_| draft.is_rated());
    let requests = Signal::derive(move || {
        let words = &texts.get().appeals;
        vec![Choice::new(RECORD, words.ask_record), Choice::new(RATING, words.ask_rating)]
    });
    let title = tell(move |texts| {
        let name =
            |data: &OfficeData, it: &Contested| wording::records::staff(data, it.staff.as_str());
        (texts.appeals.dialog_title)(&draft.named(name))
    });
    let what = tell(move |texts| {
        draft.named(|data, it| wording::appeals::subject(texts, data, &it.subject(RECORD)))
    });
    let hint = tell(move |texts| asked_hint(texts, draft.subject().as_ref()).to_owned());
    let until = tell(move |texts| {
        draft.named(|data, _| {
            let days = wording::appeals::days(texts, data, data.appeal_days());
            (texts.appeals.rule_until)(&date(data.appeal_deadline(now())), &days)
        })
    });
    let close = move || opened.set(None);
    let file = move |()| {
        let texts = changes.texts();
        let Some(appeal) = draft.read(shown.get_untracked(), texts) else { return };
        let done = (texts.appeals.filed_done)(appeal.id.as_str(), &date(appeal.deadline));
        let change = AppealEdit::File(Box::new(appeal));
        match changes.make(|office| Edit::Appeals { office, change }, done) {
            Ok(()) => close(),
            Err(sentence) => form.refuse(WHOLE, sentence),
        }
    };
    let actions = move || {
        view! {
            <Button on_press=move |()| close()>{say(|it| it.terms.cancel)}</Button>
            <Button kind=ButtonKind::Primary testid="file-appeal" on_press=file>
                {say(|it| it.appeals.file)}
            </Button>
        }
    };
    view! {
        <Dialog
            title
            close_label=say(|it| it.team.close)
            open=move || opened.with(Option::is_some)
            testid="appeal-form"
            actions
            on_close=move |()| close()
        >
            {form.banner()}
            <p>
                <span class="muted">{say(|it| it.appeals.contested)} " "</span>
                <strong data-testid="appeal-what">{what}</strong>
            </p>
            <Show when=move || is_rated.get()>
                {form.segmented("appeal-asked", say(|it| it.appeals.asked), requests)}
            </Show>
            <p class="small muted">{hint}</p>
            <Outcome
                marks=shown
                before=say(|it| it.appeals.now)
                after=say(|it| it.appeals.if_upheld)
            />
            {form.area(
                "appeal-statement",
                say(|it| it.appeals.statement),
                say(|it| it.appeals.statement_hint),
            )}
            <p class="small muted">{until}</p>
        </Dialog>
    }
}

/// What is asked for, in a sentence.
fn asked_hint(texts: &Texts, subject: Option<&Subject>) -> &'static str {
    let words = &texts.appeals;
    match subject {
        Some(Subject::Record { .. }) => words.ask_record_hint,
        Some(Subject::Rating { .. }) => words.ask_rating_hint,
        Some(Subject::Indicator { .. }) | None => words.ask_indicator_hint,
    }
}
