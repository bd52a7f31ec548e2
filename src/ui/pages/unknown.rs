//! What stands at an address that leads nowhere.

use leptos::prelude::*;

use crate::ui::navigation::go;
use crate::ui::parts::{Button, ButtonKind, Empty, IconKind};
use crate::ui::route::Route;
use crate::ui::say::say;

/// Says that there is no such page and leads back.
#[component]
pub fn UnknownPage() -> impl IntoView {
    let back = || {
        view! {
            <Button kind=ButtonKind::Primary on_press=|()| go(&Route::Overview)>
                {say(|it| it.shell.back_to_overview)}
            </Button>
        }
    };
    view! {
        <Empty
            title=say(|it| it.shell.not_found_title)
            sentence=say(|it| it.shell.not_found_text)
            icon=IconKind::Search
            whole_page=true
            testid="not-found"
            actions=back
        />
    }
}
