//! A policy as a piece of an address, to be sent in a message: `#/lab?p=…`.
//!
//! Nothing travels but the policy and the name of the office: no people, no records, no scores. The bytes are a
//! version, then a zlib stream of JSON, whose checksum finds what was cut or garbled on the way.

use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;
use serde::{Deserialize, Serialize};

use super::letters::{from_url, to_url};
use crate::model::{Policy, PolicyProblem};

/// The first byte of what this build writes, and the greatest it reads.
const VERSION: u8 = 1;

/// The most characters of a link's policy: several times what a rich policy needs, and far below what browsers take.
pub const LONGEST_LINK: usize = 16_000;

/// The most bytes before deflation; what claims to be larger is not inflated.
const MOST_BYTES: usize = 256 << 10;

/// The most characters of an office's name that travel along.
const LONGEST_NAME: usize = 80;

/// As thorough as it gets: it is done once, for a text that people send.
const LEVEL: u8 = 10;

/// A policy on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyLink {
    /// The name of the office that sent it.
    pub office: String,
    /// The policy, usable.
    pub policy: Policy,
}

/// Why a text is no policy, or a policy cannot be a link.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// More than [`LONGEST_LINK`].
    #[error("{chars} characters are more than the {LONGEST_LINK} of a link")]
    TooLong {
        /// How many there are.
        chars: usize,
    },
    /// Written by a version that is not known here.
    #[error("written by a newer version ({found}; this one reads {VERSION})")]
    Newer {
        /// The version.
        found: u8,
    },
    /// Cut, garbled, or never a policy.
    #[error("not a policy, or not all of it")]
    Damaged,
    /// A policy that cannot be used.
    #[error("policy: {0}")]
    Policy(PolicyProblem),
}

#[derive(Serialize)]
struct Written<'a> {
    office: String,
    policy: &'a Policy,
}

#[derive(Deserialize)]
struct Read {
    #[serde(default)]
    office: String,
    policy: Policy,
}

/// The policy as text for an address; fails only if it is too long.
pub fn write_policy_link(office: &str, policy: &Policy) -> Result<String, LinkError> {
    let written = Written { office: clipped(office), policy };
    let json = serde_json::to_vec(&written).expect("what the model holds is plain JSON");
    let mut bytes = vec![VERSION];
    bytes.extend(compress_to_vec_zlib(&json, LEVEL));
    let text = to_url(&bytes);
    match text.len() {
        chars if chars > LONGEST_LINK || json.len() > MOST_BYTES => {
            Err(LinkError::TooLong { chars })
        }
        _ => Ok(text),
    }
}

/// Reads what [`write_policy_link`] wrote, whole or not at all.
pub fn read_policy_link(text: &str) -> Result<PolicyLink, LinkError> {
    let text = text.trim();
    if text.len() > LONGEST_LINK {
        return Err(LinkError::TooLong { chars: text.chars().count() });
    }
    let bytes = from_url(text).ok_or(LinkError::Damaged)?;
    let (version, deflated) = bytes.split_first().ok_or(LinkError::Damaged)?;
    match *version {
        VERSION => {}
        0 => return Err(LinkError::Damaged),
        found => return Err(LinkError::Newer { found }),
    }
    let json = decompress_to_vec_zlib_with_limit(deflated, MOST_BYTES)
        .map_err(|_cut_or_garbled| LinkError::Damaged)?;
    let Read { office, policy } =
        serde_json::from_slice(&json).map_err(|_not_a_policy| LinkError::Damaged)?;
    match policy.problems().into_iter().next() {
        Some(problem) => Err(LinkError::Policy(problem)),
        None => Ok(PolicyLink { office: clipped(&office), policy }),
    }
}

