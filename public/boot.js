// The first thing the page runs, and a blocking script on purpose: language and theme are set before the first
// paint. Then it starts the application, and where it cannot, it says why in both languages.
(() => {
  "use strict";

  const script = document.currentScript;
  const root = document.documentElement;

  // What the application saved with gloo-storage: JSON under this key. Storage may be blocked altogether.
  function saved(key) {
    try {
      return JSON.parse(localStorage.getItem(`jiheng/${key}`));
    } catch {
      return null;
    }
  }

  function language() {
    const chosen = saved("language");
    const wishes = [chosen, ...navigator.languages].filter((wish) => typeof wish === "string");
    const known = wishes.find((wish) => /^(zh|en)\b/i.test(wish));
    return known && known.toLowerCase().startsWith("en") ? "en" : "zh-CN";
  }

  function theme() {
    const chosen = saved("theme");
    return chosen === "light" || chosen === "dark" ? chosen : "system";
  }

  root.lang = language();
  root.dataset.theme = theme();

  const SENTENCES = {
    address: {
      zh: "绩衡不能直接从文件打开：请用网页地址（http:// 或 https://）打开它。",
      en: "Jiheng cannot be opened straight from a file: open it by a web address (http:// or https://).",
    },
    browser: {
      zh: "这个浏览器太旧，打不开绩衡：请换用近两年的 Chrome、Edge、Firefox 或 Safari。",
      en: "This browser is too old for Jiheng: use a Chrome, Edge, Firefox or Safari of the last two years.",
    },
    arrival: {
      zh: "绩衡没有打开：程序文件没有完整送达，或与发布时不一致，所以没有运行。您保存的数据没有变化。请检查网络后刷新页面。",
      en: "Jiheng did not open: a program file did not arrive whole, or differs from the published one, so it was not run. Your saved data is unchanged. Check the network and reload the page.",
    },
    start: {
      zh: "绩衡启动时出错，已经停下。您保存的数据没有变化。请刷新页面；仍然不行，请把下面这行字告诉维护者。",
      en: "Jiheng stopped while starting. Your saved data is unchanged. Reload the page; if that does not help, tell the maintainers the line below.",
    },
  };

  function element(name, text, attributes = {}) {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function refuse(reason, error) {
    let place = document.getElementById("boot");
    if (!place) {
      place = element("main", "", { id: "boot" });
      document.body.prepend(place);
    }
    const { zh, en } = SENTENCES[reason];
    const alert = element("div", "", { role: "alert", "data-testid": "boot-failed", "data-reason": reason });
    alert.append(element("p", zh, { lang: "zh-CN" }), element("p", en, { lang: "en" }));
    if (error) alert.append(element("p", String(error), { lang: "en", "data-testid": "boot-error" }));
    place.replaceChildren(element("h1", "绩衡"), alert);
  }

  // The smallest module with a SIMD instruction: browsers that accept it have everything else we use.
  function runsWasm() {
    const module = Uint8Array.of(
      0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
    );
    return typeof WebAssembly === "object" && WebAssembly.validate(module);
  }

  // Browsers check the digest of a module they preload, but not that of the wasm file: so it is fetched with its
  // digest here, and a file that does not match never runs.
  async function start() {
    if (location.protocol === "file:") return refuse("address");
    if (!runsWasm()) return refuse("browser");
    const absolute = (address) => new URL(address, document.baseURI).href;
    const wasm = absolute(script.dataset.wasm);
    const preload = [...document.querySelectorAll("link[rel=preload][integrity]")].find((link) => link.href === wasm);
    let init;
    let response;
    try {
      [{ default: init }, response] = await Promise.all([
        import(absolute(script.dataset.js)),
        fetch(wasm, { integrity: preload ? preload.integrity : "", credentials: "same-origin" }),
      ]);
      if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
    } catch (error) {
      return refuse("arrival", error);
    }
    try {
      await init({ module_or_path: response });
    } catch (error) {
      refuse("start", error);
      throw error;
    }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
