// The score of every record, everybody's mean of them and the hundred worst records, in JavaScript, two ways.
//
// A record's score is the weighted mean of the indicators that apply to it, in whole hundredths, rounded down. Each
// way answers the sum of the scores and their number for every agent, then row and score of the worst.
import { AGENTS, NO_RATING, NO_RINGS, NO_TIME, RESOLUTION, RESPONSE, URGENCIES, WEIGHTS, agentName } from "./records.js";

const WORST = 100;
const [IN_TIME, RESOLVED, RUNG, RATED, HELD, LEFT] = WEIGHTS;
const byUrgency = (limits) => Object.fromEntries(URGENCIES.map((urgency, at) => [urgency, limits[at]]));
const SOON = byUrgency(RESPONSE);
const ALLOWED = byUrgency(RESOLUTION);

// `null` for a record of which nothing is known.
function score(it) {
  let points = 0;
  let weights = 0;
  if (it.response !== null) {
    if (it.response <= SOON[it.urgency]) points += 100 * IN_TIME;
    weights += IN_TIME;
  }
  if (it.resolution !== null) {
    const allowed = ALLOWED[it.urgency];
    if (it.resolution <= allowed) points += 100 * RESOLVED;
    if (!it.reopened) points += 100 * HELD;
    points += LEFT * Math.floor((100 * Math.max(0, 4 * allowed - it.resolution)) / (4 * allowed));
    weights += RESOLVED + HELD + LEFT;
  }
  if (it.rings !== null) {
    if (it.rings <= 3) points += 100 * RUNG;
    weights += RUNG;
  }
  if (it.rating !== null) {
    points += 25 * RATED * (it.rating - 1);
    weights += RATED;
  }
  return weights === 0 ? null : Math.floor((100 * points) / weights);
}

// A map, a pass and a sort.
export function objects(records) {
  const scored = records.map((it, row) => ({ agent: it.agent, row, score: score(it) })).filter((it) => it.score !== null);
  const all = new Map(Array.from({ length: AGENTS }, (_, code) => [agentName(code), [0, 0]]));
  for (const it of scored) {
    const sums = all.get(it.agent);
    sums[0] += it.score;
    sums[1] += 1;
  }
  // Equal ones stay in the order of their rows.
  const worst = scored.sort((one, two) => one.score - two.score).slice(0, WORST);
  return [...all.values(), ...worst.map((it) => [it.row, it.score])].flat();
}

// One pass over typed arrays, and a short list of the worst.
export function typed({ agent, urgency, response, resolution, rings, rating, reopened }) {
  const all = new Float64Array(AGENTS * 2);
  const rows = new Uint32Array(WORST);
  const scores = new Uint16Array(WORST).fill(65535);
  const last = WORST - 1;
  for (let row = 0; row < agent.length; row += 1) {
    let points = 0;
    let weights = 0;
    if (response[row] !== NO_TIME) {
      if (response[row] <= RESPONSE[urgency[row]]) points += 100 * IN_TIME;
      weights += IN_TIME;
    }
    if (resolution[row] !== NO_TIME) {
      const allowed = RESOLUTION[urgency[row]];
      if (resolution[row] <= allowed) points += 100 * RESOLVED;
      if (reopened[row] === 0) points += 100 * HELD;
      const left = 4 * allowed - resolution[row];
      if (left > 0) points += LEFT * Math.floor((100 * left) / (4 * allowed));
      weights += RESOLVED + HELD + LEFT;
    }
    if (rings[row] !== NO_RINGS) {
      if (rings[row] <= 3) points += 100 * RUNG;
      weights += RUNG;
    }
    if (rating[row] !== NO_RATING) {
      points += 25 * RATED * (rating[row] - 1);
      weights += RATED;
    }
    if (weights === 0) continue;
    const score = Math.floor((100 * points) / weights);
    all[agent[row] * 2] += score;
    all[agent[row] * 2 + 1] += 1;
    if (score < scores[last]) {
      let at = last;
      for (; at > 0 && scores[at - 1] > score; at -= 1) {
        scores[at] = scores[at - 1];
        rows[at] = rows[at - 1];
      }
      scores[at] = score;
      rows[at] = row;
    }
  }
  return [...all, ...Array.from(rows, (row, at) => [row, scores[at]]).flat()];
}
