/** Looks at what was drawn as a careful person would, and gives the complaints. */

const SMALLEST_TARGET = 44;

function* everything(root) {
  for (const element of root.querySelectorAll("*")) {
    yield element;
    if (element.shadowRoot) yield* everything(element.shadowRoot);
  }
}

const ownText = (element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
const nameOf = (element) => `${element.localName}.${element.getAttribute("class") ?? ""} “${element.textContent.trim().slice(0, 40)}”`;
const parentOf = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

const spokenName = (element) => element.getAttribute("aria-label") || element.closest("label")?.textContent.trim() || element.textContent.trim();

function cardOf(element) {
  let at = element;
  while (at && at.localName !== "ha-card") at = parentOf(at);
  return at;
}

/** [r, g, b, alpha], from `rgb()`, `rgba()` and `color(srgb …)`. */
function channels(text) {
  const numbers = text.match(/[\d.]+(e-?\d+)?/g)?.map(Number) ?? [0, 0, 0, 0];
  const scale = text.startsWith("color(") ? 255 : 1;
  const [r, g, b, alpha = 1] = numbers;
  return [r * scale, g * scale, b * scale, alpha];
}

const over = (front, back) => [0, 1, 2].map((i) => front[i] * front[3] + back[i] * (1 - front[3])).concat(1);

function groundOf(element) {
  const layers = [];
  for (let at = element; at; at = parentOf(at)) layers.push(channels(getComputedStyle(at).backgroundColor));
  return layers.reverse().reduce((back, front) => over(front, back), [255, 255, 255, 1]);
}

function luminance(colour) {
  const [r, g, b] = colour.slice(0, 3).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function opacityOf(element) {
  let opacity = 1;
  for (let at = element; at; at = parentOf(at)) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

function contrast(element) {
  const ground = groundOf(element);
  const [r, g, b, alpha] = channels(getComputedStyle(element).color);
  const [light, dark] = [luminance(over([r, g, b, alpha * opacityOf(element)], ground)), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function complaints(element) {
  const found = [];
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  if (box.width === 0 || style.visibility === "hidden") return found;
  const card = cardOf(element)?.getBoundingClientRect();
  const hidden = style.clipPath !== "none";
  if (ownText(element) && !hidden) {
    if (card && (box.left < card.left - 0.5 || box.right > card.right + 0.5)) found.push(`beyond its card: ${nameOf(element)}`);
    if (style.overflow === "hidden" && element.scrollWidth > element.clientWidth + 1) found.push(`text cut: ${nameOf(element)}`);
    const needed = parseFloat(style.fontSize) >= 24 ? 3 : 4.5;
    if (!(element instanceof SVGElement) && !element.closest(":disabled") && contrast(element) < needed)
      found.push(`contrast ${contrast(element).toFixed(1)}: ${nameOf(element)}`);
  }
  if (element.matches("button, a[href], input, select")) {
    if (box.width < SMALLEST_TARGET || box.height < SMALLEST_TARGET) found.push(`small target ${box.width}×${box.height}: ${nameOf(element)}`);
    if (card && (box.left < card.left || box.right > card.right)) found.push(`control beyond its card: ${nameOf(element)}`);
    if (!spokenName(element)) found.push(`no name: ${nameOf(element)}`);
  }
  if (element.matches("[role=button]") && !spokenName(element) && element.getAttribute("aria-hidden") !== "true") found.push(`no name: ${nameOf(element)}`);
  if (element.getAttribute("role") === "img" && !element.getAttribute("aria-label")) found.push(`no label: ${nameOf(element)}`);
  return found;
}

/** What can be reached by the Tab key and does not show that it was. */
export function invisibleFocus() {
  const reached = [...everything(document.querySelector("main"))].filter((element) => element.tabIndex >= 0 && element.getBoundingClientRect().width > 0 && !element.disabled);
  return reached.filter((element) => {
    element.focus({ focusVisible: true });
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle === "none" || parseFloat(outlineWidth) < 2;
  }).map(nameOf);
}

/** All that is wrong with the page; an empty list when nothing is. */
export function audit() {
  const found = [...everything(document.querySelector("main"))].flatMap(complaints);
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  return found;
}
