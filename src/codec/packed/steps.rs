//! The steps and stops of packed records, each row's after one another.

use super::bytes::{NameReader, NameWriter, Reader, put, put_block, zigzag};
use super::columns::{one_of, place_of, time_after};
use super::{MOST_BYTES, PackError};
use crate::model::{StaffId, Step, Stop, StopReason, Time};

/// Writes both kinds of stretches; each time counts from the one before.
#[derive(Default)]
pub(super) struct StepWriter<'a> {
    names: NameWriter<'a>,
    named: usize,
    steps: Vec<u8>,
    stops: Vec<u8>,
}

impl<'a> StepWriter<'a> {
    pub(super) fn push(
        &mut self,
        created: Time,
        steps: &'a [Step],
        halts: &[Stop],
    ) -> Result<(), PackError> {
        put(&mut self.steps, steps.len() as u64);
        let mut before = created;
        for step in steps {
            self.names.push(Some(&step.name));
            self.named += step.name.len();
            put(&mut self.steps, zigzag(step.start.since(before)));
            put(&mut self.steps, zigzag(step.end.since(step.start)));
            put(&mut self.steps, u64::from(step.planned) + 2 * u64::from(step.author.is_some()));
            if let Some(author) = &step.author {
                self.names.push(Some(author.as_str()));
                self.named += author.as_str().len();
            }
            before = step.end;
        }
        put(&mut self.stops, halts.len() as u64);
        let mut before = created;
        for stop in halts {
            put(&mut self.stops, zigzag(stop.from.since(before)));
            put(&mut self.stops, stop.to.map_or(0, |it| 1 + zigzag(it.since(stop.from))));
            put(&mut self.stops, place_of(&StopReason::ALL, &stop.reason));
            before = stop.to.unwrap_or(stop.from);
        }
        if self.named > MOST_BYTES { Err(PackError::TooLarge) } else { Ok(()) }
    }

    pub(super) fn finish(self, out: &mut Vec<u8>) {
        self.names.finish(out);
        put_block(out, &self.steps);
        put_block(out, &self.stops);
    }
}

pub(super) struct StepReader<'a> {
    names: NameReader<'a>,
    /// Bytes of names so far: one name may be long and be meant often.
    named: usize,
    steps: Reader<'a>,
    stops: Reader<'a>,
}

impl<'a> StepReader<'a> {
    pub(super) fn new(from: &mut Reader<'a>) -> Result<Self, PackError> {
        let names = NameReader::new(from)?;
        Ok(Self { names, named: 0, steps: from.block()?, stops: from.block()? })
    }

    pub(super) fn next(&mut self, created: Time) -> Result<(Vec<Step>, Vec<Stop>), PackError> {
        let mut steps = Vec::new();
        let mut before = created;
        for _ in 0..self.steps.number()? {
            let name = self.name()?;
            let start = time_after(before, self.steps.number()?)?;
            let end = time_after(start, self.steps.number()?)?;
            // Two bits; without authors they are those of the first version.
            let marks = [(false, false), (true, false), (false, true), (true, true)];
            let (planned, has_author) = one_of(&marks, self.steps.number()?)?;
            let author = if has_author { Some(StaffId::new(self.name()?)) } else { None };
            steps.push(Step { name: name.to_owned(), start, end, planned, author });
            before = end;
        }
        let mut halts = Vec::new();
        let mut before = created;
        for _ in 0..self.stops.number()? {
            let from = time_after(before, self.stops.number()?)?;
            let to = match self.stops.number()?.checked_sub(1) {
                None => None,
                Some(distance) => Some(time_after(from, distance)?),
            };
            let reason = one_of(&StopReason::ALL, self.stops.number()?)?;
            halts.push(Stop { from, to, reason });
            before = to.unwrap_or(from);
        }
        Ok((steps, halts))
    }

    fn name(&mut self) -> Result<&'a str, PackError> {
        let name = self.names.next()?.ok_or(PackError::Damaged("a step"))?;
        self.named += name.len();
        if self.named > MOST_BYTES {
            return Err(PackError::Damaged("the names of steps"));
        }
        Ok(name)
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.names.is_at_end() && self.steps.is_at_end() && self.stops.is_at_end()
    }
}
