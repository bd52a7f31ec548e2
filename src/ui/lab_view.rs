//! What the lab shows, as the query of its address: a policy that was sent, and whether a meeting looks on.

use std::fmt;

use percent_encoding::{percent_decode_str, utf8_percent_encode};

use super::route::RESERVED;

/// What the lab shows beside the bench.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LabView {
    /// A policy as a text that [`read_policy_link`](crate::codec::read_policy_link) reads, or what was left of one.
    pub policy: Option<String>,
    /// Large, with nothing but the sliders, the ranking and how solid it is.
    pub is_presented: bool,
    /// With letters in the place of names.
    pub hides_names: bool,
}

impl LabView {
    /// Reads the query of an address; what it does not know it leaves.
    pub fn read(query: &str) -> Self {
        let mut view = Self::default();
        for part in query.split('&') {
            match part.split_once('=').unwrap_or((part, "")) {
                ("p", text) => {
                    view.policy = Some(percent_decode_str(text).decode_utf8_lossy().into_owned());
                }
                ("present", _) => view.is_presented = true,
                ("names", "letters") => view.hides_names = true,
                _ => {}
            }
        }
        view
    }
}

impl fmt::Display for LabView {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let policy =
            self.policy.as_ref().map(|it| format!("p={}", utf8_percent_encode(it, RESERVED)));
        let presented = self.is_presented.then(|| "present".to_owned());
        let names = self.hides_names.then(|| "names=letters".to_owned());
        let parts: Vec<String> = [policy, presented, names].into_iter().flatten().collect();
        out.write_str(&parts.join("&"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_forgiving() {
        assert_eq!(LabView::read(""), LabView::default());
        assert_eq!(LabView::read("nothing=known&&=&names=numbers"), LabView::default());
        let sent = LabView { policy: Some(String::new()), ..LabView::default() };
        assert_eq!(LabView::read("p"), sent);
        let shown = LabView { policy: None, is_presented: true, hides_names: true };
        assert_eq!(LabView::read("present=1&names=letters"), shown);
    }

    proptest! {
        #[test]
        fn every_view_comes_back(policy in prop::option::of(".*"), is_presented: bool, hides_names: bool) {
            let view = LabView { policy, is_presented, hides_names };
            prop_assert_eq!(LabView::read(&view.to_string()), view);
        }
    }
}
