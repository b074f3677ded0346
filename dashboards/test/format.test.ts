import { expect, test } from "vitest";
import { formatOf } from "../src/format";
import type { Locale } from "../src/ha";
import { hassOf } from "./hass";

const formats = (locale: Locale) => formatOf(hassOf([], { language: locale.language, locale: { time_zone: "server", ...locale } }));
const french = formats({ language: "fr" });
const english = formats({ language: "en" });
const EVENING = Date.parse("2026-11-21T18:05:00Z");

test("French numbers have narrow spaces and a decimal comma", () => {
  expect(french.va(6820)).toBe("6\u202f820\u00a0VA");
  expect(french.kva(7800)).toBe("7,8\u00a0kVA");
  expect(french.percent(55)).toBe("55\u202f%");
  expect(french.money(2.61, "EUR")).toBe("2,61\u00a0€");
});

test("figures of one family have the same number of decimals, limits none they do not need", () => {
  expect([french.quantity(0.8, "kWh", 2), french.quantity(4.516, "kWh", 2)]).toEqual(["0,80\u00a0kWh", "4,52\u00a0kWh"]);
  expect([french.number(4, 2), french.kva(6000)]).toEqual(["4,00", "6\u00a0kVA"]);
});

test("English numbers have a comma and a point", () => {
  expect([english.va(6820), english.kva(7800), english.percent(55)]).toEqual(["6,820\u00a0VA", "7.8\u00a0kVA", "55%"]);
});

test("the person's own number and time formats win over the language", () => {
  const mixed = formats({ language: "en", number_format: "decimal_comma", time_format: "24" });
  expect([mixed.va(6820), mixed.time(EVENING)]).toEqual(["6.820\u00a0VA", "19:05"]);
  expect(formats({ language: "fr", number_format: "none" }).va(6820)).toBe("6820\u00a0VA");
});

test("times are those of the chosen zone, and of twelve hours where people count so", () => {
  expect([french.time(EVENING), french.hour(EVENING)]).toEqual(["19:05", "19:05"]);
  expect(english.time(EVENING).replace("\u202f", " ")).toBe("7:05 PM");
  expect(english.hour(EVENING).replace("\u202f", " ")).toBe("7 PM");
});

test.each([
  [0.4, "0 s"],
  [118, "1 min 58 s"],
  [120, "2 min"],
  [15000, "4 h 10 min"],
  [200000, "2 j"],
])("%f s is said as %s", (seconds, text) => {
  expect(french.duration(seconds).replaceAll("\u00a0", " ")).toBe(text);
});

test("there is no minus zero", () => {
  expect(french.va(-0)).toBe("0\u00a0VA");
});
