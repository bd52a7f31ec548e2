//! 奖金池: how much there is to share out, and by what.

use serde::{Deserialize, Serialize};

use super::fraction::Fraction;

/// What a pool is shared out by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareBy {
    /// The published score: no cliffs between grades.
    #[default]
    Score,
    /// The coefficient of the grade.
    Grade,
}

/// How an office shares a bonus pool out (SCORING §7.2).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BonusPlan {
    /// The pool in fen; below zero is an empty pool.
    pub pool_fen: i64,
    /// By score or by grade.
    #[serde(default)]
    pub by: ShareBy,
    /// The most for one person in fen; `None` without a cap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap_fen: Option<i64>,
    /// The coefficient of those without a grade (不评级): too little data is no reason to cut a bonus (SCORING §3.1).
    /// By score it multiplies the mean score of those who have one.
    pub ungraded: Fraction,
}

impl BonusPlan {
    /// A pool of so many fen, shared out by score without a cap; who has no grade counts as the mean.
    pub fn of(pool_fen: i64) -> Self {
        Self { pool_fen, by: ShareBy::Score, cap_fen: None, ungraded: Fraction::percent(100) }
    }
}
