// How ranks hold in the policy lab: the worker and what stands in for it, any two people, the quadrants.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { crowd } from "./crowd.mjs";
import { importFile, open, opened, ranking, site } from "./support.mjs";

const app = site();

// SCORING §10 in micro-points, one row a person: the bonus, then quality, efficiency, capability, reviews.
const FIVE = [
  [0, 85500000, 89800000, 100000000, 80750000],
  [0, 71222222, 93157407, 75000000, 73000000],
  [5000000, 76000000, 72366667, 50000000, 86500000],
  [0, 91500000, 66750000, 100000000, 67250000],
  [0, 72142857, 86166667, 25000000, 61500000],
];
// SCORING §3.9: the counts at ranks 1 to 5, by law.
const ORACLE = [
  [[1, 1, 1, 1], "8668,1332,0,0,0,74,2227,4806,2890,3,619,1601,2998,4777,5,639,4840,1964,1729,828,0,0,232,604,9164"],
  [[9, 6, 2, 3], "9925,75,0,0,0,0,1977,3092,4931,0,14,1778,4995,3213,0,61,6170,1895,1674,200,0,0,18,182,9800"],
  [[45, 30, 10, 15], "10000,0,0,0,0,0,706,3297,5997,0,0,745,5746,3509,0,0,8549,957,494,0,0,0,0,0,10000"],
];

const question = (law, people) => [0, 42, 10000, law.length, ...law, ...people.flat()];

// The card's numbers, as a reader opens them.
async function table(page) {
  await settled(page);
  const data = page.getByTestId("heat-data");
  if (!(await data.evaluate((it) => it.open))) await data.locator("summary").click();
  const rows = page.getByTestId("heat-table").locator("tbody tr");
  await rows.first().waitFor();
  return rows.evaluateAll((found) => found.map((row) => [...row.cells].map((cell) => cell.innerText.trim())));
}

async function settled(page) {
  await page.getByTestId("heat-figure").waitFor();
  await page.locator("[data-testid=heat]:not([aria-busy])").waitFor();
}

async function weigh(page, group, percent, event) {
  await page.getByTestId(`weight-${group}`).evaluate(
    (input, [value, event]) => {
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      if (event) input.dispatchEvent(new Event(event, { bubbles: true }));
    },
    [String(percent), event],
  );
}

app.test("the worker draws the worked example to the last count", async ({ page }) => {
  await open(page, app.url);
  const counts = await page.evaluate(
    async (questions) => {
      const worker = new Worker("./worker_loader.js", { type: "module" });
      const next = () => new Promise((resolve) => worker.addEventListener("message", (it) => resolve([...it.data]), { once: true }));
      const hello = await next();
      const found = [];
      for (const [at, words] of questions.entries()) {
        worker.postMessage(Uint32Array.from([at, ...words]));
        let answer = await next();
        while (answer.length === 2) answer = await next();
        found.push(answer);
      }
      worker.terminate();
      return { hello, found };
    },
    ORACLE.map(([law]) => question(law, FIVE)),
  );
  assert.deepEqual(counts.hello, [1]);
  for (const [at, [, expected]] of ORACLE.entries()) {
    assert.deepEqual(counts.found[at].slice(0, 2), [at, 10000]);
    assert.equal(counts.found[at].slice(2).join(), expected);
  }
});

app.test("the worker stops what is called off, and takes the next question", async ({ page }) => {
  await open(page, app.url);
  const many = Array.from({ length: 200 }, (_, at) => [0, 60e6 + at * 1e5, 70e6, 80e6, 90e6 - at * 1e5]);
  const told = await page.evaluate(
    async ([long, short]) => {
      const worker = new Worker("./worker_loader.js", { type: "module" });
      const told = [];
      await new Promise((done) => {
        worker.onmessage = ({ data }) => {
          told.push([data[0], data.length === 1 ? "hello" : data.length > 2]);
          if (told.length === 1) worker.postMessage(Uint32Array.from([1, ...long]));
          if (told.length === 2) {
            worker.postMessage(Uint32Array.from([2]));
            setTimeout(() => worker.postMessage(Uint32Array.from([3, ...short])), 300);
          }
          if (data[0] === 3 && data.length > 2) done();
        };
      });
      worker.terminate();
      return told;
    },
    [question([45, 30, 10, 15], many), question([1, 1, 1, 1], FIVE)],
  );
  assert.deepEqual(told[1], [1, false]);
  assert.ok(told.length < 8, `only slices that were under way: ${told}`);
  assert.equal(told.some(([ticket, finished]) => ticket === 1 && finished === true), false);
  assert.deepEqual(told.at(-1), [3, true]);
});

// The same draws natively: `heat.rs` asserts these.
const DEMO_FIRST = ["林晓岚", "96.53%", "3.47%"];

