//! An office in which one record after the other is the only one: what it gives by itself.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::engine::facts::scope::{Frame, Scope};
use crate::model::{OfficeData, RecordId, Records, Row, SurveyAnswer};

/// Everything of an office that the verdict on a single record rests on.
///
/// What no record decides, such as reviews and shifts, it does not have.
#[derive(Clone, Debug)]
pub struct Alone {
    frame: Frame,
    data: OfficeData,
    surveys: Arc<Vec<SurveyAnswer>>,
    /// Which surveys ask about which record.
    asked_about: BTreeMap<RecordId, Vec<usize>>,
}

impl Alone {
    /// The office of `scope`, without its records.
    pub fn new(scope: &Scope) -> Self {
        let office = scope.data;
        let mut asked_about: BTreeMap<RecordId, Vec<usize>> = BTreeMap::new();
        for (at, survey) in office.surveys.iter().enumerate() {
            if let Some(record) = &survey.record {
                asked_about.entry(record.clone()).or_default().push(at);
            }
        }
        Self {
            frame: scope.frame().clone(),
            data: OfficeData {
                task_types: office.task_types.clone(),
                ..OfficeData::empty(office.office.clone(), office.policy.clone())
            },
            surveys: Arc::clone(&office.surveys),
            asked_about,
        }
    }

    /// The office with this record as its only one, and the surveys about it.
    pub fn with(&mut self, row: &Row) -> Scope<'_> {
        let mut records = Records::default();
        records.push_row(row);
        self.data.records = Arc::new(records);
        let about = self.asked_about.get(row.id).map_or(&[][..], Vec::as_slice);
        if !about.is_empty() || !self.data.surveys.is_empty() {
            let surveys = about.iter().map(|at| self.surveys[*at].clone());
            self.data.surveys = Arc::new(surveys.collect());
        }
        Scope::within(self.frame.clone(), &self.data)
    }
}
