// The plain job in JavaScript, three ways. Each answers, for every agent, above and below the line of six ratios.
import { AGENTS, NO_RATING, NO_RINGS, NO_TIME, RESOLUTION, RESPONSE, URGENCIES, agentName } from "./records.js";

const byUrgency = (limits) => Object.fromEntries(URGENCIES.map((urgency, at) => [urgency, limits[at]]));
const SOON = byUrgency(RESPONSE);
const ALLOWED = byUrgency(RESOLUTION);

// As one would write it first: a filter and a reduction for every agent and ratio.
export function naive(records) {
  const of = (agent, counts, value) => {
    const cases = records.filter((it) => it.agent === agent && counts(it));
    return [cases.reduce((sum, it) => sum + value(it), 0), cases.length];
  };
  const isResolved = (it) => it.resolution !== null;
  return Array.from({ length: AGENTS }, (_, code) => agentName(code)).flatMap((agent) => [
    ...of(agent, (it) => it.response !== null, (it) => (it.response <= SOON[it.urgency] ? 1 : 0)),
    ...of(agent, isResolved, (it) => (it.resolution <= ALLOWED[it.urgency] ? 1 : 0)),
    ...of(agent, (it) => it.rings !== null, (it) => (it.rings <= 3 ? 1 : 0)),
    ...of(agent, (it) => it.rating !== null, (it) => it.rating),
    ...of(agent, isResolved, (it) => (it.reopened ? 0 : 1)),
    ...of(agent, isResolved, (it) => Math.max(0, 1 - it.resolution / (4 * ALLOWED[it.urgency]))),
  ]);
}

// One pass over the objects.
export function onePass(records) {
  const all = new Map(Array.from({ length: AGENTS }, (_, code) => [agentName(code), new Array(12).fill(0)]));
  for (const it of records) {
    const sums = all.get(it.agent);
    if (it.response !== null) {
      if (it.response <= SOON[it.urgency]) sums[0] += 1;
      sums[1] += 1;
    }
    if (it.resolution !== null) {
      const allowed = ALLOWED[it.urgency];
      if (it.resolution <= allowed) sums[2] += 1;
      sums[3] += 1;
      if (!it.reopened) sums[8] += 1;
      sums[10] += Math.max(0, 1 - it.resolution / (4 * allowed));
    }
    if (it.rings !== null) {
      if (it.rings <= 3) sums[4] += 1;
      sums[5] += 1;
    }
    if (it.rating !== null) {
      sums[6] += it.rating;
      sums[7] += 1;
    }
  }
  return [...all.values()].flatMap((sums) => {
    sums[9] = sums[3];
    sums[11] = sums[3];
    return sums;
  });
}

// One pass over typed arrays.
export function typed({ agent, urgency, response, resolution, rings, rating, reopened }) {
  const all = new Float64Array(AGENTS * 12);
  for (let row = 0; row < agent.length; row += 1) {
    const at = agent[row] * 12;
    if (response[row] !== NO_TIME) {
      if (response[row] <= RESPONSE[urgency[row]]) all[at] += 1;
      all[at + 1] += 1;
    }
    if (resolution[row] !== NO_TIME) {
      const allowed = RESOLUTION[urgency[row]];
      if (resolution[row] <= allowed) all[at + 2] += 1;
      all[at + 3] += 1;
      if (reopened[row] === 0) all[at + 8] += 1;
      all[at + 10] += Math.max(0, 1 - resolution[row] / (4 * allowed));
    }
    if (rings[row] !== NO_RINGS) {
      if (rings[row] <= 3) all[at + 4] += 1;
      all[at + 5] += 1;
    }
    if (rating[row] !== NO_RATING) {
      all[at + 6] += rating[row];
      all[at + 7] += 1;
    }
  }
  for (let at = 0; at < all.length; at += 12) all[at + 9] = all[at + 11] = all[at + 3];
  return all;
}
