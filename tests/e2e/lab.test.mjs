// The policy lab: weights move, others give way, the ranking follows, and nothing is lost.
import assert from "node:assert/strict";
import { crowd } from "./crowd.mjs";
import { importFile, open, opened, ranking, site } from "./support.mjs";

const app = site();
const GROUPS = ["Q", "E", "C", "R"];

// Drags a range input the way a script can: value, then the events of a person's hand.
async function drag(page, testid, percents) {
  for (const percent of percents) {
    await page.getByTestId(testid).evaluate((input, value) => {
      input.value = value;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }, String(percent));
  }
}

async function drop(page, testid) {
  await page.getByTestId(testid).evaluate((input) => input.dispatchEvent(new Event("change", { bubbles: true })));
}

async function weights(page) {
  return Promise.all(GROUPS.map(async (group) => Number(await page.getByTestId(`weight-${group}`).inputValue())));
}

const sum = (numbers) => Math.round(numbers.reduce((total, it) => total + it, 0) * 100) / 100;

app.test("a moved weight rebalances the others and reorders the ranking", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const before = await ranking(page);
  assert.deepEqual(await weights(page), [45, 30, 10, 15]);
  await drag(page, "weight-E", [40, 60, 80]);
  assert.equal(sum(await weights(page)), 100);
  const during = await ranking(page);
  assert.notDeepEqual(
    during.map((row) => row.agent),
    before.map((row) => row.agent),
  );
  await drop(page, "weight-E");
  assert.deepEqual(await ranking(page), during);
  await page.getByTestId("reset").click();
  assert.deepEqual(await ranking(page), before);
});

app.test("a weight pushed to nothing on the way comes back in its old proportion", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  await drag(page, "weight-Q", [100, 45]);
  assert.deepEqual(await weights(page), [45, 30, 10, 15]);
});

app.test("a locked weight keeps still, and exact numbers can be typed", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  await page.getByTestId("weight-E-lock").click();
  const field = page.getByTestId("weight-Q-exact");
  await field.fill("50.5");
  await field.press("Enter");
  const [quality, efficiency, ...others] = await weights(page);
  assert.deepEqual([quality, efficiency], [50.5, 30]);
  assert.equal(sum(others), 19.5);
  await field.fill("a lot");
  await field.press("Enter");
  await page.getByText("请输入 0 到 100 之间的数").first().waitFor();
  assert.deepEqual((await weights(page))[0], 50.5);
});

app.test("keys move a slider; undo and redo take it back and forth", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const start = await weights(page);
  await page.getByTestId("weight-Q").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("PageDown");
  assert.equal((await weights(page))[0], 39);
  await page.keyboard.press("Control+z");
  assert.equal((await weights(page))[0], 44);
  await page.getByTestId("undo").click();
  assert.deepEqual(await weights(page), start);
  await page.getByTestId("redo").click();
  await page.getByTestId("redo").click();
  assert.equal((await weights(page))[0], 39);
});

app.test("the draft survives a reload, leaves the overview alone, and is adopted as the next version", async ({ page }) => {
  await open(page, app.url);
  const inForce = await ranking(page);
  await open(page, `${app.url}#/lab`);
  await page.reload();
  await opened(page);
  await drag(page, "weight-E", [80]);
  await drop(page, "weight-E");
  const draft = await ranking(page);
  await page.getByTestId("save-state").getByText("已写入本机").waitFor();
  await page.reload();
  await opened(page);
  assert.deepEqual(await ranking(page), draft);
  await page.getByTestId("nav-overview").click();
  await page.getByTestId("overview-lead").waitFor();
  assert.deepEqual(
    (await ranking(page)).map((row) => row.score),
    inForce.map((row) => row.score),
  );
  await page.getByTestId("nav-lab").click();
  await page.getByTestId("adopt").click();
  await page.getByTestId("toast").waitFor();
  await page.getByTestId("nav-overview").click();
  await page.getByTestId("overview-lead").waitFor();
  assert.deepEqual(
    (await ranking(page)).map((row) => row.score),
    draft.map((row) => row.score),
  );
  assert.match(await page.getByTestId("overview-lead").innerText(), /第 2 版/);
});

