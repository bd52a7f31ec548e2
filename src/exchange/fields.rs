//! What the columns of a sheet can fill, and which column fills what.

/// A part of a record that an import can fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The record's number in the system it comes from.
    RecordNumber,
    /// Who answered or handled it.
    Agent,
    /// The date of its creation.
    Date,
    /// The time of day of its creation.
    Time,
    /// Date and time of its creation in one cell.
    Created,
    /// The kind of work.
    TaskType,
    /// How it came in.
    Channel,
    /// How pressing it was.
    Urgency,
    /// The room or household.
    Room,
    /// The incident it belongs to.
    Incident,
    /// Whether a call was answered.
    Answered,
    /// Rings until it was answered.
    Rings,
    /// How long until it was answered.
    WaitSeconds,
    /// How long they talked.
    TalkDuration,
    /// When somebody first responded.
    FirstResponse,
    /// When it has to be resolved.
    Due,
    /// Whether it was resolved, or when.
    Resolved,
    /// When it was resolved.
    ResolvedAt,
    /// When it was opened again.
    Reopened,
    /// Who closed it.
    ClosedBy,
    /// 1 to 5.
    Rating,
    /// Whom a complaint is about.
    About,
    /// Whether the complaint was upheld.
    Upheld,
    /// Whatever else was noted.
    Note,
}

impl Field {
    /// Every field, in display order.
    pub const ALL: [Self; 24] = [
        Self::RecordNumber,
        Self::Agent,
        Self::Date,
        Self::Time,
        Self::Created,
        Self::TaskType,
        Self::Channel,
        Self::Urgency,
        Self::Room,
        Self::Incident,
        Self::Answered,
        Self::Rings,
        Self::WaitSeconds,
        Self::TalkDuration,
        Self::FirstResponse,
        Self::Due,
        Self::Resolved,
        Self::ResolvedAt,
        Self::Reopened,
        Self::ClosedBy,
        Self::Rating,
        Self::About,
        Self::Upheld,
        Self::Note,
    ];

    /// Whether its cells hold a date.
    pub fn holds_dates(self) -> bool {
        matches!(
            self,
            Self::Date
                | Self::Created
                | Self::FirstResponse
                | Self::Due
                | Self::Resolved
                | Self::ResolvedAt
                | Self::Reopened
        )
    }
}

/// The role of every column; no two columns have the same.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    roles: Vec<Option<Field>>,
}

impl Mapping {
    /// A mapping of so many columns, none of which fills anything.
    pub fn empty(columns: usize) -> Self {
        Self { roles: vec![None; columns] }
    }

    /// The role of every column, left to right.
    pub fn roles(&self) -> &[Option<Field>] {
        &self.roles
    }

    /// What `column` fills.
    pub fn field(&self, column: usize) -> Option<Field> {
        self.roles.get(column).copied().flatten()
    }

    /// The column that fills `field`.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.roles.iter().position(|it| *it == Some(field))
    }

    /// Whether any column fills `field`.
    pub fn has(&self, field: Field) -> bool {
        self.column(field).is_some()
    }

    /// Gives `column` another role, taking it from the column that had it; unknown columns are ignored.
    pub fn set(&mut self, column: usize, field: Option<Field>) {
        if column >= self.roles.len() {
            return;
        }
        if let Some(before) = field.and_then(|it| self.column(it)) {
            self.roles[before] = None;
        }
        self.roles[column] = field;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_moves_off_another_column() {
        let mut mapping = Mapping::empty(2);
        mapping.set(0, Some(Field::Agent));
        mapping.set(1, Some(Field::Agent));
        mapping.set(9, Some(Field::Agent));
        assert_eq!(mapping.roles(), [None, Some(Field::Agent)]);
        mapping.set(1, Some(Field::Agent));
        assert_eq!(mapping.column(Field::Agent), Some(1));
        mapping.set(1, None);
        assert!(!mapping.has(Field::Agent));
    }
}
