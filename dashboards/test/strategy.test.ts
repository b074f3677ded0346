import { beforeAll, expect, test } from "vitest";
import { meters } from "../src/registry";
import { hassOf } from "./hass";

let DashboardStrategy: (typeof import("../src/strategy"))["DashboardStrategy"];
beforeAll(async () => {
  // A strategy is an element by custom only: Home Assistant calls its static functions.
  globalThis.HTMLElement ??= class {} as never;
  ({ DashboardStrategy } = await import("../src/strategy"));
});

const meter = (device: string) => ({ device, states: { apparent_power: "100", energy_total: "5", voltage: "230" } });
const cards = async (...devices: string[]) => {
  const { views } = await DashboardStrategy.generate({}, hassOf(devices.map(meter)));
  return views[0]?.sections.map((section) => section.cards.map((card) => [card["type"], card["device"]]));
};

test("each meter gets its live card and its day curve", async () => {
  expect((await cards("a", "b"))?.flat().filter(([type]) => String(type).startsWith("custom:"))).toEqual([
    ["custom:hameau-meter-card", "a"], ["custom:hameau-day-card", "a"],
    ["custom:hameau-meter-card", "b"], ["custom:hameau-day-card", "b"],
  ]);
});

test("without a meter there is one card, which says how to add one", async () => {
  expect(await cards()).toEqual([[["custom:hameau-meter-card", undefined]]]);
});

test("devices of ours that are no meter, and foreign entities, are left alone", () => {
  const hass = hassOf([meter("a"), { device: "plug", states: { power: "3" } }]);
  const foreign = { entity_id: "sensor.x", device_id: "other", platform: "linkytic", translation_key: "apparent_power" };
  expect(meters({ ...hass, entities: { ...hass.entities, "sensor.x": foreign } }).map((one) => one.device)).toEqual(["a"]);
});

test("the dashboard is made anew for another set of our entities only", () => {
  const before = hassOf([meter("a")]);
  const renamed = { ...before, entities: { ...before.entities } };
  expect(DashboardStrategy.shouldRegenerate({}, before, renamed)).toBe(false);
  expect(DashboardStrategy.shouldRegenerate({}, before, hassOf([meter("a"), meter("b")]))).toBe(true);
  expect(DashboardStrategy.shouldRegenerate({}, before, { ...before, language: "en" })).toBe(true);
});

test("a name the person gave is the name shown", () => {
  const hass = hassOf([meter("a")]);
  const named = { ...hass, devices: { a: { id: "a", name: "Linky", name_by_user: "Garage" } }, entities: { ...hass.entities } };
  expect(meters(named)[0]?.name).toBe("Garage");
});
