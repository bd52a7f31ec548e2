// Who is first by six finished ratios under given weights, in JavaScript, two ways: the agents, the highest sum first.
import { AGENTS } from "./records.js";

// `ratios`: six of every agent, one agent after another.
export function objects(ratios) {
  const people = Array.from({ length: AGENTS }, (_, agent) => ({
    agent,
    ratios: Array.from(ratios.slice(agent * 6, agent * 6 + 6)),
  }));
  return (weights) =>
    people
      .map(({ agent, ratios }) => ({ agent, score: ratios.reduce((sum, it, at) => sum + weights[at] * it, 0) }))
      .sort((one, two) => two.score - one.score)
      .map((it) => it.agent);
}

export function typed(ratios) {
  const scores = new Float64Array(AGENTS);
  const order = new Uint8Array(AGENTS);
  return (weights) => {
    for (let agent = 0; agent < AGENTS; agent += 1) {
      let score = 0;
      for (let at = 0; at < 6; at += 1) score += weights[at] * ratios[agent * 6 + at];
      scores[agent] = score;
      let place = agent;
      for (; place > 0 && scores[order[place - 1]] < score; place -= 1) order[place] = order[place - 1];
      order[place] = agent;
    }
    return order;
  };
}
