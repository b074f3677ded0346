/** Draws the dashboard of the built bundle, as Home Assistant would, around a fake `hass`. */

import { audit, invisibleFocus } from "./audit.js";
import { fakeHass } from "./fake_hass.js";
import { HOMES, withHome } from "./fake_home.js";
import { PASTS, withPast } from "./fake_past.js";

const asked = new URLSearchParams(location.search);
const language = asked.get("language") ?? "fr";
const dark = asked.has("dark");
document.documentElement.lang = language;
document.documentElement.classList.toggle("dark", dark);

// The clock starts at a time of day with something to show and runs on.
const started = Date.now();
const shift = Date.parse(asked.get("now") ?? "2026-11-21T19:52:07+01:00") - started;
const now = Date.now.bind(Date);
Date.now = () => now() + shift;

customElements.define("home-assistant", class extends HTMLElement {});
customElements.define(
  "ha-card",
  class extends HTMLElement {
    connectedCallback() {
      if (this.shadowRoot) return;
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`:host { display: block; position: relative; border: 1px solid var(--divider-color); border-radius: 12px;
        background: var(--card-background-color); color: var(--primary-text-color); } :host([hidden]) { display: none }`);
      this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
      this.shadowRoot.adoptedStyleSheets = [sheet];
    }
  },
);

function cardFor(config, hass) {
  if (!config.type.startsWith("custom:")) return document.createElement("hr");
  const card = document.createElement(config.type.slice("custom:".length));
  card.setConfig(config);
  card.hass = hass;
  return card;
}

function hassOf(scene, look) {
  if (scene in HOMES) return withHome(fakeHass("tempo", look), scene, language, Date.now());
  return scene in PASTS ? withPast(fakeHass("tempo", look), scene, language) : fakeHass(scene, look);
}

/** The page on which the situation is to be seen. */
function pageOf(views, scene) {
  if (scene in PASTS) return views.find(({ path }) => path === "consumption");
  return scene in HOMES ? views[1] : views[0];
}

async function draw() {
  const scene = asked.get("scene") ?? "tempo";
  const look = { language, dark, admin: !asked.has("user") };
  const hass = hassOf(scene, look);
  const manifest = await (await fetch("/www/build.json")).json();
  await import(`/www/${manifest.entry}`);
  const { views } = await customElements.get("ll-strategy-dashboard-hameau").generate({}, hass);
  const only = asked.get("device");
  const page = pageOf(views, scene);
  const sections = page.sections.map(({ cards, column_span: span }) => {
    const section = document.createElement("section");
    if (span) section.style.gridColumn = "1 / -1";
    const ours = cards.filter((card) => card.type.startsWith("custom:"));
    const shown = ours.filter((card) => card.type.includes(asked.get("card") ?? "custom:"));
    const home = scene === "home_gone" ? { home: "home0" } : {};
    section.append(...shown.map((card) => cardFor({ ...card, ...home, ...(only ? { device: only } : {}) }, hass)));
    return section;
  });
  document.querySelector("main").append(...sections);
  window.audit = audit;
  window.invisibleFocus = invisibleFocus;
  if (HOMES[scene]?.offline) setTimeout(() => cards().forEach((card) => (card.hass = { ...hass, connected: false })), 100);
  window.hass = hass;
  window.ready = true;
}

const cards = () => [...document.querySelectorAll("section > *")].map((card) => card.inner ?? card);
const inside = (card, selector) => card.shadowRoot.querySelector(selector);

/** The first card of a kind; of one that comes in a file of its own, what it shows. */
window.card = (tag) => document.querySelector(tag)?.inner ?? document.querySelector(tag);

/** All a card says, piece by piece. */
window.words = (tag) => {
  const walker = document.createTreeWalker(window.card(tag).shadowRoot, NodeFilter.SHOW_TEXT);
  const said = [];
  while (walker.nextNode()) said.push(walker.currentNode.data);
  return said.join(" ");
};

/** The numbers that the cards, this narrow, part from their units. */
window.torn = (width) => {
  const found = [];
  document.querySelector("main").style.gridTemplateColumns = `${width}px`;
  for (const card of cards()) {
    const walker = document.createTreeWalker(card.shadowRoot, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data } = walker.currentNode;
      for (const match of data.matchAll(/\d[\d\s.,]*\s(kVA|VA|kWh|V|A|%|€|min|s|h)(?!\p{L})/gu)) {
        const range = new Range();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) found.push(match[0]);
      }
    }
  }
  return found;
};

/** The facts whose row does not reach the right edge. */
window.holes = () => {
  const rows = new Map();
  const grid = inside(window.card("hameau-meter-card"), ".facts");
  for (const fact of grid?.children ?? []) {
    const { top, right } = fact.getBoundingClientRect();
    const row = rows.get(Math.round(top)) ?? { right: 0, text: "" };
    rows.set(Math.round(top), { right: Math.max(right, row.right), text: row.text + fact.innerText });
  }
  const edge = grid?.getBoundingClientRect().right;
  return [...rows.values()].filter((row) => row.right < edge - 1).map((row) => row.text);
};

/** Is a card still waiting for its history, or for its chart to be painted? */
window.loading = () => cards().some((card) => !card.shadowRoot || card.isUpdatePending || inside(card, ".chart:empty"))
  || cards().some((card) => card.localName === "hameau-day-card" && card.meter && !card.day)
  || cards().some((card) => /^hameau-(period|to-date|months|heatmap|load|tariffs|coverage|import)-/.test(card.localName) && pastWaits(card))
  || cards().some((card) => "view" in card && "trouble" in card && !card.trouble && (!card.view || waits(card)));

/** Has a card of the past neither its file, nor its answer, nor the reason why there is none? */
const pastWaits = (card) => card.localName.endsWith("-card") || !("points" in card) || !card.points || card.stale
  || ("answer" in card && card.points.some((one) => one.quantities.length) && !card.answer && !card.trouble);

const waits = (card) => !card.failed && (("journal" in card && !card.journal) || ("loaded" in card && !card.loaded));

/** How many pixels of the chart carry something. */
window.painted = () => {
  const canvas = inside(window.card("hameau-day-card"), "canvas");
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return data.filter((value, index) => index % 4 === 3 && value > 0).length;
};

/** Changes states as Home Assistant does: a new object, shared where nothing changed. */
window.setStates = async (changes, foreign = {}) => {
  const before = cards()[0].hass;
  const states = { ...before.states };
  for (const [id, state] of Object.entries(foreign)) states[id] = { entity_id: id, state, attributes: {} };
  for (const [key, state] of Object.entries(changes)) {
    const id = Object.keys(states).find((name) => name.endsWith(`_0_${key}`));
    states[id] = { ...states[id], state: String(state), last_updated: new Date(Date.now()).toISOString() };
  }
  for (const card of cards()) card.hass = { ...before, states };
  await Promise.all(cards().map((card) => card.updateComplete));
};

/** Counts every change of what the cards show. */
window.watchChanges = () => {
  let count = 0;
  const observer = new MutationObserver((changes) => (count += changes.length));
  for (const card of cards()) observer.observe(card.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
  window.changes = () => (count += observer.takeRecords().length);
};

draw();
