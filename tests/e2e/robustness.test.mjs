// How solid a ranking is: on the sliders, under the trial ranking, in the overview, and on the score sheet.
import assert from "node:assert/strict";
import { crowd } from "./crowd.mjs";
import { importFile, open, ranking, site } from "./support.mjs";

const app = site();
const GROUPS = ["Q", "E", "C", "R"];

async function drag(page, group, percent) {
  await page.getByTestId(`weight-${group}`).evaluate((input, value) => {
    input.value = value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, String(percent));
}

async function drop(page, group) {
  await page.getByTestId(`weight-${group}`).evaluate((input) => input.dispatchEvent(new Event("change", { bubbles: true })));
}

// What the slider of a group says and draws.
async function slider(page, group) {
  const note = await page.locator(`#weight-${group}-note`).innerText();
  const band = page.locator(`.weight-slider:has(#weight-${group}-note) .weight-slider__band`);
  const [, nominal, effective] = note.match(/名义 ([\d.]+)% · 实际影响 (-?\d+)%/).map(Number);
  const found = note.match(/([\d.]+)～([\d.]+)% 名次不变/);
  return { nominal, effective, stable: found?.slice(1).map(Number), drawn: await band.isVisible() };
}

const order = async (page) => (await ranking(page)).map((row) => row.agent);

app.test("the order holds within the band of every slider and turns beyond it", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const before = await order(page);
  let turned = 0;
  for (const group of GROUPS) {
    const { stable: [low, high], nominal, drawn } = await slider(page, group);
    assert.ok(drawn && low <= nominal && nominal <= high, `${group}: ${low} ≤ ${nominal} ≤ ${high}`);
    // Published scores are rounded: close to the bound two may share one already, and share it still a little beyond.
    for (const within of [low + 0.5, high - 0.5]) {
      if (within < low || within > high) continue;
      await drag(page, group, within);
      assert.deepEqual(await order(page), before, `${group} at ${within}`);
    }
    for (const beyond of [low - 3, high + 3]) {
      if (beyond < 0 || beyond > 100) continue;
      await drag(page, group, beyond);
      assert.notDeepEqual(await order(page), before, `${group} at ${beyond}`);
      turned += 1;
    }
    await drag(page, group, nominal);
    await drop(page, group);
  }
  assert.ok(turned > 0);
});

app.test("bands follow when a slider rests, and are not drawn while a weight is locked", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const before = await slider(page, "E");
  await drag(page, "Q", 60);
  await page.waitForFunction(
    (was) => !document.querySelector("#weight-E-note").textContent.includes(was),
    `${before.stable[0]}～${before.stable[1]}%`,
  );
  await drop(page, "Q");
  const after = await slider(page, "E");
  assert.ok(after.stable[0] <= after.nominal && after.nominal <= after.stable[1]);
  await page.getByTestId("weight-R-lock").click();
  assert.deepEqual([(await slider(page, "E")).stable, (await slider(page, "E")).drawn], [undefined, false]);
});

app.test("what a group really weighs stands beside its weight and sums to the whole", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const found = await Promise.all(GROUPS.map((group) => slider(page, group)));
  assert.deepEqual(found.map((it) => it.nominal), [45, 30, 10, 15]);
  const whole = found.reduce((sum, it) => sum + it.effective, 0);
  assert.ok(Math.abs(whole - 100) <= 2, `rounded, ${whole}%`);
  assert.notDeepEqual(found.map((it) => it.effective), [45, 30, 10, 15]);
  await drag(page, "C", 0);
  await drop(page, "C");
  assert.equal((await slider(page, "C")).effective, 0);
});

app.test("the most fragile neighbours say what it takes, and the rest can be opened by key", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const pairs = page.getByTestId("solid").locator("[data-ahead]");
  await pairs.first().waitFor();
  assert.equal(await pairs.count(), 5);
  const needed = [];
  for (const text of await pairs.allInnerTexts()) {
    const points = text.match(/要挪动 ([\d.]+) 个百分点权重，(.+)(?:就|才)会反超(.+)。/);
    if (!points) continue;
    needed.push(Number(points[1]));
    const label = Number(points[1]) < 3 ? "脆弱" : Number(points[1]) < 10 ? "尚可" : "稳固";
    assert.ok(text.includes(label), text);
    assert.match(text, /仍领先的概率：权重浮动时 (> )?\d+%，换一批同样的工作 (> )?\d+%/);
  }
  assert.ok(needed.length > 0);
  assert.deepEqual(needed, [...needed].sort((one, two) => one - two));
  const [, all, fragile, fair, robust, close] = (await page.getByTestId("solid-summary").innerText()).match(
    /^(\d+) 对相邻名次：脆弱 (\d+)，尚可 (\d+)，稳固 (\d+)；其中 (\d+) 对难分高下$/,
  );
  assert.equal(Number(fragile) + Number(fair) + Number(robust), Number(all));
  await page.getByTestId("solid-others").locator("summary").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(
    (count) => document.querySelectorAll("[data-testid=solid] [data-ahead]").length === count,
    Number(all),
  );
  assert.equal(Number(all), (await ranking(page)).length - 1);
  assert.equal(await page.getByTestId("solid-close").count(), Number(close));
  assert.equal(await page.getByTestId("solid").locator("[aria-live]:not(.field__problem),[role=status]").count(), 0, "nothing is read out unasked");
});

