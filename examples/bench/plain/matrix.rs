//! Six finished ratios of everybody, and who is first under given weights.

use super::records::AGENTS;

const PEOPLE: usize = AGENTS as usize;

/// One column per ratio, so that everybody is weighed at once.
pub struct Matrix([[f64; PEOPLE]; 6]);

impl Matrix {
    /// From everybody's numbers above and below the line.
    pub fn new(counted: &[f64]) -> Self {
        let mut columns = [[0.0; PEOPLE]; 6];
        for (agent, counted) in counted.chunks_exact(12).enumerate() {
            for (column, pair) in columns.iter_mut().zip(counted.chunks_exact(2)) {
                column[agent] = pair[0] / pair[1];
            }
        }
        Self(columns)
    }

    /// Everybody's ratios, one after another.
    pub fn rows(&self) -> Vec<f64> {
        (0..PEOPLE).flat_map(|agent| self.0.map(|column| column[agent])).collect()
    }

    /// The agents by their weighted sum, the highest first and of equal ones the first.
    pub fn rank(&self, weights: &[f64; 6]) -> [u8; PEOPLE] {
        let mut scores = [0.0; PEOPLE];
        for (column, weight) in self.0.iter().zip(weights) {
            for (score, ratio) in scores.iter_mut().zip(column) {
                *score += weight * ratio;
            }
        }
        // Few enough to be put in their place one by one.
        let mut order = [0_u8; PEOPLE];
        for (at, agent) in (0..AGENTS).enumerate() {
            let mut place = at;
            while place > 0 && scores[usize::from(order[place - 1])] < scores[at] {
                order[place] = order[place - 1];
                place -= 1;
            }
            order[place] = agent;
        }
        order
    }
}
