/** Texts of the cards, in the person's language. */

import type { Hass } from "./ha";
import en from "./texts/en.json";
import fr from "./texts/fr.json";

export type TextKey = keyof typeof en;
type Speech<Key extends string> = (key: Key, values?: Readonly<Record<string, string>>) => string;
export type Texts = Speech<TextKey>;

type Book<Key extends string> = Readonly<Record<Key, string>>;

/** Speaks out of books of texts, one for each language; English where there is none. */
export function speaker<Key extends string>(books: Readonly<{ en: Book<Key>; fr: Book<Key> }>): (language: string) => Speech<Key> {
  const byLanguage: Readonly<Record<string, Book<Key>>> = books;
  return (language) => {
    const texts = byLanguage[language.split("-")[0] ?? "en"] ?? books.en;
    return (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
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
