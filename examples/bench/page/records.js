// The plain job's records as the others hold them: typed arrays, objects, or a table of text.

export const AGENTS = 20;
export const RESPONSE = [60, 30, 10];
export const RESOLUTION = [4320, 1440, 240];
// What the ratios count in the score of a record.
export const WEIGHTS = [25, 25, 10, 20, 10, 10];
// What they count in everybody's, before and after a weight is moved.
export const RATIO_WEIGHTS = [
  [0.3, 0.2, 0.1, 0.1, 0.2, 0.1],
  [0.25, 0.25, 0.1, 0.1, 0.2, 0.1],
];
export const URGENCIES = ["low", "normal", "urgent"];
export const NO_TIME = 65535;
export const NO_RINGS = 255;
export const NO_RATING = 0;

// From the columns of the wasm module, which generates them.
export function columns(plain) {
  const minutes = (name) => new Uint16Array(plain.column(name).buffer);
  return {
    agent: plain.column("agent"),
    urgency: plain.column("urgency"),
    response: minutes("response"),
    resolution: minutes("resolution"),
    rings: plain.column("rings"),
    rating: plain.column("rating"),
    reopened: plain.column("reopened"),
  };
}

export const agentName = (code) => `P${String(code).padStart(2, "0")}`;

// Records as a page would have them from JSON.
export function objects(columns) {
  const names = Array.from({ length: AGENTS }, (_, code) => agentName(code));
  return Array.from(columns.agent, (agent, row) => ({
    agent: names[agent],
    urgency: URGENCIES[columns.urgency[row]],
    response: columns.response[row] === NO_TIME ? null : columns.response[row],
    resolution: columns.resolution[row] === NO_TIME ? null : columns.resolution[row],
    rings: columns.rings[row] === NO_RINGS ? null : columns.rings[row],
    rating: columns.rating[row] === NO_RATING ? null : columns.rating[row],
    reopened: columns.reopened[row] === 1,
  }));
}

export function csv(columns) {
  const lines = ["agent,urgency,response,resolution,rings,rating,reopened"];
  const or = (value, none) => (value === none ? "" : value);
  for (let row = 0; row < columns.agent.length; row += 1) {
    const response = or(columns.response[row], NO_TIME);
    const resolution = or(columns.resolution[row], NO_TIME);
    const rings = or(columns.rings[row], NO_RINGS);
    const rating = or(columns.rating[row], NO_RATING);
    lines.push(
      `${columns.agent[row]},${columns.urgency[row]},${response},${resolution},${rings},${rating},${columns.reopened[row]}`,
    );
  }
  return lines.join("\n");
}