fn clipped(name: &str) -> String {
    name.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Limits, demo, templates};
    use proptest::prelude::*;

    #[test]
    fn every_template_travels_in_a_short_text_and_comes_back() {
        for policy in templates::all() {
            let text = write_policy_link("云栖花园服务中心", &policy).unwrap();
            assert!(text.len() < 1500, "{}: {} characters", policy.id, text.len());
            assert!(text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it)));
            let read = read_policy_link(&text).unwrap();
            assert_eq!(read, PolicyLink { office: "云栖花园服务中心".to_owned(), policy });
        }
    }

    #[test]
    fn limits_names_and_fields_of_newer_writers_travel_along() {
        let data = demo::office();
        let mut policy = Policy { limits: Some(Limits::of(&data)), ..data.policy };
        policy.name = "质量优先 <b>&".to_owned();
        policy.extra.insert("x".to_owned(), serde_json::json!({"a": [1, null]}));
        let text = write_policy_link(&"长".repeat(200), &policy).unwrap();
        let read = read_policy_link(&text).unwrap();
        assert_eq!((read.policy, read.office), (policy, "长".repeat(80)));
    }

    #[test]
    fn a_cut_a_foreign_and_a_too_long_text_are_refused_each_for_its_reason() {
        let text = write_policy_link("o", &templates::community()).unwrap();
        for cut in 0..text.len() {
            assert_eq!(read_policy_link(&text[..cut]), Err(LinkError::Damaged), "at {cut}");
        }
        let mut bytes = from_url(&text).unwrap();
        bytes[0] = 2;
        let newer = to_url(&bytes);
        assert_eq!(read_policy_link(&newer), Err(LinkError::Newer { found: 2 }));
        let long = "A".repeat(LONGEST_LINK + 1);
        assert_eq!(read_policy_link(&long), Err(LinkError::TooLong { chars: LONGEST_LINK + 1 }));
        let bomb = compress_to_vec_zlib(&vec![b' '; MOST_BYTES + 1], LEVEL);
        let bomb = to_url(&[&[VERSION], bomb.as_slice()].concat());
        assert_eq!(read_policy_link(&bomb), Err(LinkError::Damaged));
        let other = compress_to_vec_zlib(br#"{"office":"o"}"#, LEVEL);
        let other = to_url(&[&[VERSION], other.as_slice()].concat());
        assert_eq!(read_policy_link(&other), Err(LinkError::Damaged));
    }

    #[test]
    fn a_policy_that_cannot_be_used_is_refused_with_its_problem() {
        let policy = templates::community().with_weights(&[4600, 3000, 1000, 1500], &[]);
        let text = write_policy_link("o", &policy).unwrap();
        let problem = PolicyProblem::GroupSum(10_100);
        assert_eq!(read_policy_link(&text), Err(LinkError::Policy(problem)));
    }

    #[test]
    fn a_policy_too_long_for_a_link_is_not_written() {
        let mut policy = templates::community();
        // Noise that no compression shortens enough.
        let noise: String = (0_u32..40_000)
            .map(|it| char::from_u32(0x4E00 + it.wrapping_mul(2_654_435_761) % 20_000).unwrap())
            .collect();
        policy.name = noise;
        assert!(matches!(write_policy_link("o", &policy), Err(LinkError::TooLong { .. })));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_never_a_panic(text in ".{0,200}") {
            prop_assert!(read_policy_link(&text).is_err());
        }

        #[test]
        fn any_bytes_behind_a_version_are_read_or_refused(
            version in 0_u8..3,
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            deflated: bool,
        ) {
            let rest = if deflated { compress_to_vec_zlib(&bytes, 1) } else { bytes };
            let text = to_url(&[&[version], rest.as_slice()].concat());
            prop_assert!(read_policy_link(&text).is_err());
        }

        #[test]
        fn one_wrong_character_never_makes_another_policy(at in 0_usize..900, with in "[A-Za-z0-9_-]") {
            let policy = templates::community();
            let mut text = write_policy_link("o", &policy).unwrap();
            prop_assume!(at < text.len());
            text.replace_range(at..=at, &with);
            if let Ok(read) = read_policy_link(&text) {
                prop_assert_eq!(read.policy, policy);
            }
        }

        #[test]
        fn any_weights_come_back(first in 0_u32..=5000, second in 0_u32..=5000) {
            let rest = 10_000 - first - second;
            let policy = templates::community().with_weights(&[first, second, rest, 0], &[]);
            let text = write_policy_link("", &policy).unwrap();
            prop_assert_eq!(read_policy_link(&text).unwrap().policy, policy);
        }
    }
}
