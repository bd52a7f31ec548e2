//! 成绩回执: one person's score as it was published, with the proof that it is among everybody's (SCORING §9.3).
//!
//! Everybody's statement is a leaf of one tree, in the order of staff ids, and its root is printed on every sheet: who
//! compares roots with a colleague knows that both were judged in one and the same result, without seeing the other's.
//!
//! Scores are few, so a leaf without a salt could be guessed from its hash, which is in a neighbor's proof. The salt is
//! the first 128 bits of SHA-256(`jiheng/salt/v1` ‖ 0 ‖ canonical `{"agent": id, "secret": s}`), where s is the hash of
//! the period's data in that domain ([`DataHashes::secret`]). Whoever has the data finds the same salts; whoever has
//! only printed hashes, or another's receipt, has 2¹²⁸ to try.

use serde::Serialize;
use serde_json::{Value, json};

use super::by_role::{JudgedByRole, judge_by_role};
use super::facts::Facts;
use super::grade::{Grade, publish};
use super::merkle::{Leaf, Proof, Tree, holds};
use super::ranking::Judge;
use super::receipt::{Receipt, receipt_of};
use crate::canon::{self, DataHashes};
use crate::model::{Document, OfficeData, OfficeId, Period, StaffId, Time, UtcOffset};

/// As many hexadecimal digits as a salt has: 128 bits.
const SALT_DIGITS: usize = 32;

/// What a receipt says of one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// The office's name.
    pub office: String,
    /// The period that was judged.
    pub period: Period,
    /// The moment of judging.
    pub as_of: Time,
    /// On whose clock.
    pub utc_offset: UtcOffset,
    /// The fingerprints of policy, data and result.
    #[serde(flatten)]
    pub receipt: Receipt,
    /// Who.
    pub agent: StaffId,
    /// The name.
    pub name: String,
    /// How many people are judged by this policy: as many leaves as the tree has.
    pub people: usize,
    /// The published score in hundredths of a point; `None` without a grade, for then nothing is published.
    pub score_centi: Option<u32>,
    /// The grade's label; `None` without a grade.
    pub grade: Option<String>,
}

/// A statement with its proof.
#[derive(Clone, Debug, PartialEq)]
pub struct AgentReceipt {
    /// What it says.
    pub statement: Statement,
    /// 32 hexadecimal digits that keep the leaf from being guessed.
    pub salt: String,
    /// The way from the leaf to the root.
    pub proof: Proof,
    /// The published root, 64 hexadecimal digits.
    pub root: String,
}

impl AgentReceipt {
    /// Whether the proof leads from this very statement to the root.
    pub fn holds(&self) -> bool {
        let result = leaf(&self.statement);
        // A root says nothing of the size of its tree.
        self.proof.leaves == self.statement.people
            && holds(&Leaf { result: &result, salt: Some(&self.salt) }, &self.proof, &self.root)
    }
}

/// The receipts of everybody who is judged by one policy.
#[derive(Clone, Debug, PartialEq)]
pub struct AgentReceipts {
    /// The fingerprints they rest on.
    pub receipt: Receipt,
    statements: Vec<(Statement, String)>,
    tree: Tree,
}

impl AgentReceipts {
    /// Those of `data`, whose `facts` and `judge` these are, under its own policy.
    pub fn new(data: &OfficeData, facts: &Facts, judge: &Judge) -> Self {
        let DataHashes { published, secret } = canon::data_hashes(data, facts.period);
        let receipt = receipt_of(published, facts, judge, &data.policy);
        let statement = |at: usize| {
            let staff = &facts.agents[at].staff;
            let weighed = judge.weigh(at, &data.policy);
            let band = match super::grade(&weighed, &data.policy) {
                Grade::Band { at, .. } => data.policy.bands.get(at),
                Grade::LowCoverage | Grade::MandatoryEmpty(_) => None,
            };
            let name =
                data.staff_member(staff).map_or_else(|| staff.to_string(), |it| it.name.clone());
            let statement = Statement {
                office: data.office.name.clone(),
                period: facts.period,
                as_of: facts.as_of,
                utc_offset: data.office.utc_offset,
                receipt: receipt.clone(),
                agent: staff.clone(),
                name,
                people: facts.agents.len(),
                score_centi: band.and_then(|_| publish(&weighed)),
                grade: band.map(|it| it.label.clone()),
            };
            (statement, salt(&secret, staff))
        };
        let statements: Vec<(Statement, String)> = (0..facts.agents.len()).map(statement).collect();
        let results: Vec<Value> = statements.iter().map(|it| leaf(&it.0)).collect();
        let leaves = results.iter().zip(&statements);
        let leaves: Vec<Leaf> =
            leaves.map(|(result, it)| Leaf { result, salt: Some(&it.1) }).collect();
        let tree = Tree::new(&leaves);
        Self { receipt, statements, tree }
    }

