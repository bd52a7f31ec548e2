//! The fingerprints of a score sheet, and its receipt as a code to scan and a link to follow.

use leptos::prelude::*;

use crate::charts::qr_code;
use crate::codec::write_receipt;
use crate::model::StaffId;
use crate::state::use_receipts;
use crate::ui::navigation::whole_address;
use crate::ui::pages::overview::Fingerprints;
use crate::ui::parts::Card;
use crate::ui::route::Route;
use crate::ui::say::say;

/// What others can tell by that they see the same.
#[component]
pub fn Evidence(agent: StaffId) -> impl IntoView {
    view! {
        <div class="evidence">
            <Fingerprints />
            <Receipt agent />
        </div>
    }
}

#[component]
fn Receipt(agent: StaffId) -> impl IntoView {
    let receipts = use_receipts();
    let route = Memo::new(move |_| {
        let receipt = receipts.get()?.of(&agent)?;
        Some(Route::Receipt(write_receipt(&receipt)?))
    });
    let label = say(|it| it.receipt.qr_label);
    let code = move || match route.get().and_then(|it| Some((qr_code(&whole_address(&it))?, it))) {
        Some((svg, route)) => view! {
            <div
                class="evidence__code qr-frame"
                role="img"
                aria-label=move || label.get()
                data-testid="receipt-qr"
                inner_html=svg
            ></div>
            <p class="screen-only">
                <a href=route.to_string() data-testid="receipt-link">
                    {say(|it| it.receipt.open)}
                </a>
            </p>
        }
        .into_any(),
        None => view! { <p class="small muted">{say(|it| it.receipt.too_long)}</p> }.into_any(),
    };
    view! {
        <Card title=say(|it| it.receipt.title) lead=say(|it| it.receipt.lead) testid="receipt">
            {code}
        </Card>
    }
}
