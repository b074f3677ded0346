/**
 * When a Linky opens, after Enedis-NOI-CPT_54E § 7: each second the meter computes Y = 0.008 S² + 0.992 Y and opens when
 * Y reaches (1.3 P)², where S is the apparent power and P the cut-off power (three-phase: each phase against its third).
 * `level` is Y / (1.3 P)², from 0 to 1.
 */

const KEPT_PER_SECOND = 0.992;
const TOLERANCE = 1.3;

/** The largest power, in VA, that can be drawn for ever. */
export const endless = (limitVa: number): number => TOLERANCE * limitVa;

/** Seconds before the meter opens if `powerVa` is drawn from now on; Infinity when it never does. */
export function secondsToCut(powerVa: number, limitVa: number, level: number): number {
  const cut = TOLERANCE ** 2;
  const drawn = (powerVa / limitVa) ** 2;
  if (drawn <= cut) return Infinity;
  if (level >= 1) return 0;
  const seconds = Math.log((drawn - cut) / (drawn - Math.max(0, level) * cut)) / Math.log(KEPT_PER_SECOND);
  return Math.max(0, seconds);
}

/** A round power well over the limit, in VA, to give an idea of the time left: 9 kVA for a 6 kVA contract. */
export const example = (limitVa: number): number => Math.ceil((1.5 * limitVa) / 500) * 500;
