//! What can be odd about records, by kind: what a check-up finds, and what an office can leave out of its scores.

use serde::{Deserialize, Serialize};

/// A kind of doubt, whatever month or person it is about (PRODUCT B4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtKind {
    /// 时间早于创建: a response, resolution or reopening that came before the record was there.
    BeforeCreation,
    /// 步骤先后颠倒: a step or a standstill that ends before it begins.
    Backwards,
    /// 零用时: a response or resolution in the very second of creation.
    NoTime,
    /// 没有客服: nobody is named, though it is no call that was missed.
    NoAgent,
    /// 疑似重复: several records about the same matter at the same moment.
    Duplicates,
    /// 月底突击结案: far more closed on a month's last day than on its others.
    MonthEnd,
}

impl DoubtKind {
    /// Every kind, in the order of the findings.
    pub const ALL: [Self; 6] = [
        Self::BeforeCreation,
        Self::Backwards,
        Self::NoTime,
        Self::NoAgent,
        Self::Duplicates,
        Self::MonthEnd,
    ];
}
