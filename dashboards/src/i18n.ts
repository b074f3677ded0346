/** Texts of the cards, in the person's language. */

import type { Hass } from "./ha";
import en from "./texts/en.json";
import fr from "./texts/fr.json";

export type TextKey = keyof typeof en;
export type Texts = (key: TextKey, values?: Readonly<Record<string, string>>) => string;

const LANGUAGES: Readonly<Record<string, Readonly<Record<TextKey, string>>>> = { en, fr };

/** The texts for a language; English where we have none. */
export function textsFor(language: string): Texts {
  const texts = LANGUAGES[language.split("-")[0] ?? "en"] ?? en;
  return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The language of the page: Home Assistant's own, before the browser's. */
function pageLanguage(): string {
  const root = document.querySelector<Element & { readonly hass?: Hass }>("home-assistant");
  return root?.hass?.language || document.documentElement.lang || navigator.language;
}

/** The texts for the person who looks; without a `hass` at hand, for whom the page speaks to. */
export const textsOf = (hass: Hass | undefined): Texts => textsFor(hass?.language ?? pageLanguage());
