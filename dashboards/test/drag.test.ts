import { expect, test } from "vitest";
import { changedBy, gripOf, keyed } from "../src/week/drag";
import { coming, read } from "../src/week/exceptions";
import { DAY, WEEK } from "../src/week/slots";

const slot = { start: 10 * 60, length: 120 };
const key = (name: string, more = {}) => ({ key: name, shiftKey: false, altKey: false, ...more });

test("an end of a slot is taken near it, its middle elsewhere, also on a short one", () => {
  expect([605, 660, 715].map((minute) => gripOf(slot, 0, minute, 20))).toEqual(["start", "whole", "end"]);
  expect([0, 7, 14].map((minute) => gripOf({ start: 0, length: 15 }, 0, minute, 40))).toEqual(["start", "whole", "end"]);
});

test("a night is taken on the morning after too, and Sunday's on Monday", () => {
  expect(gripOf({ start: 1350, length: 480 }, 1, 385, 20)).toBe("end");
  expect(gripOf({ start: 6 * DAY + 1350, length: 480 }, 0, 385, 20)).toBe("end");
});

test("moving keeps the length, over days and over the end of the week", () => {
  expect(changedBy(slot, "whole", 0, 22, 1)).toEqual({ start: DAY + 615, length: 120 });
  expect(changedBy({ start: WEEK - 60, length: 120 }, "whole", 0, 60, 0)).toEqual({ start: 0, length: 120 });
  expect(changedBy({ start: 0, length: 120 }, "whole", 0, -30, 0)).toEqual({ start: WEEK - 30, length: 120 });
});

test("stretching keeps the other end, and leaves a quarter of an hour and at most a day", () => {
  expect(changedBy(slot, "end", 0, 31, 0)).toEqual({ start: 600, length: 150 });
  expect(changedBy(slot, "end", 0, -500, 0)).toEqual({ start: 600, length: 15 });
  expect(changedBy(slot, "start", 0, -30, 0)).toEqual({ start: 570, length: 150 });
  expect(changedBy(slot, "start", 0, 500, 0)).toEqual({ start: 705, length: 15 });
  expect(changedBy(slot, "start", 0, -5000, 0).length).toBe(DAY);
});

test("a new slot is drawn to either side, not into the day before", () => {
  expect(changedBy(undefined, "new", 600, 90, 0)).toEqual({ start: 600, length: 105 });
  expect(changedBy(undefined, "new", 600, -90, 0)).toEqual({ start: 510, length: 105 });
  expect(changedBy(undefined, "new", 30, -90, 0)).toEqual({ start: 0, length: 45 });
});

test("arrows move a slot, with Shift its end, with Alt its start; other keys do nothing", () => {
  expect(keyed(slot, key("ArrowRight"))).toEqual({ start: 615, length: 120 });
  expect(keyed(slot, key("ArrowUp"))).toEqual({ start: 6 * DAY + 600, length: 120 });
  expect(keyed(slot, key("ArrowLeft", { shiftKey: true }))).toEqual({ start: 600, length: 105 });
  expect(keyed(slot, key("ArrowLeft", { altKey: true }))).toEqual({ start: 585, length: 135 });
  expect(keyed(slot, key("ArrowDown", { shiftKey: true }))).toBeUndefined();
  expect(keyed(slot, key("a"))).toBeUndefined();
});

test("exceptions that are over are not listed, the next one is first", () => {
  const all = [{ id: "b", start: "2026-12-24", end: "2027-01-02" }, { id: "a", start: "2026-11-21" }, { id: "old", start: "2026-11-20" }];
  expect(coming(all, "2026-11-21").map((one) => one.id)).toEqual(["a", "b"]);
});

test("an exception has its days, and times only when both are told", () => {
  const form = (values: Record<string, string>): FormData => {
    const data = new FormData();
    for (const [name, value] of Object.entries(values)) data.set(name, value);
    return data;
  };
  expect(read(form({ name: " Noël ", start: "2026-12-24", end: "2026-12-24", from: "08:00" }))).toEqual({ name: "Noël", start: "2026-12-24" });
  expect(read(form({ name: "x", start: "2026-12-24", end: "2027-01-02", from: "08:00", to: "10:00" }))).toEqual({
    name: "x", start: "2026-12-24", end: "2027-01-02", slots: [{ start: "08:00", end: "10:00" }],
  });
  expect(read(form({ name: "x", start: "2026-12-24", end: "2026-12-01" }))).toBeUndefined();
});
