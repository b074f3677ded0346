import { expect, test } from "vitest";
import told from "../../custom_components/hameau/sentences.json";
import { powerOf, sentence, speaker } from "../src/home/sentences";
import { hassOf } from "./hass";

const names = new Map([["oven", "Four"], ["circuit", "Garage"]]);
const [fr, en] = [hassOf([]), hassOf([], { language: "en", locale: { language: "en", time_zone: "server" } })];
const say = (code: string, figures: Record<string, number | string | null>, hass = fr): string => speaker(hass, names)({ code, figures }).replace(/\u00a0/g, " ");

test("a cut is told in figures, powers above a limit rounded up", () => {
  expect(say("shed_overload", { predicted: 7401, limit: 6000, limit_id: "house", seconds_to_cut: 84.9 })).toBe(
    "à l’arrêt : 7,41 kVA demandés pour 6 kVA, le compteur tiendrait encore 1 min 24 s",
  );
});

test("an option goes when a figure in it is unknown, and its other half stands in", () => {
  expect(say("shed_overload", { predicted: 7400, limit: 6000, limit_id: "circuit" })).toContain("(Garage), depuis trop longtemps");
  expect(say("waits_hold", { hold: 0.4 }, en)).toBe("waits: stays off a while, so as not to switch on and off all the time");
});

test("phases, other appliances and unknown ones have words", () => {
  expect(say("amber", { predicted: 4200, limit: 4000, limit_id: "phase_2" }, en)).toContain("(phase 2)");
  expect(say("shed_swap", { load_power: 500, for_load: "oven" })).toBe("à l’arrêt : laisse ses 500 VA à Four, qui passe avant");
  expect(say("shed_swap", { load_power: 500, for_load: "gone" }, en)).toContain("another appliance");
});

test("a code of a newer version is shown as it is", () => {
  expect(say("brand_new", {})).toBe("brand_new");
});

test("no sentence of any code leaves a hole, with every figure known or none", () => {
  const all = Object.fromEntries(Object.entries(told.figures).map(([name, kind]) => [name, kind === "load" ? "oven" : kind === "limit" ? "circuit" : kind === "time" ? "2026-11-21T18:00:00Z" : 1234]));
  for (const hass of [fr, en])
    for (const code of Object.keys(told.fr.decisions)) {
      expect(say(code, all, hass), code).not.toMatch(/[{}[\]|?]/);
      expect(say(code, {}, hass), code).not.toMatch(/[{}[\]|]/);
    }
});

test("powers and first letters", () => {
  expect([powerOf(fr, 450), powerOf(fr, 7400), powerOf(en, 999.6)]).toEqual(["450\u00a0VA", "7,4\u00a0kVA", "1\u00a0kVA"]);
  expect(sentence("à l’arrêt")).toBe("À l’arrêt");
});
