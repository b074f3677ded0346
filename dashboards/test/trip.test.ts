import { expect, test } from "vitest";
import { endless, example, secondsToCut } from "../src/trip";

// Enedis-NOI-CPT_54E § 7 gives 250 s at 1.4 and 40 s at 2.5 times the cut-off power, from rest.
test.each([
  [1.4, 0, 247],
  [2.5, 0, 39],
  [2.0, 0, 68],
  [1.31, 0, 521],
  [1.5, 1.0 ** 2 / 1.69, 100],
  [1.4, 0.8 ** 2 / 1.69, 198],
])("at %f times the power, from level %f, the breaker opens after %i s", (ratio, level, seconds) => {
  expect(secondsToCut(6000 * ratio, 6000, level)).toBeCloseTo(seconds, -0.5);
});

test("up to 1.3 times the power it never opens, whatever came before", () => {
  expect(secondsToCut(endless(6000), 6000, 0.99)).toBe(Infinity);
});

test("a level that is reached leaves no second", () => {
  expect(secondsToCut(9000, 6000, 1)).toBe(0);
});

test("the example is a round power well over the contract", () => {
  expect([3000, 6000, 9000].map(example)).toEqual([4500, 9000, 13500]);
});