app.test("weights within a group move too", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const before = await ranking(page);
  await page.getByText("服务质量内部").click();
  await drag(page, "weight-Q-CSAT", [90]);
  await drop(page, "weight-Q-CSAT");
  const inner = await Promise.all(
    ["CSAT", "FCR", "CMPL"].map(async (id) => Number(await page.getByTestId(`weight-Q-${id}`).inputValue())),
  );
  assert.deepEqual(inner, [90, 5, 5]);
  assert.notDeepEqual(await ranking(page), before);
});

app.test("rows out of sight follow as soon as a dragged slider rests or is let go", async ({ page }) => {
  await open(page, `${app.url}#/data`);
  await importFile(page, { name: "crowd.json", mimeType: "application/json", buffer: Buffer.from(crowd(90)) });
  await page.getByTestId("nav-lab").click();
  const before = await ranking(page);
  assert.equal(before.length, 90);
  const steady = (rows) => rows.every((row, at) => at === 0 || Number(rows[at - 1].score) >= Number(row.score));
  const people = (rows) => new Set(rows.map((row) => row.agent)).size;
  await drag(page, "weight-R", [20, 60, 95]);
  // Held still, not let go.
  await page.waitForFunction(
    (last) => document.querySelector("[data-testid=ranking] [data-agent]:last-child").dataset.score !== last,
    before.at(-1).score,
  );
  const held = await ranking(page);
  assert.ok(steady(held));
  assert.equal(people(held), 90);
  // Let go in the middle of a movement: nothing waits any longer.
  await drag(page, "weight-R", [80, 50]);
  await drop(page, "weight-R");
  const dropped = await ranking(page);
  assert.ok(steady(dropped));
  assert.equal(people(dropped), 90);
  assert.notDeepEqual(dropped, held);
});

// A pool of so many yuan on the overview, then back in the lab.
async function withPool(page, yuan) {
  await open(page, app.url);
  const pool = page.getByTestId("bonus-pool");
  await pool.fill(yuan);
  await pool.press("Enter");
  await page.getByTestId("payouts").waitFor();
  await page.getByTestId("nav-lab").click();
  await page.getByTestId("weight-E").waitFor();
}

const fen = (text) => Math.round(Number(text.replaceAll(",", "").replace("−", "-")) * 100);

async function money(page) {
  const rows = page.getByTestId("ranking").locator("[data-agent]");
  return rows.evaluateAll((found) => found.map(({ dataset: { agent, paid, paidChange } }) => ({ agent, paid, paidChange })));
}

app.test("without a pool one line leads to where it is set", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  await page.getByTestId("lab-no-pool").getByRole("link").click();
  await page.getByTestId("bonus-pool").waitFor();
});

app.test("money moves with the slider, to the fen, and the affected are named", async ({ page }) => {
  await withPool(page, "10000");
  const before = await money(page);
  assert.ok(before.every((row) => fen(row.paidChange) === 0));
  assert.equal(await page.getByTestId("lab-affected").innerText(), "");
  await drag(page, "weight-E", [40, 55]);
  const during = await money(page);
  assert.equal(during.reduce((sum, row) => sum + fen(row.paid), 0), 1_000_000);
  assert.equal(during.reduce((sum, row) => sum + fen(row.paidChange), 0), 0);
  const was = new Map(before.map((row) => [row.agent, fen(row.paid)]));
  assert.ok(during.every((row) => fen(row.paid) - was.get(row.agent) === fen(row.paidChange)));
  assert.ok(during.some((row) => fen(row.paidChange) !== 0));
  assert.match(await page.getByTestId("lab-pool").innerText(), /奖金池 10,000\.00 元.*有人多得/);
  assert.match(await page.getByTestId("lab-affected").innerText(), /受影响的人：.+（.*元.*）/);
  assert.match(await page.getByTestId("lab-summary").innerText(), /8 人受影响/);
  await drop(page, "weight-E");
  assert.deepEqual(await money(page), during);
  await page.getByTestId("undo").click();
  assert.deepEqual(await money(page), before);
});

