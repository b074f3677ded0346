/**
 * The file Home Assistant loads on every page: it waits for the page's own elements, then loads ours.
 *
 * Home Assistant replaces `window.customElements` (a polyfill of scoped registries) and `HTMLElement` while it starts. What
 * was defined before is not found afterwards, and what extends the old `HTMLElement` cannot be made. Its first own element
 * is defined in the new registry: when that one is there, nothing is replaced any more.
 */

const FIRST = "home-assistant";
const AGAIN_MS = 50;

const soon = (): Promise<void> => new Promise((done) => setTimeout(done, AGAIN_MS));

// The registry is read afresh each time: a promise of the replaced one may never be kept.
while (!window.customElements.get(FIRST)) await Promise.race([window.customElements.whenDefined(FIRST), soon()]);

await import("./cards");

export {};
