//! The records of one agent and one urgency, column by column.

use super::records::Records;

/// In the order of their rows; all columns have one length.
#[derive(Default)]
pub struct Part {
    pub rows: Vec<u32>,
    pub response: Vec<u16>,
    pub resolution: Vec<u16>,
    pub rings: Vec<u8>,
    pub rating: Vec<u8>,
    pub reopened: Vec<u8>,
}

impl Part {
    pub fn push(&mut self, records: &Records, row: usize) {
        self.rows.push(u32::try_from(row).expect("fewer than 2^32 records"));
        self.response.push(records.response[row]);
        self.resolution.push(records.resolution[row]);
        self.rings.push(records.rings[row]);
        self.rating.push(records.rating[row]);
        self.reopened.push(records.reopened[row]);
    }
}
