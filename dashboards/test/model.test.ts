import { expect, test } from "vitest";
import { viewOf, type View } from "../src/meter/model";
import { meterOf, type Meter } from "../src/registry";
import { CHANGED, hassOf, type Given } from "./hass";

function view(states: Given["states"], units: Given["units"] = {}): View {
  const hass = hassOf([{ states, units }]);
  return viewOf(hass, meterOf(hass, undefined) as Meter);
}

const home = { link_state: "live", apparent_power: "2340", subscribed_power: "6000", cutoff_power: "6000", overload_level: "9" };

test("under the contract the breaker holds", () => {
  expect(view(home)).toMatchObject({ outlook: "holds", powerVa: 2340, subscribedVa: 6000, secondsToCut: null, level: 0.09 });
});

test("between the contract and 1.3 times it holds too, and never cuts", () => {
  expect(view({ ...home, apparent_power: "7800", overload_level: "99" })).toMatchObject({ outlook: "above", secondsToCut: null });
});

test("beyond, the seconds are those of the entity, else those of the filter", () => {
  const over = { ...home, apparent_power: "9000", overload_level: "0" };
  expect(view({ ...over, time_to_cut: "41" }).secondsToCut).toBe(41);
  expect(view({ ...over, time_to_cut: "unknown" }).secondsToCut).toBeCloseTo(173, 0);
  expect(view(over).excessVa).toBeCloseTo(1200);
});

test("a cut-off setting above the contract moves the cut, not the contract", () => {
  expect(view({ ...home, apparent_power: "9000", cutoff_power: "9000" })).toMatchObject({ outlook: "above", cutoffVa: 9000 });
});

test("a meter without a level says where the power stands and no time", () => {
  const { overload_level: _, ...old } = home;
  expect(view({ ...old, apparent_power: "9000" })).toMatchObject({ outlook: "above", level: null, secondsToCut: null });
});

test.each(["unknown", "unavailable", ""])("a power that is “%s” is missing, never 0", (state) => {
  expect(view({ ...home, apparent_power: state })).toMatchObject({ powerVa: null, outlook: "untold" });
});

test("units a person chose are understood", () => {
  const states = { ...home, apparent_power: "6.82", time_to_cut: "1.5" };
  expect(view(states, { apparent_power: "kVA", time_to_cut: "min" }).powerVa).toBeCloseTo(6820);
});

test("with the contract switched off, what is left of it gives it", () => {
  expect(view({ link_state: "live", apparent_power: "2000", power_available: "4000" })).toMatchObject({ subscribedVa: 6000 });
});

test("of three phases the fullest decides, against its third", () => {
  const three = { ...home, subscribed_power: "12000", cutoff_power: "12000", apparent_power: "7000" };
  const phases = { apparent_power_1: "5300", apparent_power_2: "unavailable", apparent_power_3: "1000" };
  const seen = view({ ...three, ...phases, overload_level: "50" });
  expect(seen.outlook).toBe("cutting");
  expect(seen.phases.map((phase) => phase.powerVa)).toEqual([5300, null, 1000]);
  expect(seen.excessVa).toBeCloseTo(100);
});

test("in historique mode a phase is told by its current, at 200 V", () => {
  const seen = view({ ...home, current_1: "24", current_2: "8", current_3: "5" });
  expect(seen.phases.map((phase) => phase.powerVa)).toEqual([4800, 1600, 1000]);
});

test("an open breaker is said whatever the power", () => {
  expect(view({ ...home, breaker: "overload" }).outlook).toBe("open");
  expect(view({ ...home, breaker: "closed" }).outlook).toBe("holds");
  expect(view({ ...home, breaker: "unknown" }).outlook).toBe("holds");
});

test.each([
  ["live", "live"], ["listening", "starting"], ["connecting", "starting"],
  ["silent", "silent"], ["garbled", "garbled"], ["down", "down"],
])("the link “%s” is shown as %s", (state, link) => {
  expect(view({ ...home, link_state: state })).toMatchObject({ link, since: Date.parse(CHANGED) });
});

test("without the link's own entity, the others tell", () => {
  const { link_state: _, ...rest } = home;
  expect(view(rest).link).toBe("live");
  expect(view({ ...rest, "binary_sensor/connected": "off" }).link).toBe("silent");
  expect(view({ ...rest, apparent_power: "unavailable" }).link).toBe("down");
  expect(view({ ...home, link_state: "unavailable", apparent_power: "unavailable" }).link).toBe("down");
});

test("a colour not announced is not a contract without colours", () => {
  expect(view({ ...home, colour_today: "white", colour_tomorrow: "unknown" })).toMatchObject({ today: "white", tomorrow: null });
  expect(view(home).today).toBeUndefined();
});

test("a running mobile peak goes before an announced one", () => {
  const announced = { ...home, "binary_sensor/mobile_peak_announced": "on" };
  expect(view(announced).peak).toBe("announced");
  expect(view({ ...announced, "binary_sensor/mobile_peak": "on" }).peak).toBe("now");
});
