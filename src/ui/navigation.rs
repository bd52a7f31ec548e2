//! Where the user is: the address bar is the only place that knows.

use leptos::prelude::*;

use super::route::Route;

/// The current page; provided once, copied freely.
#[derive(Clone, Copy)]
pub struct Navigation {
    route: RwSignal<Route>,
    locked: RwSignal<bool>,
}

impl Navigation {
    /// Follows the address bar and provides itself to everything below.
    pub fn provide() -> Self {
        let route = RwSignal::new(address());
        let locked = RwSignal::new(false);
        let _for_the_life_of_the_page = window_event_listener(leptos::ev::hashchange, move |_| {
            let next = address();
            if next == route.get_untracked() {
                return;
            }
            if locked.get_untracked() {
                go(&route.get_untracked());
            } else {
                route.set(next);
                window().scroll_to_with_x_and_y(0.0, 0.0);
            }
        });
        let navigation = Self { route, locked };
        provide_context(navigation);
        navigation
    }

    /// The current page.
    pub fn route(self) -> ReadSignal<Route> {
        self.route.read_only()
    }

    /// Whether the page can only be left by its own way out: a tablet at a desk is in a stranger's hands.
    pub fn is_locked(self) -> bool {
        self.locked.get_untracked()
    }

    /// Holds the page or lets go of it.
    pub fn lock(self, locked: bool) {
        self.locked.set(locked);
    }

    /// Shows something else of the same page: the address follows, and the way back leads to the page before.
    pub fn replace(self, route: Route) {
        let address = route.to_string();
        self.route.set(route);
        // A browser that refuses its own address bar leaves it as it is.
        let _unchanged = window().location().replace(&address);
    }
}

/// Goes to another page.
pub fn go(route: &Route) {
    // A browser that refuses its own address bar leaves the user where he is.
    let _stays = window().location().set_hash(&route.to_string());
}

fn address() -> Route {
    let hash = window().location().hash().unwrap_or_default();
    hash.parse().unwrap_or(Route::Unknown)
}

/// The whole address of a page, to copy, to send or to print as a code.
pub fn whole_address(route: &Route) -> String {
    let here = window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}{route}")
}
