/** Texts of the cards, in the person's language. */

import type { Hass } from "./ha";
import en from "./texts/en.json";
import fr from "./texts/fr.json";

export type TextKey = keyof typeof en;
type Speech<Key extends string> = (key: Key, values?: Readonly<Record<string, string>>) => string;
export type Texts = Speech<TextKey>;

type Book<Key extends string> = Readonly<Record<Key, string>>;

/** How French and English count: `{days|jour|jours}` in a text is the one or the other, by the number that `days` is. */
const PLACE = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;
const ALONE: Readonly<Record<string, readonly string[]>> = { en: ["1"], fr: ["0", "1"] };

/** Speaks out of books of texts, one for each language; English where there is none. */
export function speaker<Key extends string>(books: Readonly<{ en: Book<Key>; fr: Book<Key> }>): (language: string) => Speech<Key> {
  const byLanguage: Readonly<Record<string, Book<Key>>> = books;
  return (language) => {
    const own = language.split("-")[0] ?? "en";
    const [texts, alone] = byLanguage[own] ? [byLanguage[own], ALONE[own] ?? []] : [books.en, ALONE["en"] ?? []];
    return (key, values = {}) =>
      texts[key].replace(PLACE, (whole, name: string, one?: string, many?: string) => {
        const value = values[name];
        return value === undefined ? whole : one === undefined ? value : ((alone.includes(value) ? one : many) ?? "");
      });
  };
}

/** The texts for a language; English where we have none. */
export const textsFor = speaker<TextKey>({ en, fr });

/** The language of the page: Home Assistant's own, before the browser's. */
function pageLanguage(): string {
  const root = document.querySelector<Element & { readonly hass?: Hass }>("home-assistant");
  return root?.hass?.language || document.documentElement.lang || navigator.language;
}

/** The texts for the person who looks; without a `hass` at hand, for whom the page speaks to. */
export const textsOf = (hass: Hass | undefined): Texts => textsFor(hass?.language ?? pageLanguage());
