// Without a mouse: every stop of every page can be seen, comes in the order of the eye, and can be left again.
import assert from "node:assert/strict";
import { keyboard } from "./keys.mjs";
import { open, ranking, site } from "./support.mjs";

const app = site();
const context = { viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" };

const PAGES = [
  "#/", "#/records", "#/records/due", "#/records/checkup", "#/satisfaction", "#/satisfaction/forms", "#/satisfaction/collect",
  "#/satisfaction/visits", "#/policy", "#/policy/indicators/CSAT", "#/policy/limits", "#/policy/grades", "#/policy/versions", "#/lab", "#/lab?present",
  "#/team", "#/team/shifts", "#/team/tasks", "#/team/reviews", "#/data", "#/help",
];

// A stop that is wholly above the one before it and begins no further to the right: the eye has to jump back.
function jumps(stops) {
  return stops.slice(1).flatMap((stop, at) => {
    const before = stops[at];
    const back = stop.inMain && before.inMain && stop.bottom <= before.top + 1 && stop.left < before.right - 1;
    return back ? [`${before.name} → ${stop.name}`] : [];
  });
}

app.test("every stop of every page shows its focus, follows the eye, and leads on", { context }, async ({ page }) => {
  await open(page, app.url);
  await page.getByTestId("tour-skip").click();
  const [first] = await ranking(page);
  const found = [];
  for (const address of [...PAGES, `#/agents/${first.agent}`]) {
    await page.evaluate((it) => (location.hash = it), address);
    await page.locator("h1").first().waitFor({ state: "attached" });
    await page.waitForTimeout(300);
    const hand = await keyboard(page);
    const stops = await hand.everyStop();
    if (stops.at(-1) === null) found.push(`${address}: Tab never leaves ${stops.at(-2)?.name}`);
    if (stops.length < 5) found.push(`${address} has ${stops.length} stops`);
    found.push(...hand.troubles, ...jumps(stops.filter(Boolean)).map((it) => `${address} jumps back: ${it}`));
  }
  assert.deepEqual(found, []);
});

// Where a question is asked in front of the page, and the button that asks it.
const DIALOGS = [
  ["#/", "palette-open"],
  ["#/records", "add-record"],
  ["#/records?type=repair", "save-view"],
  ["#/satisfaction", "see-low"],
  ["#/satisfaction/forms", "add-form"],
  ["#/policy", "policy-templates", "template-quality_first"],
  ["#/policy", "add-indicator"],
  ["#/policy", "add-role-policy"],
  ["#/lab", "share-policy"],
  ["#/team", "add-person"],
  ["#/team", "edit-person"],
  ["#/team", "leave-person"],
  ["#/team/shifts", "add-shift"],
  ["#/team/tasks", "add-task"],
  ["#/data", "hours-edit"],
];

app.test("a dialog takes the focus, keeps it, and gives it back to the button that asked", { context }, async ({ page }) => {
  await open(page, app.url);
  await page.getByTestId("tour-skip").click();
  const found = [];
  for (const [address, opener] of DIALOGS) {
    await page.evaluate((it) => (location.hash = it), address);
    const button = page.getByTestId(opener).first();
    await button.waitFor().catch(() => found.push(`${address} has no ${opener}`));
    if ((await button.count()) === 0) continue;
    const hand = await keyboard(page);
    await hand.to(button);
    await hand.press("Enter");
    const dialog = page.locator("dialog[open]");
    await dialog.waitFor();
    const isInside = () => dialog.evaluate((it) => it.contains(document.activeElement));
    if (!(await isInside())) found.push(`${address} ${opener}: the dialog does not take the focus`);
    for (let stop = 0; stop < 25; stop += 1) {
      const at = await hand.press("Tab");
      if (at && !(await isInside())) found.push(`${address} ${opener}: Tab leads behind the dialog to ${at}`);
    }
    await hand.press("Escape");
    await dialog.waitFor({ state: "detached" }).catch(() => found.push(`${address} ${opener}: Escape does not close it`));
    if (!(await button.evaluate((it) => it === document.activeElement))) {
      found.push(`${address} ${opener}: the focus is at ${await hand.keeps("the dialog has closed")} afterwards`);
    }
    found.push(...hand.troubles);
  }
  assert.deepEqual(found, []);
});

app.test("what goes does not take the focus with it", { context }, async ({ page }) => {
  await open(page, app.url);
  await page.getByTestId("tour-skip").click();
  const found = [];
  const at = async (address) => {
    await page.evaluate((it) => (location.hash = it), address);
    await page.locator("h1").first().waitFor();
    await page.waitForTimeout(300);
    return keyboard(page);
  };
  const gone = async (hand, testid, key = "Enter") => {
    await hand.to(page.getByTestId(testid).first());
    await hand.press(key);
    await page.waitForTimeout(150);
    await hand.keeps(`${testid} is pressed`);
    found.push(...hand.troubles.splice(0));
  };
  let hand = await at("#/records?type=repair&state=overdue");
  await gone(hand, "chip-state");
  await gone(hand, "clear-filters");
  await page.locator("[data-row='0'] input").focus();
  await hand.press("Space");
  await page.getByTestId("bulk-none").waitFor();
  await gone(hand, "bulk-none");
  await page.locator("[data-row='0'] input").focus();
  await hand.press("Space");
  await gone(hand, "bulk-delete");
  await gone(hand, "bulk-delete-confirm");
  hand = await at("#/policy/grades");
  await gone(hand, "band-1-remove");
  await gone(hand, "policy-discard");
  hand = await at("#/policy/indicators/CSAT");
  await gone(hand, "corner-1-remove");
  await gone(hand, "corner-add");
  await gone(hand, "indicator-remove");
  await gone(hand, "policy-discard");
  hand = await at("#/policy");
  await gone(hand, "add-role-policy");
  await hand.to(page.getByTestId("role-Hotline"));
  await hand.press("Space");
  await gone(hand, "add-role-policy-confirm");
  await gone(hand, "remove-role-policy");
  await gone(hand, "remove-role-policy-confirm");
  hand = await at("#/lab");
  await hand.to(page.getByTestId("weight-E"));
  await hand.press("ArrowRight");
  await gone(hand, "undo");
  await gone(hand, "redo");
  await gone(hand, "reset");
  hand = await at("#/lab");
  await gone(hand, "present");
  await gone(hand, "present");
  hand = await at("#/team");
  await gone(hand, "add-person");
  await hand.type("钱一鸣");
  await gone(hand, "save-person");
  const added = page.getByTestId("people").locator("tr", { hasText: "钱一鸣" });
  await hand.to(added.getByTestId("leave-person"), { back: true });
  await hand.press("Enter");
  await gone(hand, "delete-person");
  hand = await at("#/");
  await gone(hand, "start-own");
  assert.deepEqual(found, []);
});

app.test("the whole way without a mouse: try, decide, enter, ask, look up and take home", { context }, async ({ page }) => {
  await open(page, app.url);
  const hand = await keyboard(page);
  const id = (testid) => page.getByTestId(testid);
  const value = (testid) => id(testid).inputValue();
  const reads = (testid, pattern) => page.waitForFunction(
    ([testid, source]) => new RegExp(source, "s").test(document.querySelector(`[data-testid="${testid}"]`)?.innerText ?? ""),
    [testid, pattern.source],
  );
  const retype = async (testid, text) => {
    await hand.to(id(testid));
    await hand.press("Control+a");
    await hand.type(text);
  };
  const goTo = async (name, title = name) => {
    await hand.press("Control+k");
    await hand.type(name);
    await page.getByRole("option", { name }).first().waitFor();
    await hand.press("Enter");
    await page.getByRole("heading", { level: 1 }).filter({ hasText: title }).waitFor();
    assert.ok(await hand.keeps(`${name} is opened from the palette`));
  };

  // The first look round: two steps, then enough.
  await hand.to(id("tour-next"));
  await hand.press("Enter");
  await id("sheet").waitFor();
  await hand.to(id("tour-next"));
  await hand.press("Enter");
  await id("weight-E").waitFor();
  await hand.to(id("tour-skip"));
  await hand.press("Enter");
  await id("tour").waitFor({ state: "detached" });
  await hand.keeps("the first look round is over");

  // The lab: a weight by arrows, one by number, a lock, and all of it back and forth.
  await goTo("方案实验室");
  await hand.to(id("weight-E"));
  for (let step = 0; step < 3; step += 1) await hand.press("ArrowRight");
  assert.equal(Number(await value("weight-E")), 33);
  await hand.press("PageUp");
  assert.equal(Number(await value("weight-E")), 38);
  await hand.to(id("weight-Q-exact"), { back: true });
  await hand.press("Control+a");
  await hand.type("50");
  await hand.press("Enter");
  assert.equal(Number(await value("weight-Q")), 50);
  await hand.to(id("weight-Q-lock"));
  await hand.press("Space");
  assert.ok(await id("weight-Q").isDisabled());
  await hand.press("Space");
  for (let step = 0; step < 2; step += 1) await hand.press("Control+z");
  assert.equal(Number(await value("weight-E")), 33);
  await hand.press("Control+Shift+z");
  await hand.press("Control+y");
  assert.equal(Number(await value("weight-Q")), 50);
  await hand.to(id("reset"));
  await hand.press("Enter");
  assert.equal(Number(await value("weight-Q")), 45);
  await hand.keeps("the draft is given up");

  // The policy: the corner of a curve moved by arrows and typed.
  await goTo("考核");
  await hand.to(page.getByRole("main").getByRole("link", { name: "满意率", exact: true }));
  await hand.press("Enter");
  await id("curve-corner-1").waitFor();
  await hand.keeps("an indicator is opened");
  const points = await value("corner-1-points");
  await hand.to(id("curve-corner-1"));
  await hand.press("ArrowUp");
  await page.waitForFunction((before) => document.querySelector("[data-testid=corner-1-points]").value !== before, points);
  await retype("corner-1-points", "66");
  await hand.press("Enter");
  assert.equal(await value("corner-1-points"), "66.00");
  await hand.to(id("policy-discard"), { back: true });
  await hand.press("Enter");
  await id("policy-draft").waitFor({ state: "detached" });
  await hand.keeps("the draft of the policy is given up");

  // The records: one is entered, the list is filtered, one is opened and left.
  await goTo("记录", "记录");
  await reads("found", /2,407/);
  await hand.to(id("add-record"));
  await hand.press("Enter");
  await id("entry-form").waitFor();
  await hand.to(id("entry-room"));
  await hand.type("7-701");
  await hand.press("Control+Enter");
  await reads("found", /2,408/);
  await hand.press("Escape");
  await id("entry-form").waitFor({ state: "detached" });
  assert.match(await hand.keeps("the form is left"), /add-record/);
  await hand.to(id("filter-type"));
  await hand.press("ArrowDown");
  await id("chip-type").waitFor();
  await hand.to(id("chip-type"));
  await hand.press("Enter");
  await id("chip-type").waitFor({ state: "detached" });
  await hand.keeps("the filter is taken away");
  const record = page.locator("[data-row='0'] [data-part=open]");
  await hand.to(record);
  await hand.press("ArrowDown");
  await hand.press("ArrowDown");
  const number = await page.locator("[data-row='2'] [data-part=open]").innerText();
  assert.match(await hand.keeps("the row below is chosen"), new RegExp(number));
  await hand.press("Enter");
  await id("entry-form").waitFor();
  await hand.press("Escape");
  await id("entry-form").waitFor({ state: "detached" });
  assert.match(await hand.keeps("the record is left"), new RegExp(number));

  // The team: somebody comes.
  await goTo("团队");
  await hand.to(id("add-person"));
  await hand.press("Enter");
  await id("person-form").waitFor();
  await hand.to(id("person-name"));
  await hand.type("钱一鸣");
  await hand.to(id("save-person"));
  await hand.press("Enter");
  await id("people").getByText("钱一鸣").waitFor();
  assert.match(await hand.keeps("the person is saved"), /add-person/);

  // Satisfaction: a questionnaire, and a visit keyed in.
  await goTo("满意度");
  await hand.to(id("satisfaction-part").locator("input:checked"));
  await hand.press("ArrowRight");
  await id("add-form").waitFor();
  await hand.to(id("add-form"));
  await hand.press("Enter");
  await hand.to(id("save-form"));
  await hand.press("Enter");
  await id("form-version").waitFor();
  await hand.keeps("the questionnaire is saved");
  await hand.to(id("satisfaction-part").locator("input:checked"), { back: true });
  await hand.press("ArrowRight");
  await hand.press("ArrowRight");
  await id("start-tally").waitFor();
  await hand.to(id("start-tally"));
  await hand.press("Enter");
  const first = await id("tally-place").innerText();
  await hand.press("5");
  await hand.press("9");
  await hand.press("2");
  await hand.press("-");
  await page.waitForFunction((before) => document.querySelector("[data-testid=tally-place]").innerText !== before, first);
  assert.match(await hand.keeps("a visit is keyed in"), /tally-pad/);

  // Somebody's sheet, the records behind a number, and back.
  await goTo("林晓岚");
  await hand.to(page.getByTitle("查看满意率背后的记录").first());
  await hand.press("Enter");
  await id("cases").waitFor();
  await hand.keeps("the records behind a number are opened");
  await hand.to(page.getByRole("link", { name: "回到算分单" }));
  await hand.press("Enter");
  await id("sheet").waitFor();
  await hand.keeps("the sheet is back");

  // Home with it.
  await goTo("数据");
  await hand.to(id("export-json"));
  const [download] = await Promise.all([page.waitForEvent("download"), hand.press("Enter")]);
  assert.match(download.suggestedFilename(), /\.json$/);
  assert.match(await hand.keeps("the file is saved"), /export-json/);
  assert.deepEqual(hand.troubles, []);
});
