/**
 * Decisions in words. The sentences are those of the integration (`sentences.json`, whose grammar `sentences.py` tells):
 * log book, notifications and cards say the same.
 */

import told from "../../../custom_components/hameau/sentences.json";
import type { Hass } from "../ha";
import { formatOf } from "../format";
import type { Figures, Reason } from "./data";

const OPTION = /\[([^\]|]*)(?:\|([^\]]*))?\]/g;
const HOLE = /\{(\w+)\}/g;
const NEXT_TO_NOTHING_VA = 10;

const KINDS: Readonly<Record<string, string>> = told.figures;

type Said = Readonly<Record<"decisions" | "schedules" | "words", Readonly<Record<string, string>>>>;

export type Speak = (reason: Reason) => string;

/** Says what is decided about a load, after its name; `names` are those of loads and circuits by id. */
export function speaker(hass: Hass, names: ReadonlyMap<string, string>): Speak {
  const said: Said = hass.language.split("-")[0] === "fr" ? told.fr : told.en;
  const word = (name: string, figures: Figures): string | null => wordOf(hass, said, names, name, figures);
  return ({ code, figures }) => {
    const text = said.decisions[code];
    if (text === undefined) return code;
    const chosen = text.replace(OPTION, (_whole, wanted: string, otherwise?: string) =>
      [...wanted.matchAll(HOLE)].every(([, name = ""]) => word(name, figures) !== null) ? wanted : (otherwise ?? ""),
    );
    return chosen.replace(HOLE, (_whole, name: string) => word(name, figures) ?? "?");
  };
}

/** The first letter large: what stands alone is a sentence. */
export const sentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

function wordOf(hass: Hass, said: Said, names: ReadonlyMap<string, string>, name: string, figures: Figures): string | null {
  const value = figures[name];
  const kind = KINDS[name];
  if (value === null || value === undefined) return null;
  if (kind === "load") return names.get(String(value)) ?? said.words["unnamed"] ?? null;
  if (kind === "limit") return limitOf(said, names, String(value));
  if (kind === "time") return formatOf(hass).time(Date.parse(String(value)));
  return typeof value === "number" ? numberOf(hass, kind, value) : null;
}

function limitOf(said: Said, names: ReadonlyMap<string, string>, limit: string): string | null {
  if (limit === "house") return null;
  const phase = /^phase_(\d)$/.exec(limit)?.[1];
  if (phase) return said.words["phase"]?.replace("{number}", phase) ?? null;
  return names.get(limit) ?? said.words["somewhere"] ?? null;
}

function numberOf(hass: Hass, kind: string | undefined, value: number): string | null {
  const format = formatOf(hass);
  switch (kind) {
    case "spare":
      return value < NEXT_TO_NOTHING_VA ? null : powerOf(hass, value);
    case "power":
      return powerOf(hass, value);
    case "demand": // rounded up: what is above a limit is seen to be
      return powerOf(hass, value >= 1000 ? Math.ceil(Math.round(value * 10) / 100) * 10 : value);
    case "waited":
      return value < 1 ? null : format.duration(value);
    case "duration":
      return format.duration(value);
    default:
      return format.quantity(value, "", 2, 0).trim();
  }
}

/** `450 VA`, `7,4 kVA`. */
export function powerOf(hass: Hass, va: number): string {
  const format = formatOf(hass);
  return Math.abs(va) < 999.5 ? format.va(Math.round(va)) : format.quantity(va / 1000, "kVA", 2, 0);
}