app.test("only the affected are shown if asked for", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  const all = await ranking(page);
  await drag(page, "weight-E", [40]);
  await drop(page, "weight-E");
  const after = await ranking(page);
  const rank = new Map(all.map((row) => [row.agent, row]));
  const affected = after.filter((row) => {
    const was = rank.get(row.agent);
    return was.rank !== row.rank || was.grade !== row.grade;
  });
  assert.ok(affected.length > 0 && affected.length < all.length, "a test of nothing");
  // The choice is two radio buttons: the arrow key picks the other.
  await page.getByTestId("lab-rows").locator("input").first().focus();
  await page.keyboard.press("ArrowRight");
  const shown = await ranking(page);
  assert.deepEqual(shown.map((row) => row.agent), affected.map((row) => row.agent));
});

app.test("two policies side by side: every row of the parts adds up to the difference", async ({ page }) => {
  await withPool(page, "10000");
  await drag(page, "weight-E", [55]);
  await drop(page, "weight-E");
  await page.getByText("服务质量内部").click();
  await drag(page, "weight-Q-CSAT", [70]);
  await drop(page, "weight-Q-CSAT");
  await page.getByTestId("versus-open").focus();
  await page.keyboard.press("Enter");
  const table = async (id) => {
    const rows = page.getByTestId(id).locator("tbody tr");
    await rows.first().waitFor();
    return rows.evaluateAll((found) => found.map((row) => [row.dataset.agent, ...[...row.querySelectorAll("td")].map((cell) => cell.innerText.trim())]));
  };
  const people = await table("versus-people");
  const parts = await table("versus-parts");
  assert.equal(parts.length, 8);
  for (const [at, [agent, ...cells]] of parts.entries()) {
    const numbers = cells.map(fen);
    const difference = numbers.pop();
    assert.ok(numbers.length >= 7, "four groups and three weights within one");
    assert.equal(numbers.reduce((sum, it) => sum + it, 0), difference, agent);
    const [who, a, b, gained] = people[at];
    assert.equal(who, agent);
    assert.equal(fen(b) - fen(a), fen(gained));
    assert.equal(fen(gained), difference);
  }
  assert.equal(people.reduce((sum, row) => sum + fen(row.at(-1)), 0), 0, "what some gain others lose");
  const chart = page.getByTestId("versus-chart").locator("svg");
  assert.ok((await chart.innerHTML()).includes("var(--series-e)"));
  // A template on the other side, and then the sides change places.
  await page.getByTestId("versus-b").selectOption("template-quality_first");
  await page.getByText("模板：质量优先").first().waitFor({ state: "attached" });
  const [first] = await table("versus-people");
  await page.getByTestId("versus-swap").click();
  await page.waitForFunction(
    ([agent, gained]) => document.querySelector(`[data-testid=versus-people] [data-agent="${agent}"]`)?.dataset.gained !== gained,
    [first[0], first[3]],
  );
  const swapped = (await table("versus-people")).find((row) => row[0] === first[0]);
  assert.deepEqual([fen(swapped[1]), fen(swapped[2]), fen(swapped[3])], [fen(first[2]), fen(first[1]), -fen(first[3])]);
});

