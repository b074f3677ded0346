/** Decisions in words, from the very texts the integration speaks with (`sentences.json`; its rules are in `sentences.py`). */

import sentences from "../../custom_components/hameau/sentences.json";
import type { Format } from "./format";

export type Figures = Readonly<Record<string, number | string | null | undefined>>;
export type Names = Readonly<Record<string, string>>;
export type DecisionCode = keyof typeof sentences.en.decisions;
export type ScheduleReason = keyof typeof sentences.en.schedules;

const LANGUAGES: Readonly<Record<string, typeof sentences.en>> = { en: sentences.en, fr: sentences.fr };
const KINDS: Readonly<Record<string, string>> = sentences.figures;
const NEXT_TO_NOTHING_VA = 10;

export interface Sentences {
  /** What is said of an appliance or of the home: it stands after the name. Empty for a code nobody knows. */
  said(code: string, figures: Figures): string;
  /** The whole sentence: « Chauffe-eau à l’arrêt : 7,4 kVA demandés pour 6 kVA… » */
  sentence(name: string, code: string, figures: Figures, dryRun?: boolean): string;
  /** Why a schedule wants what it wants. */
  scheduled(reason: string, figures: Figures): string;
}

/** Speaks one language, with the person's own formats and the names they gave to loads and circuits. */
export function sentencesOf(language: string, format: Format, names: Names = {}): Sentences {
  const texts = LANGUAGES[language.split("-")[0] ?? "en"] ?? sentences.en;
  const decisions: Readonly<Record<string, string>> = texts.decisions;
  const schedules: Readonly<Record<string, string>> = texts.schedules;
  const put = (text: string, hole: string, value: string): string => text.split(`{${hole}}`).join(value);

  const limit = (id: string): string | undefined => {
    if (id === "house") return undefined;
    const phase = /^phase_(\d)$/.exec(id)?.[1];
    return phase ? put(texts.words.phase, "number", phase) : (names[id] ?? texts.words.somewhere);
  };
  const power = (va: number): string => (Math.abs(va) < 999.5 ? format.va(va) : format.quantity(va / 1000, "kVA", 2, 0));
  const words = (name: string, figures: Figures): string | undefined => {
    const value = figures[name];
    const kind = KINDS[name];
    if (value === null || value === undefined) return undefined;
    if (kind === "time") return format.time(typeof value === "number" ? value : Date.parse(value));
    if (typeof value === "string") {
      if (kind === "load") return names[value] ?? texts.words.unnamed;
      return kind === "limit" ? limit(value) : undefined;
    }
    if (kind === "spare") return value < NEXT_TO_NOTHING_VA ? undefined : power(value);
    if (kind === "waited") return value < 1 ? undefined : format.duration(value);
    // What is above a limit is seen to be above it.
    if (kind === "demand") return power(value < 1000 ? value : Math.ceil(Number(value.toFixed(1)) / 10) * 10);
    if (kind === "power") return power(value);
    return kind === "duration" ? format.duration(value) : format.quantity(value, "", 2, 0).trim();
  };
  const filled = (text: string, figures: Figures): string => {
    const complete = (part: string): boolean => [...part.matchAll(/\{(\w+)\}/g)].every(([, name = ""]) => words(name, figures));
    return text
      .replace(/\[([^\]|]*)(?:\|([^\]]*))?\]/g, (_, part: string, otherwise = "") => (complete(part) ? part : otherwise))
      .replace(/\{(\w+)\}/g, (_, name: string) => words(name, figures) ?? "?");
  };
  const said = (code: string, figures: Figures): string => filled(decisions[code] ?? "", figures);
  return {
    said,
    sentence: (name, code, figures, dryRun = false) => {
      const whole = put(put(texts.words.sentence, "name", name), "said", said(code, figures));
      return dryRun ? put(texts.words.dry_run, "sentence", whole) : whole;
    },
    scheduled: (reason, figures) => filled(schedules[reason] ?? "", figures),
  };
}
