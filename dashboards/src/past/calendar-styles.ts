import { css } from "lit";

/** The calendar of a year and its origins. */
export const calendarStyles = css`
  .year {
    font-weight: 500;
  }
  @container (max-width: 420px) {
    .calendar {
      gap: 1px;
    }
    .calendar .month:nth-of-type(even) {
      visibility: hidden;
    }
    .calendar .day {
      aspect-ratio: auto;
      height: 12px;
    }
  }
  .calendar {
    display: grid;
    grid-template-columns: repeat(var(--weeks), minmax(0, 1fr));
    grid-template-rows: 18px repeat(7, auto);
    gap: 2px;
    border-radius: 8px;
  }
  .month {
    grid-row: 1;
    font-size: 11px;
    color: var(--soft);
    white-space: nowrap;
  }
  .day {
    display: block;
    aspect-ratio: 1;
    border-radius: 2px;
    box-sizing: border-box;
  }
  .calendar .day {
    cursor: pointer;
  }
  .legend .day {
    width: 14px;
    --known: 50%;
  }
  .day.whole {
    background: color-mix(in srgb, var(--side) 80%, var(--surface));
  }
  .day.doubted {
    background: color-mix(in srgb, var(--amber) 75%, var(--surface));
    border: 2px dotted color-mix(in srgb, var(--ink) 60%, var(--surface));
  }
  .day.laid {
    background: color-mix(in srgb, var(--side) 34%, var(--surface));
    border: 1px solid var(--side);
  }
  .day.part {
    background: linear-gradient(0deg, color-mix(in srgb, var(--side) 80%, var(--surface)) 0 var(--known), transparent var(--known));
    border: 1px dashed var(--soft);
  }
  .day.none {
    border: 1px solid color-mix(in srgb, var(--soft) 70%, transparent);
    background: repeating-linear-gradient(-45deg, var(--soft) 0 1px, transparent 1px 4px);
  }
  .day.outside {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .day.at {
    outline: 2px solid var(--ink);
    outline-offset: 1px;
  }
  .told {
    min-height: 40px;
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .told b {
    font-weight: 500;
  }
  .told b::first-letter {
    text-transform: uppercase;
  }
  h3 {
    font-size: 14px;
    font-weight: 500;
    margin: 0;
  }
  .origins {
    list-style: none;
    margin: -8px 0 0;
    padding: 0;
  }
  .origins li + li {
    border-top: 1px solid var(--line);
  }
  .origin {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 8px;
    padding: 6px 0;
    font-size: 14px;
    line-height: 20px;
  }
  .origin > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .origin b {
    font-weight: 400;
  }
  .origin .soft {
    display: block;
  }
`;
