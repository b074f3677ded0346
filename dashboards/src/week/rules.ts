/** A schedule as it is kept, and the part of it that is drawn on a week: times of weekdays, to switch on. */

import { clock, DAY, dayOf, endOf, merged, minutesOf, onDays, startOf, type Span } from "./slots";

export interface Rule {
  readonly id: string;
  readonly slots: readonly unknown[];
  readonly days?: readonly string[];
  readonly [more: string]: unknown;
}

export interface Schedule {
  readonly id: string;
  readonly name?: string;
  readonly targets: readonly string[];
  readonly rules?: readonly Rule[];
  readonly enabled?: boolean;
  readonly [more: string]: unknown;
}

export const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
const ALL = [0, 1, 2, 3, 4, 5, 6];
const CLASSES: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(DAYS.map((name, index) => [name, [index]])),
  weekday: [0, 1, 2, 3, 4],
  weekend: [5, 6],
};
const DRAWN: ReadonlySet<string> = new Set(["id", "slots", "days", "action", "enabled"]);

interface Times {
  readonly start: string;
  readonly end: string;
}

const isTimes = (slot: unknown): slot is Times =>
  typeof slot === "object" && slot !== null && Object.keys(slot).length === 2 &&
  ["start", "end"].every((edge) => typeof (slot as Record<string, unknown>)[edge] === "string" && minutesOf((slot as Record<string, string>)[edge] ?? "") !== null);

/** Can all of this rule be drawn? Rules with conditions, seasons, the sun, the tariff or kinds of days are kept as they are. */
export const drawable = (rule: Rule): boolean =>
  Object.keys(rule).every((key) => DRAWN.has(key)) &&
  (rule["action"] ?? "on") === "on" &&
  rule["enabled"] !== false &&
  (rule.days ?? []).every((day) => day in CLASSES) &&
  rule.slots.every(isTimes);

const known = new WeakMap<Schedule, readonly Span[]>();

/** The slots of the rules that can be drawn; the same ones each time, so that one of them can be told from the others. */
export function spansOf(schedule: Schedule): readonly Span[] {
  const spans = known.get(schedule) ?? drawnOf(schedule);
  known.set(schedule, spans);
  return spans;
}

function drawnOf(schedule: Schedule): Span[] {
  return merged(
    (schedule.rules ?? []).filter(drawable).flatMap((rule) => {
      const days = rule.days?.length ? [...new Set(rule.days.flatMap((day) => CLASSES[day] ?? []))] : ALL;
      return (rule.slots as readonly Times[]).flatMap((slot) => onDays(spanAt(slot), days));
    }),
  );
}

function spanAt(slot: Times): Span {
  const [from, to] = [minutesOf(slot.start) ?? 0, minutesOf(slot.end) ?? 0];
  return { start: from, length: to > from ? to - from : to + DAY - from };
}

/** The schedule with other slots: rules that cannot be drawn stay as they are, where they are. */
export function withSpans(schedule: Schedule, spans: readonly Span[]): Schedule {
  const rules = schedule.rules ?? [];
  const first = rules.findIndex(drawable);
  const kept = rules.filter((rule) => !drawable(rule));
  const before = first < 0 ? kept.length : rules.slice(0, first).filter((rule) => !drawable(rule)).length;
  const taken = new Set(kept.map((rule) => rule.id));
  return { ...schedule, rules: [...kept.slice(0, before), ...rulesOf(spans, taken), ...kept.slice(before)] };
}

/** As few rules as say it: slots that fall on the same days are one rule. */
function rulesOf(spans: readonly Span[], taken: ReadonlySet<string>): Rule[] {
  const days = new Map<string, number[]>();
  for (const span of merged(spans)) {
    const times = `${clock(startOf(span))} ${clock(endOf(span))}`;
    days.set(times, [...(days.get(times) ?? []), dayOf(span)]);
  }
  const slots = new Map<string, Times[]>();
  for (const [times, on] of days) {
    const [start = "", end = ""] = times.split(" ");
    const key = on.toSorted().join("");
    slots.set(key, [...(slots.get(key) ?? []), { start, end }]);
  }
  const free = (number: number): string => (taken.has(`week_${number}`) ? free(number + 10) : `week_${number}`);
  return [...slots].map(([on, times], index) => ({
    id: free(index + 1),
    ...(on.length === 7 ? {} : { days: [...on].map((day) => DAYS[Number(day)] as string) }),
    slots: times.toSorted((left, right) => left.start.localeCompare(right.start)),
  }));
}