    /// The root, which is published.
    pub fn root(&self) -> String {
        self.tree.root()
    }

    /// One person's; `None` if nobody with this id is judged.
    pub fn of(&self, staff: &StaffId) -> Option<AgentReceipt> {
        let at = self.statements.iter().position(|it| it.0.agent == *staff)?;
        let (statement, salt) = self.statements[at].clone();
        Some(AgentReceipt { statement, salt, proof: self.tree.proof(at)?, root: self.root() })
    }
}

/// The first thing in which a receipt is not what the data comes to, what causes before what follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptDifference {
    /// Another policy, or another version of it.
    Policy,
    /// Other records, reviews, shifts, people or hours.
    Data,
    /// Nobody with this id is judged.
    Agent,
    /// Another score: as claimed, and as computed; `None` without a grade.
    Score(Option<u32>, Option<u32>),
    /// Another grade: as claimed, and as computed.
    Grade(Option<String>, Option<String>),
    /// Office, name, period or moment of judging are written otherwise.
    Wording,
    /// Somebody's result is another.
    Result,
    /// Salt, place or root are not this result's.
    Root,
}

/// Compares a receipt with what this browser computes; `None` where they agree to the last digit.
pub fn difference(claimed: &AgentReceipt, computed: &AgentReceipts) -> Option<ReceiptDifference> {
    use ReceiptDifference as D;
    let said = &claimed.statement;
    if said.receipt.policy != computed.receipt.policy {
        return Some(D::Policy);
    }
    if said.receipt.data != computed.receipt.data {
        return Some(D::Data);
    }
    let Some(found) = computed.of(&said.agent) else { return Some(D::Agent) };
    let it = &found.statement;
    if said.score_centi != it.score_centi {
        return Some(D::Score(said.score_centi, it.score_centi));
    }
    if said.grade != it.grade {
        return Some(D::Grade(said.grade.clone(), it.grade.clone()));
    }
    let wording = |it: &Statement| {
        (it.office.clone(), it.name.clone(), it.people, it.period, it.as_of, it.utc_offset)
    };
    if wording(said) != wording(it) {
        return Some(D::Wording);
    }
    if said.receipt.result != it.receipt.result {
        return Some(D::Result);
    }
    (*claimed != found).then_some(D::Root)
}

/// What became of a receipt that was held against a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReceiptCheck {
    /// The document has no data of this office and period that can be judged.
    Unknown,
    /// 一致: computed again from this office, everything is as it says.
    Agreement(OfficeId),
    /// 不一致: the first difference.
    Difference(ReceiptDifference),
}

/// Computes again what the receipt is about, at its own moment of judging, and compares.
pub fn check(document: &Document, claimed: &AgentReceipt) -> ReceiptCheck {
    let said = &claimed.statement;
    let of_that_name = document.offices.iter().filter(|it| it.office.name == said.office);
    let usable =
        of_that_name.filter(|it| it.problem().is_none() && it.periods().contains(&said.period));
    let mut first = None;
    for office in usable {
        let past = office.as_judged(said.period.start());
        let judged = past.as_ref().unwrap_or(office);
        let parts = judge_by_role(judged, said.period, said.as_of);
        let is_there = |it: &&JudgedByRole| it.facts.agents.iter().any(|it| it.staff == said.agent);
        let Some(own) = parts.iter().find(is_there).or(parts.first()) else { continue };
        let computed = AgentReceipts::new(&own.office, &own.facts, &own.judge);
        match difference(claimed, &computed) {
            None => return ReceiptCheck::Agreement(office.office.id.clone()),
            Some(other) => first = first.or(Some(other)),
        }
    }
    first.map_or(ReceiptCheck::Unknown, ReceiptCheck::Difference)
}

fn leaf(statement: &Statement) -> Value {
    let mut value = serde_json::to_value(statement).expect("a statement is plain JSON");
    value["schema"] = "jiheng.receipt/1".into();
    value
}

