//! The office as it is counted, made once and kept while nothing that decides what is left out has changed.

use std::sync::Arc;

use leptos::prelude::*;

use super::shared::Shared;
use crate::engine::counted::{counted, counts_everything, decide_alike};
use crate::model::{OfficeData, Period};

/// An office, and what of it counts.
#[derive(Clone)]
pub(super) struct View {
    whole: Shared<OfficeData>,
    period: Period,
    counted: Shared<OfficeData>,
}

impl PartialEq for View {
    fn eq(&self, other: &Self) -> bool {
        (&self.whole, self.period, &self.counted) == (&other.whole, other.period, &other.counted)
    }
}

impl View {
    /// What of `whole` counts, with the records of a view in which the same are left out.
    fn new<'a>(
        whole: Shared<OfficeData>,
        period: Period,
        known: impl IntoIterator<Item = &'a Self>,
    ) -> Self {
        let leaves_out = !counts_everything(&whole, period);
        let same = |it: &&Self| it.period == period && decide_alike(&it.whole, &whole);
        let counted = match known.into_iter().find(same).filter(|_| leaves_out) {
            _ if !leaves_out => whole.clone(),
            Some(known) => {
                let mut data = OfficeData::clone(&whole);
                data.office.leaves_out.clear();
                data.records = Arc::clone(&known.counted.records);
                Shared::new(data)
            }
            None => Shared::new(counted(&whole, period).into_owned()),
        };
        Self { whole, period, counted }
    }
}

/// What counts of `whole` in `period`; `other` is a view that may leave out the same.
pub(super) fn view(
    whole: Memo<Option<Shared<OfficeData>>>,
    period: Memo<Option<Period>>,
    other: Option<Memo<Option<View>>>,
) -> Memo<Option<View>> {
    Memo::new(move |last: Option<&Option<View>>| {
        let (whole, period) = whole.get().zip(period.get())?;
        let other = other.and_then(|it| it.get());
        let last = last.and_then(Option::as_ref);
        Some(View::new(whole, period, last.into_iter().chain(&other)))
    })
}

/// The office of a view.
pub(super) fn office(view: Memo<Option<View>>) -> Memo<Option<Shared<OfficeData>>> {
    Memo::new(move |_| view.with(|it| it.as_ref().map(|it| it.counted.clone())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DoubtKind, demo};

    #[test]
    fn the_records_that_count_are_kept_until_something_decides_otherwise() {
        let mut data = demo::office();
        let period = data.whole_period().unwrap();
        let of = |data: &OfficeData, known: Option<&View>| {
            View::new(Shared::new(data.clone()), period, known)
        };
        let plain = of(&data, None);
        assert!(Arc::ptr_eq(&plain.counted.records, &data.records));

        data.office.leaves_out = [DoubtKind::Duplicates].into();
        let first = of(&data, Some(&plain));
        assert_eq!(first.counted.records.len(), data.records.len() - 4);
        data.office.name = "another".to_owned();
        let second = of(&data, Some(&first));
        assert!(Arc::ptr_eq(&second.counted.records, &first.counted.records));
        assert_eq!(second.counted.office.name, "another");
        assert!(second.counted.office.leaves_out.is_empty());

        data.office.leaves_out.insert(DoubtKind::BeforeCreation);
        let third = of(&data, Some(&second));
        assert_eq!(third.counted.records.len(), data.records.len() - 7);
        data.office.leaves_out.clear();
        assert!(Arc::ptr_eq(&of(&data, Some(&third)).counted.records, &data.records));
    }
}
