import { expect, test } from "vitest";
import { formatOf, lengthOf } from "../src/format";
import type { Decision } from "../src/home/data";
import { columnText, JOURNAL_LENGTH, midnights, review } from "../src/review/model";
import { HOUR, MINUTE } from "../src/zone";
import { hassOf } from "./hass";

const PARIS = "Europe/Paris";
const NOW = Date.parse("2026-11-21T18:00:00Z");
const said = (at: number, code: string, dry_run: boolean, figures = {}, load = "car"): Decision => ({ at: new Date(at).toISOString(), code, load, figures, dry_run });
const cut = (at: number, minutes: number, dry = true, figures = {}): Decision[] => [said(at, "shed_overload", dry, figures), said(at + minutes * MINUTE, "restored", dry)];

test("a dry run counts what it would have done, and nothing that was done", () => {
  const all = [...cut(NOW - 5 * HOUR, 20), ...cut(NOW - 30 * HOUR, 10), ...cut(NOW - 3 * HOUR, 60, false)];
  expect(review(all, ["car"], true, NOW, PARIS)).toMatchObject({ dry: true, count: 2, seconds: 1800, loads: [{ load: "car", count: 2, longest: 1200 }] });
  expect(review(all, ["car"], false, NOW, PARIS)).toMatchObject({ dry: false, count: 1, seconds: 3600 });
});

test("a cut over midnight is minutes of both days, and a cut of the first", () => {
  const midnight = midnights(NOW, PARIS)[6] as number;
  const { days } = review(cut(midnight - 10 * MINUTE, 30), ["car"], true, NOW, PARIS);
  expect(days).toHaveLength(7);
  expect(days.slice(-2).map(({ count, seconds }) => [count, seconds])).toEqual([[1, 600], [0, 1200]]);
});

test("the week of a clock change has its seven days", () => {
  const edges = midnights(Date.parse("2026-10-27T12:00:00Z"), PARIS);
  expect(edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / HOUR)).toEqual([24, 24, 24, 24, 25, 24, 24]);
});

test("only cuts made while the meter counted the seconds kept the breaker closed, those of one moment once", () => {
  const at = NOW - 5 * HOUR;
  const all = [...cut(at, 20, true, { seconds_to_cut: 30 }), said(at, "shed_overload", true, { seconds_to_cut: 30 }, "boiler"), ...cut(at + HOUR, 5, true, { seconds_to_cut: null })];
  expect(review(all, ["car"], true, NOW, PARIS).avoided).toBe(1);
});

test("a full journal says since when it is known; a start held back is no cut", () => {
  const many = Array.from({ length: JOURNAL_LENGTH }, (_, index) => said(NOW - 2 * HOUR + index, "amber", true));
  expect(review(many, [], true, NOW, PARIS).since).toBe(NOW - 2 * HOUR);
  expect(review([said(NOW - HOUR, "start_refused", true)], ["car"], true, NOW, PARIS)).toMatchObject({ count: 0, since: null });
});

const french = formatOf(hassOf([]));
const plain = (text: string): string => text.replaceAll(/\s/g, " ");

test("columns say minutes, and hours where a day has many, so that seven of them stand side by side", () => {
  expect([0, 20, 2400].map((seconds) => plain(columnText(seconds, 2400, french)))).toEqual(["", "1 min", "40 min"]);
  expect([0, 20, 19980].map((seconds) => plain(columnText(seconds, 24240, french)))).toEqual(["", "0,1 h", "5,6 h"]);
});

test.each([
  [30, "30 s"], [119, "2 min"], [86400, "1 j"], [120_180, "1 j 9 h"], [172_700, "2 j"],
])("%i s in all are said as %s", (seconds, text) => {
  expect(plain(lengthOf(seconds, french))).toBe(text);
});
