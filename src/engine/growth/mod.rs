//! 成长: what to train, what the next grade would take, and who earns a certificate (SCORING §7.4).

pub mod certificate;
pub mod coach;
mod inverse;
pub mod training;

pub use certificate::{Candidate, CertificateRules, Refusal, refusals};
pub use coach::{Advice, Counted, Outcome, Suggestion, advise};
pub use training::{Course, Priority, Suggested, priorities, suggest};
