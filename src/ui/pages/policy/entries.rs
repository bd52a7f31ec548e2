//! Figures that are entered by hand for every agent and the period that is looked at.

use leptos::prelude::*;

use super::unit::Unit;
use crate::model::{Edit, Entry, Indicator, Measure, OwnMeasure, PolicyEdit, Staff, StaffId};
use crate::state::{use_texts, use_workspace};
use crate::ui::changes::use_changes;
use crate::ui::parts::{NumberField, RowHead, Table};
use crate::ui::say::say;

/// One field per person.
#[component]
pub fn Entries(indicator: Memo<Option<Indicator>>) -> impl IntoView {
    let workspace = use_workspace();
    let (changes, texts) = (use_changes(), use_texts());
    let key = Memo::new(move |_| match indicator.get()?.measure {
        Measure::Own(OwnMeasure::Entered { key, .. }) => Some(key),
        _ => None,
    });
    let unit = move || indicator.get_untracked().map(|it| Unit::of(it.measure.kind()));
    let people = Memo::new(move |_| -> Vec<(StaffId, String)> {
        let facts = workspace.scoring.facts.get();
        let data = workspace.office.get();
        let name = |id: &StaffId| {
            let found: Option<&Staff> = data.as_ref().and_then(|it| it.staff_member(id));
            found.map_or_else(|| id.to_string(), |it| it.name.clone())
        };
        let agents = facts.iter().flat_map(|it| it.agents.iter());
        agents.map(|it| (it.staff.clone(), name(&it.staff))).collect()
    });
    let entered = move |staff: &StaffId| {
        let (data, period) = workspace.office.get().zip(workspace.period.get())?;
        let (key, unit) = key.get().zip(unit())?;
        let found = data
            .entries
            .iter()
            .find(|it| it.staff == *staff && it.key == key && it.period == period)?;
        let value = crate::model::Fraction::new(found.num, found.den).ok()?;
        Some(unit.typed(value))
    };
    let enter = move |staff: StaffId, typed: i64| {
        let place = workspace.office.get_untracked().zip(workspace.period.get_untracked());
        let (Some((_data, period)), Some((key, unit))) = (place, key.get_untracked().zip(unit()))
        else {
            return;
        };
        let value = unit.value(typed);
        let entry = Entry {
            staff,
            key,
            period,
            num: value.numerator(),
            den: value.denominator(),
            n: 1,
            extra: crate::model::Extra::default(),
        };
        let change = PolicyEdit::Enter(Box::new(entry));
        changes.try_in_silence(|office| Edit::Policy { office, change });
    };
    let row = move |(staff, name): (StaffId, String)| {
        let (read, write) = (staff.clone(), staff.clone());
        let label = name.clone();
        let unit = unit()?;
        Some(view! {
            <tr>
                <RowHead>{name}</RowHead>
                <td>
                    <NumberField
                        label=Signal::stored(label)
                        label_place=crate::ui::parts::LabelPlace::Spoken
                        value=Signal::derive(move || entered(&read))
                        places=unit.places
                        range=unit.range.0..=unit.range.1
                        step=unit.step
                        unit=Signal::derive(move || unit.sign(texts.get()).to_owned())
                        problem=say(|it| it.policy_editor.value_problem)
                        testid=format!("entry-{staff}")
                        on_change=move |typed: i64| enter(write.clone(), typed)
                    />
                </td>
            </tr>
        })
    };
    let rows = move || people.get().into_iter().filter_map(row).collect_view();
    view! {
        <Table label=say(|it| it.policy_editor.entries) testid="entries">
            <tbody>{rows}</tbody>
        </Table>
    }
}
