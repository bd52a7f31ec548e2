//! 成绩回执: everybody can check that their own result is among the published ones without seeing another's
//! (SCORING §9.3).
//!
//! The tree is that of RFC 6962: a leaf is SHA-256(0x00 ‖ canonical JSON), a node SHA-256(0x01 ‖ left ‖ right).
//! Hashes go in and out as 64 hexadecimal digits, like all fingerprints.

use serde_json::{Value, json};

use crate::canon;

type Hash = [u8; 32];

/// One agent's result as it enters the tree.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'a> {
    /// What is certified, such as an entry of `agents` in [`receipt::result`](super::receipt::result).
    pub result: &'a Value,
    /// A random text known to the agent alone. Scores are few, so that without one a leaf can be guessed
    /// from its hash; 128 random bits put an end to that. The leaf is then `{"result": …, "salt": …}`.
    pub salt: Option<&'a str>,
}

/// The hashes over everybody's results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    /// The leaves, their parents, and so on up to the root; a node without a neighbor moves up as it is.
    layers: Vec<Vec<Hash>>,
}

/// What one agent needs to get from the own leaf to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The position of the leaf, from 0.
    pub at: usize,
    /// How many leaves the tree has.
    pub leaves: usize,
    /// The neighbors' hashes on the way, from the leaf to the root.
    pub path: Vec<String>,
}

impl Tree {
    /// The tree over these results, in this order.
    pub fn new(leaves: &[Leaf]) -> Self {
        Self::over(leaves.iter().map(hash_of).collect())
    }

    /// The root, which is published; that of no leaves is the hash of nothing.
    pub fn root(&self) -> String {
        let root = self.layers.last().and_then(|it| it.first());
        root.map_or_else(|| canon::sha256_hex([]), hex)
    }

    /// What the agent at this position is given beside the own result and salt; `None` beyond the last.
    pub fn proof(&self, at: usize) -> Option<Proof> {
        let leaves = self.layers.first()?.len();
        let mut position = at;
        let mut path = Vec::new();
        for layer in (at < leaves).then_some(&self.layers)? {
            path.extend(layer.get(position ^ 1).map(hex));
            position /= 2;
        }
        Some(Proof { at, leaves, path })
    }

    fn over(leaves: Vec<Hash>) -> Self {
        let mut layers = vec![leaves];
        while let Some(below) = layers.last().filter(|it| it.len() > 1) {
            let pairs = below.chunks(2).map(|pair| match pair {
                [left, right] => node(left, right),
                _ => pair[0],
            });
            layers.push(pairs.collect());
        }
        Self { layers }
    }
}

/// Whether the result is the one at the proof's position in the tree with this root (RFC 9162 §2.1.3.2).
pub fn holds(leaf: &Leaf, proof: &Proof, root: &str) -> bool {
    let path = proof.path.iter().map(|it| bytes(it)).collect::<Option<Vec<Hash>>>();
    let (Some(path), Some(root)) = (path, bytes(root)) else { return false };
    leads_to(hash_of(leaf), proof, &path) == Some(root)
}

/// The root at the end of the path; `None` if the path has not the length its position asks for.
fn leads_to(leaf: Hash, proof: &Proof, path: &[Hash]) -> Option<Hash> {
    let mut at = proof.at;
    let mut last = proof.leaves.checked_sub(1).filter(|it| at <= *it)?;
    let mut hash = leaf;
    for neighbor in path {
        if last == 0 {
            return None;
        }
        if at % 2 == 1 || at == last {
            hash = node(neighbor, &hash);
            // It stood alone until here.
            while at.is_multiple_of(2) && at != 0 {
                (at, last) = (at / 2, last / 2);
            }
        } else {
            hash = node(&hash, neighbor);
        }
        (at, last) = (at / 2, last / 2);
    }
    (last == 0).then_some(hash)
}

fn hash_of(leaf: &Leaf) -> Hash {
    let text = match leaf.salt {
        Some(salt) => canon::to_canonical(&json!({"result": leaf.result, "salt": salt})),
        None => canon::to_canonical(leaf.result),
    };
    leaf_hash(text.as_bytes())
}

fn leaf_hash(content: &[u8]) -> Hash {
    sha256(&[&[0], content].concat())
}

fn node(left: &Hash, right: &Hash) -> Hash {
    sha256(&[&[1], left.as_slice(), right].concat())
}

fn sha256(content: &[u8]) -> Hash {
    bytes(&canon::sha256_hex(content)).expect("a hash is 64 digits")
}

fn hex(hash: &Hash) -> String {
    let digit = |it: u8| char::from_digit(it.into(), 16).expect("four bits are one digit");
    hash.iter().flat_map(|it| [digit(it >> 4), digit(it & 15)]).collect()
}

