import { expect, test } from "vitest";
import examples from "../../tests/examples/sentences.json";
import { formatOf } from "../src/format";
import { type Figures, sentencesOf } from "../src/sentences";
import { hassOf } from "./hass";

const NAMES = { tank: "Chauffe-eau", garage: "Garage" };
const format = (language: string) => formatOf(hassOf([], { language, locale: { language, time_zone: "server" } }));
const speaker = (language: string) => sentencesOf(language, format(language), NAMES);

test.each(examples)("$language: $code", ({ language, name, code, figures, sentence }) => {
  expect(speaker(language).sentence(name, code, figures as unknown as Figures)).toBe(sentence);
});

test("a dry run says so, a schedule says its civil times, a code of tomorrow's says nothing", () => {
  const french = sentencesOf("fr-CA", format("fr"), NAMES);
  expect(french.sentence("Four", "calm", {}, true)).toBe("À blanc\u00a0: Four de nouveau sous la limite");
  const figures = { start: "2026-01-14T21:30:00+00:00", end: "2026-01-15T05:30:00+00:00" };
  expect(french.scheduled("tariff", figures)).toBe("selon le tarif, de 22:30 à 06:30");
  expect(french.said("levitated", {})).toBe("");
});
