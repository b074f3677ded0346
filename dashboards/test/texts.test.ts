import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { speaker, textsFor } from "../src/i18n";
import en from "../src/texts/en.json";
import fr from "../src/texts/fr.json";
import pastEn from "../src/texts/past.en.json";
import pastFr from "../src/texts/past.fr.json";

const BOOKS: readonly { readonly en: Record<string, string>; readonly fr: Record<string, string> }[] = [{ en, fr }, { en: pastEn, fr: pastFr }];
const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

test("both languages have the same keys, and the same places to fill in each", () => {
  for (const texts of BOOKS) {
    expect(Object.keys(texts.fr)).toEqual(Object.keys(texts.en));
    for (const [key, text] of Object.entries(texts.en)) expect(holes(texts.fr[key] ?? ""), key).toEqual(holes(text));
  }
});

test("every text is used, directly or by a key made of parts", () => {
  const root = join(import.meta.dirname, "../src");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const code = files.map((name) => readFileSync(join(root, name), "utf8")).join("\n");
  const parts = [...code.matchAll(/`(\w*)\$\{[^}]*\}(\w*)`/g)].map(([, head, tail]) => new RegExp(`^${head}\\w+${tail}$`));
  const families = [...code.matchAll(/named\(say, "(\w+)"/g)].map(([, family]) => new RegExp(`^${family}_\\w+$`));
  const composed = [...families, ...parts].filter(({ source }) => source.length > "^\\w+$".length);
  const unused = BOOKS.flatMap((texts) => Object.keys(texts.en)).filter((key) => !code.includes(`"${key}"`) && !composed.some((part) => part.test(key)));
  expect(unused).toEqual([]);
});

test("French punctuation is never at the start of a line", () => {
  const all = BOOKS.flatMap((texts) => Object.values(texts.fr));
  const wrong = all.filter((text) => /[^\u00a0\u202f][:;!?»](\s|$)/.test(text) || /«[^\u00a0\u202f]/.test(text));
  expect(wrong).toEqual([]);
  expect(all.filter((text) => text.includes("'"))).toEqual([]);
});

test("regional languages fall back to their language, others to English", () => {
  expect(textsFor("fr-CA")("fact_today")).toBe("Aujourd’hui");
  expect(textsFor("de")("fact_today")).toBe("Today");
});

test("one is not many; in French, nothing is one", () => {
  const said = (language: string, count: string): string => speaker({ en: { days: "{count} {count|day|days}" }, fr: { days: "{count} {count|jour|jours}" } })(language)("days", { count });
  expect(["0", "1", "2"].map((count) => said("en", count))).toEqual(["0 days", "1 day", "2 days"]);
  expect(["0", "1", "1 000"].map((count) => said("fr-CA", count))).toEqual(["0 jour", "1 jour", "1 000 jours"]);
  expect(said("de", "1")).toBe("1 day");
});