app.test("the order of a crowd is looked at when its slider is let go", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await importFile(page, { name: "crowd.json", mimeType: "application/json", buffer: Buffer.from(crowd(90)) });
  await page.getByTestId("nav-lab").click();
  const summary = page.getByTestId("solid-summary");
  await summary.getByText("89 对相邻名次").waitFor();
  const before = await summary.innerText();
  await drag(page, "R", 60);
  // Held still for longer than a small team would need.
  await page.waitForTimeout(500);
  assert.equal(await summary.innerText(), before);
  await drop(page, "R");
  await page.waitForFunction(
    (was) => document.querySelector("[data-testid=solid-summary]").innerText !== was,
    before,
  );
});

app.test("the overview marks what chance may have decided, and explains the marks", async ({ page }) => {
  await open(page, app.url);
  const rows = await ranking(page);
  const close = page.getByTestId("note-close");
  assert.ok((await close.count()) > 0 && (await close.count()) < rows.length);
  for (const title of await close.evaluateAll((found) => found.map((it) => it.title))) {
    const [, chance] = title.match(/上一名仍排在前面的概率只有 (\d+)%/);
    assert.ok(Number(chance) >= 50 && Number(chance) <= 98, title);
  }
  const first = page.getByTestId("ranking").locator("[data-agent]").first();
  assert.equal(await first.getByTestId("note-close").count(), 0, "nobody is above the first");
  const borderline = page.getByTestId("note-borderline");
  assert.ok((await borderline.count()) > 0);
  for (const title of await borderline.evaluateAll((found) => found.map((it) => it.title))) {
    const chances = [...title.matchAll(/[SABCD] (\d+)%/g)].map((it) => Number(it[1]));
    assert.ok(chances.length > 1 && Math.max(...chances) <= 80, title);
  }
  await page.getByRole("button", { name: "什么是边界" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("得分靠近等级的分界线").waitFor();
  await page.keyboard.press("Escape");
  await page.getByTestId("language").click();
  await page.getByText("Too close to the one above").first().waitFor();
  assert.match(await borderline.first().innerText(), /^Borderline/);
});

app.test("the score sheet says in whole counts what the next grade takes", async ({ page }) => {
  await open(page, app.url);
  const rows = await ranking(page);
  const best = rows[0].grade;
  let sentences = 0;
  for (const row of rows) {
    await page.goto(`${app.url}#/agents/${row.agent}`);
    await page.getByTestId("sheet-score").getByText(row.score).waitFor();
    const coach = page.getByTestId("coach");
    if (row.grade === best && best === "S") assert.equal(await coach.count(), 0, "nothing is above the best grade");
    if ((await coach.count()) === 0) continue;
    const ways = await coach.locator("li").allInnerTexts();
    assert.ok(ways.length <= 3);
    for (const way of ways) {
      assert.match(way, /即可升到 \S+ 级。$/);
      assert.ok(!way.includes(`升到 ${row.grade} 级`), "it is another grade");
      const counts = way.match(/再有 (\d+) 件.*（([\d,]+)→([\d,]+)，共 ([\d,]+) 件）/);
      if (!counts) continue;
      const [more, now, then, of] = counts.slice(1).map((it) => Number(it.replaceAll(",", "")));
      assert.equal(now + more, then);
      assert.ok(then <= of);
      sentences += 1;
    }
  }
  assert.ok(sentences > 0);
});

app.test("a correction stands on the sheet as a line of its own", async ({ page }) => {
  await open(page, app.url);
  const [someone] = await ranking(page);
  await page.goto(`${app.url}#/agents/${someone.agent}`);
  await page.getByTestId("sheet-lines").waitFor();
  assert.equal(await page.locator("[data-correction]").count(), 0, "the demo corrects nothing");
  const corrected = JSON.parse(crowd(4));
  const [satisfied] = corrected.offices[0].policy.indicators;
  satisfied.correction = { kind: "credibility", m: 10, p0: "22/25" };
  await page.goto(`${app.url}#/data`);
  await importFile(page, { name: "c.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(corrected)) });
  const [first] = await ranking(page);
  await page.getByTestId("ranking").getByRole("link", { name: first.name }).click();
  const line = await page.locator("[data-correction=CSAT]").innerText();
  const [, raw, to, delta] = line
    .match(/按 88% 计入 10 件[^]*?([\d.]+)% → ([\d.]+)%\s*([+−][\d.]+) 个百分点/)
    .map((it) => Number(it.replace("−", "-")));
  assert.ok(Math.abs(to - raw - delta) < 0.015, line);
  const counts = await page.locator("[data-indicator=CSAT] a").first().innerText();
  const [hits, cases] = counts.split(" / ").map(Number);
  assert.equal(to, Math.round(((hits + 8.8) / (cases + 10)) * 10_000) / 100);
  assert.equal(raw, Math.round((hits / cases) * 10_000) / 100);
});