app.test("everybody's ranks are shown, restarted when a slider rests, and the same for the same weights", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const before = await table(page);
  assert.equal(before.length, 8);
  assert.deepEqual(before[0].slice(0, 3), DEMO_FIRST);
  assert.match(await page.getByTestId("heat-sentence").innerText(), /^林晓岚在 97% 的权重设定下排第一，最差第 2。$/);
  assert.equal(page.workers().length, 1);
  await page.getByTestId("law").locator("input[value=near]").check();
  await page.locator("[data-testid=heat-figure][data-law=near]").waitFor();
  const near = await table(page);
  assert.notDeepEqual(near, before);
  // Held still, not let go.
  await weigh(page, "E", 70);
  await page.waitForFunction(
    (was) => document.querySelector("[data-testid=heat-table] tbody tr").innerText.replace(/\s/g, "") !== was,
    near[0].join(""),
  );
  await weigh(page, "E", 30, "change");
  await page.waitForFunction(
    (was) => document.querySelector("[data-testid=heat-table] tbody tr").innerText.replace(/\s/g, "") === was,
    near[0].join(""),
  );
  await page.getByTestId("heat-person").selectOption({ label: "赵海峰" });
  assert.match(await page.getByTestId("heat-sentence").innerText(), /^赵海峰最常排第 3，占 \d+% 的权重设定；最好第 \d，最差第 \d。最常排第一的是林晓岚/);
  const ended = page.workers()[0].waitForEvent("close");
  await page.getByTestId("nav-overview").click();
  await ended;
});

app.test("without a worker the page draws the same", async ({ page, profile }) => {
  await open(page, `${app.url}#/lab`);
  const expected = await table(page);
  const other = await (await profile()).newPage();
  await other.addInitScript(() => {
    delete globalThis.Worker;
  });
  await open(other, `${app.url}#/lab`);
  assert.deepEqual(await table(other), expected);
});

app.test("a worker that does not arrive is done without", { expect: [/404|worker/i] }, async ({ page }) => {
  await page.route("**/worker*.js", (route) => route.fulfill({ status: 404, body: "not found" }));
  await open(page, `${app.url}#/lab`);
  assert.deepEqual((await table(page))[0].slice(0, 3), DEMO_FIRST);
});

app.test("two hundred are shown in stretches, and the one who is looked for in the middle", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await importFile(page, { name: "crowd.json", mimeType: "application/json", buffer: Buffer.from(crowd(200)) });
  await page.getByTestId("nav-lab").click();
  await ranking(page);
  await page.getByText("第 1～20 名，共 200 人").waitFor();
  assert.equal((await table(page)).length, 20);
  await page.getByTestId("heat-later").click();
  await page.getByText("第 21～40 名，共 200 人").waitFor();
  const last = await page.getByTestId("heat-person").locator("option").last().getAttribute("value");
  await page.getByTestId("heat-person").selectOption(last);
  await page.getByText("第 181～200 名，共 200 人").waitFor();
  assert.equal(await page.getByTestId("heat-later").isDisabled(), true);
});

app.test("any two people can be asked about, in both orders", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const two = page.getByTestId("two");
  await two.getByTestId("two-one").selectOption({ label: "孙立群" });
  await two.getByTestId("two-other").selectOption({ label: "陈志远" });
  const chances = async () => (await two.locator("dd").allInnerTexts()).map((it) => Number(it.match(/\d+/)[0]));
  assert.match(await two.innerText(), /孙立群胜陈志远的概率/);
  assert.match(await two.innerText(), /难分高下/);
  const one = await chances();
  await two.getByTestId("two-one").selectOption({ label: "陈志远" });
  assert.match(await two.innerText(), /请选两个不同的人/);
  await two.getByTestId("two-other").selectOption({ label: "孙立群" });
  assert.match(await two.innerText(), /陈志远胜孙立群的概率/);
  for (const [at, chance] of (await chances()).entries()) assert.ok(Math.abs(chance + one[at] - 100) <= 1, `${chance} ${one[at]}`);
});

app.test("the points of the quadrants are reached by key and lead to the score sheet", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const points = page.getByTestId("balance-points").locator("a");
  assert.equal(await points.count(), 8);
  await points.first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await points.nth(1).evaluate((it) => it === document.activeElement), true);
  assert.equal(await page.getByTestId("balance-points").locator("a[tabindex='0']").count(), 1);
  const label = await points.nth(1).getAttribute("aria-label");
  assert.equal(await page.getByTestId("balance-told").innerText(), label);
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await points.last().evaluate((it) => it === document.activeElement), true);
  const agent = await points.last().getAttribute("data-agent");
  await page.keyboard.press("Enter");
  await page.waitForFunction((agent) => location.hash === `#/agents/${agent}`, agent);
});

