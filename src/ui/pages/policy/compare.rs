//! What differs between two versions, as a list.

use leptos::prelude::*;

use super::bench::Bench;
use crate::engine::authoring::difference::Difference;
use crate::i18n::Texts;
use crate::model::{OfficeData, Policy};
use crate::state::{use_texts, use_workspace};
use crate::ui::wording;

/// What the draft changes; beyond `most` only how many more there are.
pub fn changes(bench: Bench, most: usize) -> AnyView {
    let (workspace, texts) = (use_workspace(), use_texts().get());
    let known = bench.current.get().zip(bench.settled.get()).zip(workspace.newest.get());
    let Some(((current, settled), data)) = known else { return ().into_any() };
    bench.differences.with(|it| list(texts, it, (&current, &settled), &data, most))
}

/// A list of differences between two versions.
pub fn list(
    texts: &Texts,
    differences: &[Difference],
    versions: (&Policy, &Policy),
    data: &OfficeData,
    most: usize,
) -> AnyView {
    let name =
        |id: &str| data.task_type(&id.into()).map_or_else(|| id.to_owned(), |it| it.name.clone());
    let shown = differences.iter().take(most).map(|it| {
        let sentence = wording::policy_difference(texts, it, versions, &name);
        view! { <li data-testid="difference">{sentence}</li> }
    });
    let shown = shown.collect_view();
    let rest = differences.len().saturating_sub(most);
    let rest = (rest > 0).then(|| view! { <li>{(texts.policy_page.more_changes)(rest)}</li> });
    view! { <ul class="policy__changes">{shown} {rest}</ul> }.into_any()
}
