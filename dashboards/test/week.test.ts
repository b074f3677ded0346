import { expect, test } from "vitest";
import { drawable, spansOf, withSpans, type Schedule } from "../src/week/rules";
import { between, clock, DAY, lasts, merged, minutesOf, onClock, onDays, pieces, replaced, WEEK, weekStart, type Span } from "../src/week/slots";

const PARIS = "Europe/Paris";
const at = (text: string): number => Date.parse(text);
const span = (day: number, from: string, to: string): Span => between(day, minutesOf(from) ?? NaN, minutesOf(to) ?? NaN);
const told = (all: readonly Span[]): string[] => all.map(({ start, length }) => `${Math.floor(start / DAY)} ${clock(start % DAY)}+${length}`);

test("an end not later than the start is one of the next day", () => {
  expect(span(0, "22:30", "06:30")).toEqual({ start: 1350, length: 480 });
  expect(span(0, "00:00", "00:00")).toEqual({ start: 0, length: DAY });
});

test("a night is drawn on both its days, Sunday's on Monday", () => {
  expect(pieces(span(6, "22:30", "06:30"))).toEqual([{ day: 6, from: 1350, to: 1440 }, { day: 0, from: 0, to: 390 }]);
  expect(pieces(span(2, "00:00", "00:00"))).toEqual([{ day: 2, from: 0, to: 1440 }]);
});

test("slots that overlap or touch become one, over midnight and over the end of the week", () => {
  expect(told(merged([span(0, "08:00", "10:00"), span(0, "09:30", "11:00"), span(0, "11:00", "12:00"), span(0, "13:00", "14:00")]))).toEqual(["0 08:00+240", "0 13:00+60"]);
  expect(told(merged([span(6, "23:00", "02:00"), span(0, "01:00", "03:00")]))).toEqual(["6 23:00+240"]);
});

test("no slot is longer than a day, and a whole week is seven days", () => {
  expect(told(merged([span(0, "12:00", "12:00"), span(1, "06:00", "18:00")]))).toEqual(["0 12:00+720", "1 00:00+1080"]);
  const whole = merged(onDays(span(0, "00:00", "00:00"), [0, 1, 2, 3, 4, 5, 6]));
  expect(whole.map((one) => [one.start, one.length])).toEqual([0, 1, 2, 3, 4, 5, 6].map((day) => [day * DAY, DAY]));
});

test("merging keeps every minute that was covered, and adds none", () => {
  const covered = (all: readonly Span[]): Set<number> =>
    new Set(all.flatMap(({ start, length }) => Array.from({ length: length / 15 }, (_, index) => ((start + index * 15) % WEEK) / 15)));
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 200; round += 1) {
    const all = Array.from({ length: 1 + random(14) }, () => ({ start: 15 * random(WEEK / 15), length: 15 * (1 + random(96)) }));
    const once = merged(all);
    expect([...covered(once)].sort()).toEqual([...covered(all)].sort());
    expect(once.every((one) => one.length <= DAY && one.start < WEEK)).toBe(true);
    expect(merged(once)).toEqual(once);
  }
});

test("a slot takes the place of the one it was", () => {
  const all = [span(0, "08:00", "09:00"), span(1, "08:00", "09:00")];
  expect(told(replaced(all, all[0], [span(0, "10:00", "11:00")]))).toEqual(["0 10:00+60", "1 08:00+60"]);
});

test("a week begins on Monday where one lives, also around a clock change", () => {
  expect(weekStart(at("2026-11-22T22:59:00Z"), PARIS)).toBe(at("2026-11-15T23:00:00Z"));
  expect(weekStart(at("2026-11-22T23:00:00Z"), PARIS)).toBe(at("2026-11-22T23:00:00Z"));
  expect(weekStart(at("2026-03-29T12:00:00Z"), PARIS)).toBe(at("2026-03-22T23:00:00Z"));
  expect(weekStart(at("2026-11-22T21:00:00Z"), "Indian/Reunion")).toBe(at("2026-11-22T20:00:00Z"));
});