fn salt(secret: &str, agent: &StaffId) -> String {
    let own = json!({ "agent": agent, "secret": secret });
    let hash = canon::hash(canon::SALT_DOMAIN, &own).expect("two texts are plain JSON");
    hash[..SALT_DIGITS].to_owned()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::{Role, demo, templates};

    fn receipts_of(data: &OfficeData) -> AgentReceipts {
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let part = judge_by_role(data, data.whole_period().unwrap(), now).remove(0);
        AgentReceipts::new(&part.office, &part.facts, &part.judge)
    }

    fn everybody(data: &OfficeData) -> Vec<StaffId> {
        data.staff.iter().filter(|it| it.role.is_ranked()).map(|it| it.id.clone()).collect()
    }

    #[test]
    fn everybodys_proof_leads_to_one_root_and_a_changed_statement_does_not() {
        let data = demo::office();
        let receipts = receipts_of(&data);
        let mut roots: Vec<String> = Vec::new();
        for staff in everybody(&data) {
            let receipt = receipts.of(&staff).unwrap();
            assert!(receipt.holds(), "{staff}");
            assert_eq!(difference(&receipt, &receipts), None);
            let mut better = receipt.clone();
            better.statement.score_centi = better.statement.score_centi.map(|it| it + 1);
            assert!(!better.holds(), "{staff}");
            let mut other = receipt.clone();
            other.statement.name.push('甲');
            assert!(!other.holds(), "{staff}");
            roots.push(receipt.root);
        }
        assert!(roots.len() > 2);
        assert!(roots.iter().all(|it| *it == receipts.root()));
        assert_eq!(receipts.of(&StaffId::new("nobody")), None);
    }

    #[test]
    fn salts_are_each_ones_own_and_follow_from_the_data_alone() {
        let data = demo::office();
        let (one, again) = (receipts_of(&data), receipts_of(&data));
        assert_eq!(one, again);
        let salts: std::collections::BTreeSet<&String> =
            one.statements.iter().map(|it| &it.1).collect();
        assert_eq!(salts.len(), one.statements.len());
        assert!(salts.iter().all(|it| it.len() == SALT_DIGITS));
        // What is printed does not make a salt.
        let printed = salt(&one.receipt.data, &one.statements[0].0.agent);
        assert_ne!(printed, one.statements[0].1);
        let fewer = OfficeData { reviews: Arc::default(), ..data.clone() };
        let other = receipts_of(&fewer);
        assert_ne!(one.statements[0].1, other.statements[0].1);
    }

    #[test]
    fn a_receipt_is_held_against_the_office_of_its_name_and_the_policy_of_its_person() {
        let mut data = demo::office();
        let id = "hotline".into();
        let effective_from = data.policy.effective_from;
        let roles = vec![Role::Hotline];
        data.role_policies =
            vec![crate::model::Policy { id, effective_from, roles, ..templates::hotline() }];
        let month = data.periods()[0];
        let now = Time::from_epoch(1_790_000_000).unwrap();
        let judged = data.as_judged(month.start()).unwrap_or_else(|| data.clone());
        let parts = judge_by_role(&judged, month, now);
        assert_eq!(parts.len(), 2);
        let document = |data: &OfficeData| Document { offices: vec![Arc::new(data.clone())] };
        for part in &parts {
            let receipts = AgentReceipts::new(&part.office, &part.facts, &part.judge);
            let receipt = receipts.of(&part.facts.agents[0].staff).unwrap();
            let agreement = ReceiptCheck::Agreement(data.office.id.clone());
            assert_eq!(check(&document(&data), &receipt), agreement);
            assert_eq!(check(&Document::default(), &receipt), ReceiptCheck::Unknown);
            let mut other = data.clone();
            other.reviews = Arc::default();
            let found = check(&document(&other), &receipt);
            assert_eq!(found, ReceiptCheck::Difference(ReceiptDifference::Data));
        }
    }

    #[test]
    fn the_first_difference_is_named() {
        use ReceiptDifference as D;
        let data = demo::office();
        let receipts = receipts_of(&data);
        let staff = everybody(&data).remove(0);
        let good = receipts.of(&staff).unwrap();
        let changed = |change: fn(&mut AgentReceipt)| {
            let mut claimed = good.clone();
            change(&mut claimed);
            difference(&claimed, &receipts)
        };
        let score = good.statement.score_centi;
        assert!(score.is_some());
        assert_eq!(changed(|it| it.statement.receipt.policy = "0".repeat(64)), Some(D::Policy));
        assert_eq!(changed(|it| it.statement.receipt.data = "0".repeat(64)), Some(D::Data));
        assert_eq!(changed(|it| it.statement.agent = "x".into()), Some(D::Agent));
        assert_eq!(changed(|it| it.statement.score_centi = None), Some(D::Score(None, score)));
        let grade = good.statement.grade.clone();
        assert_eq!(changed(|it| it.statement.grade = None), Some(D::Grade(None, grade)));
        assert_eq!(changed(|it| it.statement.name.clear()), Some(D::Wording));
        assert_eq!(changed(|it| it.statement.receipt.result.clear()), Some(D::Result));
        assert_eq!(changed(|it| it.salt = "0".repeat(SALT_DIGITS)), Some(D::Root));
        assert_eq!(changed(|it| it.root.clear()), Some(D::Root));
    }
}