app.test("an imbalance opens its evidence, and other groups can be set against each other", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  assert.match(await page.getByTestId("balance-sentence").innerText(), /8 人两组都有得分，其中 4 人失衡/);
  const alarms = page.getByTestId("alarm");
  assert.equal(await alarms.count(), 4);
  assert.match(await alarms.first().innerText(), /吴佳宁重服务质量轻工作效率：服务质量 93\.0 分，工作效率只有 67\.4 分/);
  await page.getByTestId("balance-up").selectOption({ label: "服务质量" });
  await page.getByText("请为两条轴选不同的指标组").waitFor();
  await page.getByTestId("balance-up").selectOption({ label: "业务能力" });
  await page.getByTestId("balance-figure").getByText("服务质量与业务能力的得分").waitFor();
  await page.getByTestId("balance-up").selectOption({ label: "工作效率" });
  await alarms.first().getByText("的记录").click();
  await page.waitForFunction(() => location.hash.startsWith("#/records?agent="));
});

app.test("a suggested weight goes to the sliders as a draft, and is undone", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  assert.match(await page.getByTestId("advice-common").innerText(), /8 人中有 3 人重工作效率轻服务质量，超过三分之一/);
  await page.getByTestId("advice-step").locator("input[value='1000']").check();
  assert.match(await page.getByTestId("advice-change").innerText(), /服务质量 45% → 55%/);
  const said = await page.getByTestId("advice-consequences").innerText();
  await page.getByTestId("advice-apply").click();
  assert.equal(await page.getByTestId("weight-Q").inputValue(), "55");
  assert.match(await page.getByTestId("toast").innerText(), /服务质量已调到 55%，还没有采用/);
  // Without a pool nothing is said of money.
  assert.match(await page.getByTestId("lab-summary").innerText(), new RegExp(`^\\d+ 人受影响：${said}$`));
  await page.getByTestId("undo").click();
  assert.equal(await page.getByTestId("weight-Q").inputValue(), "45");
  await page.reload();
  await opened(page);
  assert.equal(await page.getByTestId("weight-Q").inputValue(), "45");
});

app.test("in English a bracket has its space before it", { context: { locale: "en-US" } }, async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const pair = page.getByTestId("solid").locator("li").first();
  assert.match(await pair.innerText(), /ahead of \S.*\. \(.+ → .+\)/);
  assert.doesNotMatch(await page.getByTestId("solid").innerText(), /\.\(/);
  await settled(page);
  assert.match(await page.getByTestId("heat-sentence").innerText(), /is first under 97% of the weight settings/);
});

app.test("who rises in one group while falling in another over three months is said to drift, and nobody else", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByTestId("export-json").click()]);
  const bundle = JSON.parse(await readFile(await download.path(), "utf8"));
  const [office] = bundle.offices;
  // Quality is satisfaction alone and efficiency the three rings alone, so that both can be set month by month.
  const kept = { CSAT: "Q", RING3: "E" };
  office.policy.indicators = office.policy.indicators
    .filter((it) => kept[it.id] || !["Q", "E"].includes(it.group))
    .map((it) => (kept[it.id] ? { ...it, local_bp: 10000, n_min: 1 } : it));
  const months = { "2026-07": [0.95, 0.65], "2026-08": [0.85, 0.8], "2026-09": [0.65, 0.95] };
  const seen = {};
  for (const record of office.records) {
    const month = record.created.slice(0, 7);
    const [satisfied, quick] = record.agent === "YQ103" ? months[month] : [0.9, 0.9];
    const hit = (what, share) => {
      const key = `${record.agent} ${month} ${what}`;
      seen[key] = (seen[key] ?? 0) + 1;
      return Math.floor(seen[key] * share) > Math.floor((seen[key] - 1) * share);
    };
    if (record.rating) record.rating = hit("rating", satisfied) ? 5 : 3;
    delete record.cause;
    if (record.rings !== undefined && record.answered !== false) record.rings = hit("rings", quick) ? 2 : 6;
  }
  office.surveys = [];
  const buffer = Buffer.from(JSON.stringify(bundle));
  await importFile(page, { name: "drift.json", mimeType: "application/json", buffer });
  await ranking(page);
  await page.getByTestId("period").selectOption("2026-09");
  await page.getByTestId("nav-lab").click();
  const drifts = page.getByTestId("alarm-drift");
  await drifts.first().waitFor();
  assert.equal(await drifts.count(), 1);
  assert.match(await drifts.first().innerText(), /何雨桐.*工作效率.*服务质量/s);
  await drifts.first().getByRole("link").click();
  await page.waitForURL(/#\/agents\/YQ103/);
  // A month earlier there are no three months to look at.
  await page.getByTestId("period").selectOption("2026-08");
  await page.getByTestId("nav-lab").click();
  await page.getByTestId("alarm").or(page.getByText("没有人")).first().waitFor();
  await page.waitForTimeout(1500);
  assert.equal(await drifts.count(), 0);
});
