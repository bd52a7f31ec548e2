//! 核验回执: what a receipt says, whether its proof holds, and whether this browser computes the same.

use leptos::ev;
use leptos::prelude::*;

use crate::codec::read_receipt;
use crate::engine::agent_receipt::{
    AgentReceipt, ReceiptCheck, ReceiptDifference, Statement, check,
};
use crate::i18n::{Texts, date_time};
use crate::state::{use_texts, use_workspace};
use crate::ui::language_button::LanguageButton;
use crate::ui::parts::{Banner, Card, Empty, IconKind, Tone};
use crate::ui::route::Route;
use crate::ui::say::{say, tell};
use crate::ui::wording;

/// The receipt that `letters` carry.
#[component]
pub fn ReceiptPage(letters: String) -> impl IntoView {
    let content = match read_receipt(&letters) {
        Some(receipt) => view! { <Read receipt /> }.into_any(),
        None => view! {
            <Empty
                title=say(|it| it.receipt.broken_title)
                sentence=say(|it| it.receipt.broken_text)
                icon=IconKind::Link
                whole_page=true
                testid="broken-receipt"
            />
        }
        .into_any(),
    };
    view! {
        <main class="receipt stack" id="main" data-testid="receipt-page">
            {content}
            <p class="receipt__privacy small muted">
                {say(|it| it.receipt.privacy)}
                <LanguageButton />
            </p>
        </main>
    }
}

#[component]
fn Read(receipt: AgentReceipt) -> impl IntoView {
    let holds = receipt.holds();
    let (said, statement, shown) =
        (receipt.statement.clone(), receipt.statement.clone(), receipt.clone());
    let title = tell(move |texts| (texts.receipt.who)(&said.name, said.agent.as_str()));
    view! {
        <header>
            <p class="muted small">{say(|it| it.receipt.page_title)}</p>
            <h1 class="page__title" data-testid="receipt-who">
                {title}
            </h1>
            <p class="page__lead">{say(|it| it.receipt.page_lead)}</p>
        </header>
        <Card title=say(|it| it.receipt.title)>
            <What statement />
        </Card>
        <Card title=say(|it| it.receipt.proof)>
            <Proof holds />
            <Hashes receipt=shown />
        </Card>
        // What was altered is not worth comparing.
        {holds.then(|| view! { <Compared receipt /> })}
    }
}

/// Office, period, score and grade.
#[component]
fn What(statement: Statement) -> impl IntoView {
    let texts = use_texts();
    let rows = move || {
        let texts = texts.get();
        let words = &texts.receipt;
        let (score, grade) = match (&statement.score_centi, &statement.grade) {
            (Some(centi), Some(grade)) => (wording::score(Some(*centi)), grade.clone()),
            _ => (texts.terms.none.to_owned(), words.not_graded.to_owned()),
        };
        let rows = [
            (words.office, statement.office.clone(), ""),
            (words.period, wording::period(texts, statement.period), ""),
            (texts.sheet.total, score, "receipt-score"),
            (texts.terms.grade, grade, "receipt-grade"),
            (words.as_of, date_time(statement.utc_offset.local(statement.as_of)), ""),
            (words.people, (words.people_count)(statement.people), ""),
        ];
        rows.map(|(name, value, testid)| {
            view! {
                <dt>{name}</dt>
                <dd data-testid=(!testid.is_empty()).then_some(testid)>{value}</dd>
            }
        })
        .collect_view()
    };
    view! { <dl class="receipt__facts">{rows}</dl> }
}

#[component]
fn Proof(holds: bool) -> impl IntoView {
    match holds {
        true => view! {
            <Banner tone=Tone::Good testid="proof-holds">
                {say(|it| it.receipt.proof_holds)}
            </Banner>
        }
        .into_any(),
        false => view! {
            <Banner tone=Tone::Danger testid="proof-fails">
                {say(|it| it.receipt.proof_fails)}
            </Banner>
        }
        .into_any(),
    }
}

#[component]
fn Hashes(receipt: AgentReceipt) -> impl IntoView {
    let hashes = receipt.statement.receipt;
    view! {
        <dl class="fingerprints">
            <dt>{say(|it| it.receipt.root)}</dt>
            <dd data-testid="receipt-root">{receipt.root}</dd>
            <dt>{say(|it| it.overview.policy_hash)}</dt>
            <dd>{hashes.policy}</dd>
            <dt>{say(|it| it.overview.data_hash)}</dt>
            <dd>{hashes.data}</dd>
            <dt>{say(|it| it.overview.result_hash)}</dt>
            <dd>{hashes.result}</dd>
        </dl>
    }
}

/// The same person's result as this browser computes it.
#[component]
fn Compared(receipt: AgentReceipt) -> impl IntoView {
    let workspace = use_workspace();
    let texts = use_texts();
    let Statement { agent, period, office: name, .. } = receipt.statement.clone();
    let found = Memo::new(move |_| workspace.document().with(|it| check(it, &receipt)));
    let result = move || {
        let words = &texts.get().receipt;
        match found.get() {
            ReceiptCheck::Agreement(office) => {
                // The sheet is that of this office and period, whatever was looked at last.
                let look = move |_: ev::MouseEvent| {
                    workspace.open_office(office.clone());
                    workspace.open_period(period);
                };
                view! {
                    <Banner tone=Tone::Good testid="receipt-agrees">
                        {words.agrees}
                    </Banner>
                    <p>
                        <a href=Route::Agent(agent.clone()).to_string() on:click=look>
                            {words.to_sheet}
                        </a>
                    </p>
                }
                .into_any()
            }
            ReceiptCheck::Difference(it) => {
                let sentence = (words.differs)(&difference(texts.get(), &it));
                view! {
                    <Banner tone=Tone::Danger testid="receipt-differs">
                        {sentence}
                    </Banner>
                }
                .into_any()
            }
            ReceiptCheck::Unknown => view! {
                <p data-testid="receipt-unknown">
                    {(words.no_data)(&name, &wording::period(texts.get(), period))}
                </p>
                <p>
                    <a href=Route::Data.to_string()>{words.to_data}</a>
                </p>
            }
            .into_any(),
        }
    };
    view! { <Card title=say(|it| it.receipt.compared)>{result}</Card> }
}

fn difference(texts: &Texts, difference: &ReceiptDifference) -> String {
    let words = &texts.receipt;
    let score = |centi: &Option<u32>| match centi {
        Some(_) => wording::score(*centi),
        None => words.not_graded.to_owned(),
    };
    let grade = |it: &Option<String>| it.clone().unwrap_or_else(|| words.not_graded.to_owned());
    match difference {
        ReceiptDifference::Policy => words.policy_differs.to_owned(),
        ReceiptDifference::Data => words.data_differs.to_owned(),
        ReceiptDifference::Agent => words.agent_differs.to_owned(),
        ReceiptDifference::Score(said, found) => (words.score_differs)(&score(said), &score(found)),
        ReceiptDifference::Grade(said, found) => (words.grade_differs)(&grade(said), &grade(found)),
        ReceiptDifference::Wording => words.wording_differs.to_owned(),
        ReceiptDifference::Result => words.result_differs.to_owned(),
        ReceiptDifference::Root => words.root_differs.to_owned(),
    }
}
