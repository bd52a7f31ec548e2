// An invented office of many people under twelve indicators, for measuring: not realistic, only large.
// Every agent has enough of everything to be scored, and no two have quite the same.

const SCALE = [
  [1, 0],
  [3, 60],
  [4, 85],
  [5, 100],
];
const SHARE = [
  [0, 0],
  ["7/10", 60],
  ["9/10", 90],
  [1, 100],
];

function indicator(id, group, local_bp, measure, anchors) {
  return { id, group, local_bp, measure, n_min: 1, curve: { kind: "linear", anchors } };
}

function policy() {
  const standard = (name, more = {}) => ({ standard: name, ...more });
  const indicators = [
    indicator("CSAT", "Q", 4000, standard("CSAT"), SHARE),
    indicator("CSAT_MEAN", "Q", 2000, standard("CSAT_MEAN"), SCALE),
    indicator("FCR", "Q", 2000, standard("FCR", { days: 7 }), SHARE),
    indicator("CMPL", "Q", 2000, standard("CMPL"), [
      [0, 100],
      ["1/10", 0],
    ]),
    indicator("RING3", "E", 2000, standard("RING_N", { rings: 3 }), SHARE),
    indicator("ANS", "E", 2000, standard("ANS"), SHARE),
    indicator("ASA", "E", 2000, standard("ASA"), [
      [5, 100],
      [60, 0],
    ]),
    indicator("SLA", "E", 2000, standard("SLA"), SHARE),
    indicator("RES", "E", 2000, standard("RES"), SHARE),
    indicator("TRAIN", "C", 10000, standard("TRAIN"), [
      [0, 0],
      [8, 100],
    ]),
    indicator("SUP", "R", 6000, standard("SUP"), SCALE),
    indicator("PEER", "R", 4000, standard("PEER"), SCALE),
  ];
  const group = (id, weight_bp) => ({ id, weight_bp });
  const band = (label, from, coefficient) => ({ label, from_centi: from * 100, coefficient });
  return {
    id: "crowd",
    name: "crowd",
    version: 1,
    effective_from: "2026-01-01",
    groups: [group("Q", 4500), group("E", 3000), group("C", 1000), group("R", 1500)],
    indicators,
    bands: [band("S", 90, 1), band("A", 80, 1), band("B", 70, 1), band("C", 60, 1), band("D", 0, 0)],
    min_coverage_bp: 6000,
  };
}

// A bundle of `people` agents with `each` records per agent.
export function crowd(people = 200, each = 40) {
  let state = 42;
  const dice = (sides) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * sides);
  };
  const id = (agent) => `P${String(agent).padStart(3, "0")}`;
  const staff = [];
  const records = [];
  const reviews = [];
  const trainings = [];
  for (let agent = 0; agent < people; agent += 1) {
    staff.push({ id: id(agent), name: `客服${String(agent + 1).padStart(3, "0")}`, role: "hotline" });
    trainings.push({ staff: id(agent), course: "沟通", hours: 2 + dice(7), date: "2026-05-09" });
    for (let review = 0; review < 4; review += 1) {
      const kind = review ? "peer" : "supervisor";
      reviews.push({ rater: id((agent + review + 1) % people), ratee: id(agent), kind, period: "2026-05", score: 3 + dice(3) });
    }
    for (let at = 0; at < each; at += 1) {
      const created = new Date(Date.UTC(2026, 4, 1 + dice(20), dice(10), dice(60)));
      const after = (hours) => new Date(created.getTime() + hours * 3600e3).toISOString().slice(0, 19) + "Z";
      records.push({
        id: `${id(agent)}-${at}`,
        source: "crowd",
        task_type: "enquiry",
        channel: "phone",
        urgency: "normal",
        agent: id(agent),
        room: `${dice(400)}`,
        created: after(0),
        answered: true,
        rings: 1 + dice(5),
        wait_s: 5 + dice(30),
        due: after(4),
        resolved: after(dice(10) ? 1 + dice(3) : 6),
        rating: 2 + dice(4),
      });
    }
  }
  const office = { id: "crowd", name: `${people} 人`, utc_offset: 480, data_until: "2026-05-31" };
  const task_types = [{ id: "enquiry", name: "咨询", tier: "simple", difficulty_centi: 100 }];
  const data = { office, staff, task_types, records, surveys: [], reviews, shifts: [], trainings, policy: policy() };
  return JSON.stringify({ schema: "jiheng.bundle/1", offices: [data] });
}