test("instants are drawn as the clock shows them, on the short day and on the long one", () => {
  const spring = weekStart(at("2026-03-29T12:00:00Z"), PARIS);
  expect(onClock(at("2026-03-28T21:30:00Z"), at("2026-03-29T04:30:00Z"), spring, PARIS)).toEqual([{ day: 5, from: 1350, to: 1440 }, { day: 6, from: 0, to: 390 }]);
  const autumn = weekStart(at("2026-10-25T12:00:00Z"), PARIS);
  expect(onClock(at("2026-10-25T00:30:00Z"), at("2026-10-25T05:30:00Z"), autumn, PARIS)).toEqual([{ day: 6, from: 150, to: 390 }]);
  // From the first 02:30 to the second 02:15: less than an hour, drawn as the hour that comes twice.
  expect(onClock(at("2026-10-25T00:30:00Z"), at("2026-10-25T01:15:00Z"), autumn, PARIS)).toEqual([{ day: 6, from: 120, to: 180 }]);
});

test("what is outside of the week is not drawn", () => {
  const monday = weekStart(at("2026-11-21T12:00:00Z"), PARIS);
  expect(onClock(monday - 7_200_000, monday, monday, PARIS)).toEqual([]);
  expect(onClock(monday - 7_200_000, monday + 3_600_000, monday, PARIS)).toEqual([{ day: 0, from: 0, to: 60 }]);
});

test.each([
  ["2026-03-29", 420], ["2026-10-25", 540], ["2026-11-22", 480], ["2027-03-28", 420], ["2030-10-27", 540],
])("the night before Sunday %s lasts %i minutes from 22:30 to 06:30", (day, minutes) => {
  expect(lasts(span(5, "22:30", "06:30"), weekStart(at(`${day}T12:00:00Z`), PARIS), PARIS)).toBe(minutes);
});

test("the clocks of Réunion, Martinique and Guyane never change", () => {
  for (const zone of ["Indian/Reunion", "America/Martinique", "America/Cayenne"])
    for (const day of ["2026-03-29", "2026-10-25"]) expect(lasts(span(5, "22:30", "06:30"), weekStart(at(`${day}T12:00:00Z`), zone), zone)).toBe(480);
});

const schedule: Schedule = {
  id: "s1", name: "Chauffe-eau", targets: ["boiler"], otherwise: null,
  rules: [
    { id: "hc", slots: [{ start: { period: ["off_peak"] }, end: { period: ["off_peak"], edge: "end" } }] },
    { id: "a", days: ["weekday"], slots: [{ start: "22:30", end: "06:30" }] },
    { id: "b", days: ["saturday", "sunday"], slots: [{ start: "10:00", end: "12:00" }] },
    { id: "red", days: ["red"], slots: [{ start: "06:00", end: "22:00" }], action: "off" },
  ],
};

test("times of weekdays can be drawn; tariff, sun, Tempo, conditions, offs and pauses cannot", () => {
  expect(schedule.rules?.map(drawable)).toEqual([false, true, true, false]);
  const bare = { id: "x", slots: [{ start: "10:00", end: "12:00" }] };
  expect(drawable(bare)).toBe(true);
  for (const more of [{ action: "off" }, { eve: true }, { season: ["11-01", "03-31"] }, { enabled: false }, { limit_minutes: 60 }, { slots: [{ start: "10:00", minutes: 90 }] }, { days: ["workday"] }])
    expect(drawable({ ...bare, ...more })).toBe(false);
});

test("what is drawn and saved unchanged means the same, and other rules keep their place", () => {
  const saved = withSpans(schedule, spansOf(schedule));
  expect(saved.rules?.map((rule) => rule.id)).toEqual(["hc", "week_1", "week_2", "red"]);
  expect(saved["otherwise"]).toBeNull();
  expect(spansOf(saved)).toEqual(spansOf(schedule));
  expect(saved.rules?.[1]).toEqual({ id: "week_1", days: ["monday", "tuesday", "wednesday", "thursday", "friday"], slots: [{ start: "22:30", end: "06:30" }] });
});

test("a slot of every day is one rule without days; no slot is no rule", () => {
  const daily = withSpans({ id: "s", targets: ["a"] }, onDays(span(0, "01:00", "02:00"), [0, 1, 2, 3, 4, 5, 6]));
  expect(daily.rules).toEqual([{ id: "week_1", slots: [{ start: "01:00", end: "02:00" }] }]);
  expect(withSpans(daily, []).rules).toEqual([]);
});

test("a rule's id that is taken is left to whom it belongs", () => {
  const taken = { id: "s", targets: ["a"], rules: [{ id: "week_1", slots: [], days: ["red"] }] };
  expect(withSpans(taken, [span(0, "01:00", "02:00")]).rules?.map((rule) => rule.id)).toEqual(["week_1", "week_11"]);
});
