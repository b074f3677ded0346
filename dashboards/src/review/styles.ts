import { css } from "lit";

export const reviewStyles = css`
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 28px;
  }
  .figure {
    display: grid;
  }
  .figure .value {
    font-size: 26px;
    font-weight: 300;
    line-height: 32px;
    white-space: nowrap;
  }
  ol,
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .days {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    gap: 8px;
    height: 116px;
    border-bottom: 0;
  }
  .days li {
    position: relative;
    display: grid;
    grid-template-rows: 1fr auto 22px;
    justify-items: center;
    align-items: end;
    font-size: 12px;
    line-height: 18px;
    color: var(--soft);
  }
  .days i {
    width: 70%;
    max-width: 40px;
    border-radius: 4px 4px 0 0;
    background: var(--red);
  }
  .days i.none {
    height: 2px;
    border-radius: 0;
    background: var(--line);
  }
  .days .minutes {
    color: var(--ink);
    white-space: nowrap;
  }
  .days .name::first-letter {
    text-transform: uppercase;
  }
  .sums {
    display: grid;
    gap: 12px;
  }
  .sums li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 2px 12px;
    align-items: baseline;
    font-size: 14px;
    line-height: 20px;
  }
  .sums b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .sums .soft {
    text-align: end;
  }
  .track {
    grid-column: 1 / -1;
    height: 8px;
    border-radius: 4px;
    background: color-mix(in srgb, var(--ink) 8%, transparent);
  }
  .track i {
    display: block;
    height: 100%;
    min-width: 3px;
    border-radius: 4px;
    background: var(--red);
  }
  i.dry {
    background: repeating-linear-gradient(45deg, var(--red) 0 3px, color-mix(in srgb, var(--red) 30%, transparent) 3px 6px);
  }
  @container (max-width: 400px) {
    .sums li {
      grid-template-columns: minmax(0, 1fr);
    }
    .sums .soft {
      text-align: start;
    }
  }
`;
