//! The people of an office.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::id::StaffId;

/// Somebody who works at the office.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Staff {
    /// The id, stable over exports.
    pub id: StaffId,
    /// The name as shown.
    pub name: String,
    /// What the person does.
    pub role: Role,
    /// First day of work, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// First day no longer at work, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Whether complex work may go to this person.
    #[serde(default)]
    pub experienced: bool,
    /// 技能: what the person can do, in the office's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub skills: Vec<String>,
    /// Base pay a month in fen, if the office keeps it here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base_pay_fen: Option<i64>,
    /// Fields of newer writers, kept for them.
    #[serde(flatten)]
    pub extra: Extra,
}

/// What a person does at the office; policies may differ by role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 客服主管: runs the desk, reviews others and is not ranked.
    Manager,
    /// 前台客服.
    FrontDesk,
    /// 热线客服.
    Hotline,
    /// 楼栋管家.
    Housekeeper,
    /// 客服, where an export does not say more.
    Agent,
}

impl Role {
    /// The roles whose people are scored and ranked.
    pub const RANKED: [Self; 4] = [Self::FrontDesk, Self::Hotline, Self::Housekeeper, Self::Agent];

    /// Whether people of this role are scored and ranked.
    pub fn is_ranked(self) -> bool {
        self != Self::Manager
    }
}

impl Staff {
    /// A person of whom only the name is known, as found in an export.
    pub fn named(name: &str) -> Self {
        Self {
            id: StaffId::new(name),
            name: name.to_owned(),
            role: Role::Agent,
            from: None,
            to: None,
            experienced: false,
            skills: Vec::new(),
            base_pay_fen: None,
            extra: Extra::default(),
        }
    }
}