app.test("a policy is a link: another browser sees whose it is, tries it, and undo brings the own draft back", async ({ page, profile }) => {
  await open(page, `${app.url}#/lab`);
  await drag(page, "weight-E", [55]);
  await drop(page, "weight-E");
  const sent = await weights(page);
  await page.getByTestId("share-policy").click();
  const link = await page.getByTestId("policy-link").inputValue();
  const length = await page.getByTestId("link-length").innerText();
  assert.ok(length.includes(`${link.length.toLocaleString("en-US")} 个字符`), length);
  assert.ok(link.length < 1500);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByTestId("copy-link").click();
  await page.getByTestId("toast").getByText("链接已复制").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), link);

  const other = await (await profile()).newPage();
  await open(other, `${app.url}#/lab`);
  await drag(other, "weight-Q", [60]);
  await drop(other, "weight-Q");
  const own = await weights(other);
  await other.evaluate((hash) => {
    location.hash = hash;
  }, new URL(link).hash);
  const dialog = other.getByTestId("sent-policy");
  await dialog.getByText("打开云栖花园服务中心的方案").waitFor();
  await dialog.getByTestId("sent-draft-goes").waitFor();
  assert.ok((await dialog.getByTestId("difference").allInnerTexts()).some((it) => it.includes("工作效率")));
  assert.deepEqual(await weights(other), own, "nothing has changed yet");
  await other.keyboard.press("Escape");
  await dialog.waitFor({ state: "hidden" });
  assert.equal(new URL(other.url()).hash, "#/lab");
  assert.deepEqual(await weights(other), own);
  await open(other, link);
  await other.reload();
  await opened(other);
  await other.getByTestId("sent-take").click();
  await other.getByTestId("toast").waitFor();
  assert.deepEqual(await weights(other), sent);
  assert.equal(new URL(other.url()).hash, "#/lab");
  await other.getByTestId("undo").click();
  assert.deepEqual(await weights(other), own);
});

app.test("a damaged, a newer and a too long link are refused with a sentence in both languages", async ({ page, profile }) => {
  await open(page, `${app.url}#/lab?p=AXja`);
  await page.getByTestId("sent-refused").getByText("不完整或被改动过").waitFor();
  await page.keyboard.press("Escape");
  assert.deepEqual(await weights(page), [45, 30, 10, 15]);
  await open(page, `${app.url}#/lab?p=${"A".repeat(20_000)}`);
  await page.reload();
  await page.getByTestId("sent-refused").getByText("20,000 个字符").waitFor();
  const english = await (await profile({ locale: "en-GB" })).newPage();
  await open(english, `${app.url}#/lab?p=Agcc`);
  await english.getByTestId("sent-refused").getByText("A newer version wrote it (format 2)").waitFor();
});

app.test("a presentation is in the address, shows sliders and ranking only, and Escape leaves it", async ({ page }) => {
  await open(page, `${app.url}#/lab`);
  await page.keyboard.press("F8");
  await page.getByTestId("present-solid").waitFor();
  assert.equal(new URL(page.url()).hash, "#/lab?present");
  await page.reload();
  await opened(page);
  assert.match(await page.getByTestId("present-solid").innerText(), /\d 对相邻名次/);
  assert.ok(await page.getByTestId("weight-E").isVisible());
  for (const hidden of ["nav-overview", "office", "adopt", "solid", "versus", "share-policy", "lab-no-pool"]) {
    assert.equal(await page.getByTestId(hidden).isVisible(), false, hidden);
  }
  await page.setViewportSize({ width: 1920, height: 1080 });
  const size = await page.getByTestId("ranking").locator("tbody td").first().evaluate((cell) => parseFloat(getComputedStyle(cell).fontSize));
  assert.ok(size >= 28, `${size} px`);
  const names = (await ranking(page)).map((row) => row.name);
  await page.getByTestId("present-letters").focus();
  await page.keyboard.press("Space");
  await page.waitForFunction(() => location.hash === "#/lab?present&names=letters");
  const letters = (await ranking(page)).map((row) => row.name);
  assert.ok(letters.every((name) => /^员工 [A-Z]$/.test(name)), letters.join());
  const text = await page.locator("main").innerText();
  assert.ok(names.every((name) => !text.includes(name)));
  assert.equal(await page.getByTestId("ranking").locator("a[href]").count(), 0);
  await page.keyboard.press("Escape");
  await page.getByTestId("nav-overview").waitFor();
  assert.deepEqual((await ranking(page)).map((row) => row.name), names);
});