fn bytes(hex: &str) -> Option<Hash> {
    let mut hash = [0; 32];
    if hex.len() != 64 {
        return None;
    }
    for (byte, pair) in hash.iter_mut().zip(hex.as_bytes().chunks(2)) {
        for digit in pair {
            let value = char::from(*digit).to_digit(16)?;
            *byte = *byte * 16 + u8::try_from(value).ok()?;
        }
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unsalted(result: &Value) -> Leaf<'_> {
        Leaf { result, salt: None }
    }

    fn five() -> Vec<Value> {
        let scores = [("A1", 8753), ("A2", 7845), ("A3", 7888), ("A4", 8129), ("A5", 7004)];
        scores.map(|(agent, centi)| json!({"agent": agent, "score_centi": centi})).to_vec()
    }

    #[test]
    fn the_worked_example_has_its_root() {
        let five = five();
        let tree = Tree::new(&five.iter().map(unsalted).collect::<Vec<_>>());
        let root = "2792a08f755aa82d27815a1c00f5691908fa791a1cf8b95e6cb5ebc3f4565dce";
        assert_eq!(tree.root(), root);
        for (at, result) in five.iter().enumerate() {
            assert!(holds(&unsalted(result), &tree.proof(at).unwrap(), root));
        }
        assert_eq!(tree.proof(4).unwrap().path.len(), 1);
        assert_eq!(tree.proof(5), None);
    }

    #[test]
    fn the_roots_are_those_of_certificate_transparency() {
        let leaves: [&[u8]; 8] = [
            b"",
            b"\x00",
            b"\x10",
            b"\x20\x21",
            b"\x30\x31",
            b"\x40\x41\x42\x43",
            b"\x50\x51\x52\x53\x54\x55\x56\x57",
            b"\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f",
        ];
        let roots = [
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
        ];
        for (count, root) in roots.iter().enumerate() {
            let hashes = leaves[..count].iter().map(|it| leaf_hash(it)).collect();
            assert_eq!(Tree::over(hashes).root(), *root, "{count} leaves");
        }
    }

    #[test]
    fn a_salt_hides_the_score_and_must_be_the_right_one() {
        let five = five();
        let salted = |salt| five.iter().map(|result| Leaf { result, salt }).collect::<Vec<_>>();
        let tree = Tree::new(&salted(Some("9f86d081")));
        assert_ne!(tree.root(), Tree::new(&salted(None)).root());
        let proof = tree.proof(2).unwrap();
        let checks = |salt| holds(&Leaf { result: &five[2], salt }, &proof, &tree.root());
        assert_eq!([Some("9f86d081"), Some("9f86d082"), None].map(checks), [true, false, false]);
    }

    #[test]
    fn what_is_no_proof_does_not_hold() {
        let five = five();
        let tree = Tree::new(&five.iter().map(unsalted).collect::<Vec<_>>());
        let (good, root) = (tree.proof(1).unwrap(), tree.root());
        let holds = |proof: &Proof| holds(&unsalted(&five[1]), proof, &root);
        assert!(holds(&good));
        let with = |path: Vec<String>| Proof { path, ..good.clone() };
        assert!(!holds(&with(Vec::new())));
        assert!(!holds(&with([good.path.clone(), vec![root.clone()]].concat())));
        assert!(!holds(&with(vec!["é".repeat(32); 3])));
        assert!(!holds(&with(vec!["zz".repeat(32); 3])));
        assert!(!holds(&Proof { at: 0, ..good.clone() }));
        assert!(!holds(&Proof { at: 5, ..good.clone() }));
        assert!(!holds(&Proof { leaves: 0, ..good.clone() }));
        assert!(!holds(&Proof { at: usize::MAX, leaves: usize::MAX, ..good.clone() }));
        assert!(!super::holds(&unsalted(&five[1]), &good, "no hash"));
    }

    proptest! {
        #[test]
        fn every_leaf_proves_itself_and_no_other(
            scores in prop::collection::vec(0_u32..10_000, 1..40),
            at in 0_usize..40,
            wrong in 0_usize..40,
        ) {
            let results: Vec<Value> = scores
                .iter()
                .enumerate()
                .map(|(at, centi)| json!({"agent": at, "score_centi": centi}))
                .collect();
            let tree = Tree::new(&results.iter().map(unsalted).collect::<Vec<_>>());
            let (at, root) = (at % results.len(), tree.root());
            let proof = tree.proof(at).unwrap();
            prop_assert!(holds(&unsalted(&results[at]), &proof, &root));
            let changed = json!({"agent": at, "score_centi": scores[at] + 1});
            prop_assert!(!holds(&unsalted(&changed), &proof, &root));
            let wrong = wrong % results.len();
            let other = holds(&unsalted(&results[wrong]), &proof, &root);
            prop_assert_eq!(other, wrong == at);
        }
    }
}
