// Policies for roles: added, looked at, drafted and published, given other roles, removed; nobody is ranked with others.
import assert from "node:assert/strict";
import { open, opened, ranking, site } from "./support.mjs";

const app = site();

const everybody = (rows) => rows.map((row) => row.agent).sort();

async function addForHotline(page) {
  await page.getByTestId("nav-policy").click();
  await page.getByTestId("add-role-policy").click();
  await page.getByTestId("role-Hotline").check();
  await page.getByTestId("add-role-policy-confirm").click();
  await page.getByTestId("policy-choice").waitFor();
}

async function look(page, name) {
  await page.getByTestId("policy-of").getByRole("radio", { name, exact: typeof name === "string" }).check();
}

// Every fingerprint that the page shows, as one text.
const fingerprints = (page) => page.locator(".fingerprints").innerText();

app.test("with one policy there is nothing to choose", async ({ page }) => {
  await open(page, app.url);
  await ranking(page);
  for (const place of ["nav-overview", "nav-lab", "nav-policy"]) {
    await page.getByTestId(place).click();
    await page.locator("h1").waitFor();
    assert.equal(await page.getByTestId("policy-choice").count(), 0, place);
  }
});

app.test("people of a role are judged by their own policy and ranked among themselves, until it is removed", async ({ page }) => {
  await open(page, app.url);
  const before = await ranking(page);
  await addForHotline(page);
  assert.match(await page.getByTestId("policy-lead").innerText(), /热线客服/);
  await page.getByTestId("nav-overview").click();
  await page.getByTestId("policy-choice").waitFor();
  const hotline = await ranking(page);
  const ofHotline = await fingerprints(page);
  await page.reload();
  await opened(page);
  assert.deepEqual(everybody(await ranking(page)), everybody(hotline), "which policy is looked at is kept");
  assert.equal(await fingerprints(page), ofHotline);
  await look(page, "社区客服综合方案");
  await page.waitForFunction((shown) => document.querySelector(".fingerprints").innerText !== shown, ofHotline);
  const others = await ranking(page);
  assert.ok(hotline.length > 0 && others.length > 0);
  assert.deepEqual(everybody([...hotline, ...others]), everybody(before));
  assert.deepEqual([hotline[0].rank, others[0].rank], ["1", "1"], "each has a first of its own");
  // It is a copy: scores differ only where people are compared with each other.
  await page.reload();
  await opened(page);
  assert.deepEqual(everybody(await ranking(page)), everybody(others), "it is kept");
  // The sheet of somebody at the hotline is by the hotline's policy, whatever was looked at.
  await page.goto(`${app.url}#/agents/${hotline[0].agent}`);
  await page.getByTestId("sheet").getByText("热线客服", { exact: false }).first().waitFor();
  assert.match(await page.getByTestId("sheet").innerText(), /社区客服综合方案 · 热线客服/);
  assert.equal(await fingerprints(page), ofHotline);
  await page.goto(`${app.url}#/agents/${others[0].agent}`);
  await page.waitForFunction((shown) => document.querySelector(".fingerprints")?.innerText !== shown, ofHotline);
  // Removed, everybody is in one ranking again; undone, it is back.
  await page.getByTestId("nav-policy").click();
  await look(page, /热线客服/);
  await page.getByTestId("remove-role-policy").click();
  await page.getByTestId("remove-role-policy-confirm").click();
  await page.getByTestId("policy-choice").waitFor({ state: "detached" });
  await page.getByTestId("nav-overview").click();
  assert.deepEqual(await ranking(page), before);
  await page.keyboard.press("Control+z");
  await page.getByTestId("policy-choice").waitFor();
});

app.test("its draft is its own: published as its next version, and the main policy stays", async ({ page }) => {
  await open(page, app.url);
  await addForHotline(page);
  await page.getByTestId("nav-lab").click();
  const choice = page.getByTestId("policy-choice");
  await choice.waitFor();
  await page.getByTestId("adopt").waitFor();
  const slider = page.getByRole("slider").first();
  await slider.focus();
  await page.keyboard.press("ArrowRight");
  await page.locator("[data-testid=adopt]:not([disabled])").waitFor();
  // The main policy is not touched.
  await look(page, "社区客服综合方案");
  await page.locator("[data-testid=adopt][disabled]").waitFor();
  await look(page, /热线客服/);
  await page.locator("[data-testid=adopt]:not([disabled])").waitFor();
  await page.getByTestId("nav-policy").click();
  await page.getByTestId("policy-draft").waitFor();
  await page.getByTestId("policy-publish").click();
  await page.getByTestId("publish-confirm").click();
  await page.getByTestId("policy-draft").waitFor({ state: "detached" });
  assert.match(await page.getByTestId("policy-lead").innerText(), /第 2 版/);
  await page.getByTestId("policy-versions").click();
  await page.getByTestId("version-1").waitFor();
  await look(page, "社区客服综合方案");
  await page.waitForFunction(() => /第 1 版/.test(document.querySelector("[data-testid=policy-lead]").textContent));
  // Time limits are the office's.
  await look(page, /热线客服/);
  await page.getByTestId("policy-limits").click();
  await page.getByTestId("open-main-policy").click();
  await page.getByTestId("limits").waitFor();
});

app.test("a role has one policy, a policy has a role, and roles can be changed", async ({ page }) => {
  await open(page, app.url);
  await page.getByTestId("nav-policy").click();
  await page.getByTestId("add-role-policy").click();
  await page.getByTestId("add-role-policy-confirm").click();
  await page.getByTestId("roles-problem").waitFor();
  await page.getByTestId("role-Hotline").check();
  await page.getByTestId("role-policy-source").selectOption("hotline");
  await page.getByTestId("role-policy-name").fill("热线专用");
  await page.getByTestId("add-role-policy-confirm").click();
  await page.getByTestId("policy-choice").waitFor();
  assert.match(await page.getByTestId("policy-lead").innerText(), /热线专用/);
  await page.getByTestId("add-role-policy").click();
  assert.ok(await page.getByTestId("add-role-policy-dialog").getByTestId("role-Hotline").isDisabled());
  await page.keyboard.press("Escape");
  await page.getByTestId("set-roles").click();
  const dialog = page.getByTestId("set-roles-dialog");
  await dialog.getByTestId("role-Housekeeper").check();
  await page.getByTestId("set-roles-confirm").click();
  await page.waitForFunction(() => /管家/.test(document.querySelector("[data-testid=policy-roles]").textContent));
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !/适用岗位.*管家/.test(document.querySelector("[data-testid=policy-roles]").textContent));
});
