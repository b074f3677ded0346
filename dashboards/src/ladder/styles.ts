import { css } from "lit";

export const ladderStyles = css`
  .hero {
    display: grid;
    grid-template-columns: fit-content(46%) minmax(0, 1fr);
    gap: 12px 20px;
    align-items: center;
  }
  .big {
    display: block;
    font-size: 40px;
    font-weight: 300;
    line-height: 46px;
    letter-spacing: -0.5px;
    white-space: nowrap;
  }
  .big small {
    font-size: 18px;
    letter-spacing: 0;
    color: var(--soft);
  }
  .words {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 2px 12px;
    padding: 12px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--tone) 13%, transparent);
  }
  .words svg {
    grid-row: span 2;
    color: color-mix(in srgb, var(--tone) 80%, var(--ink));
  }
  .words b {
    font-size: 16px;
    font-weight: 500;
    line-height: 22px;
  }
  .words span {
    font-size: 14px;
    line-height: 20px;
    text-wrap: pretty;
  }
  .facts {
    margin-top: -6px;
  }
  .ladder {
    list-style: none;
    margin: 0 -8px -8px;
    padding: 0;
  }
  .ladder li {
    position: relative;
    border-top: 1px solid var(--line);
    transition: transform 0.15s;
  }
  .ladder li.dragged {
    z-index: 1;
    transition: none;
    border-radius: 12px;
    background: var(--surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
  }
  .ladder li.next:not(:last-child) {
    border-bottom: 2px dashed var(--amber);
  }
  .ladder li.next + li {
    border-top: 0;
  }
  .ladder li.disabled .open > :not(.fold) {
    filter: grayscale(1);
  }
  .rung {
    display: grid;
    grid-template-columns: 44px minmax(0, 1fr);
    align-items: center;
  }
  .handle {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    color: var(--soft);
    cursor: grab;
    touch-action: none;
  }
  .handle:disabled {
    opacity: 0.4;
    cursor: default;
  }
  .dragged .handle {
    cursor: grabbing;
  }
  .open {
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr) minmax(90px, 24%) auto 20px;
    gap: 2px 12px;
    align-items: center;
    min-height: 64px;
    padding: 8px 8px 8px 4px;
  }
  .open:hover {
    background: color-mix(in srgb, var(--ink) 4%, transparent);
  }
  .badge {
    display: grid;
    place-items: center;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    background: color-mix(in srgb, var(--soft) 16%, transparent);
    color: color-mix(in srgb, var(--soft) 80%, var(--ink));
  }
  .what b {
    display: block;
    font-size: 15px;
    font-weight: 500;
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .when,
  .why {
    display: block;
    font-size: 13px;
    line-height: 18px;
    text-wrap: pretty;
  }
  .why {
    color: var(--soft);
  }
  .power {
    position: relative;
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
    background: color-mix(in srgb, var(--ink) 8%, transparent);
  }
  .power.missing {
    background: none;
    outline: 1px dashed var(--soft);
    outline-offset: -1px;
  }
  .power i {
    position: absolute;
    inset: 0 auto 0 0;
    border-radius: 4px;
    transition: width 0.5s ease;
  }
  .drawn {
    background: var(--grid);
  }
  .ghost {
    background: repeating-linear-gradient(
      45deg,
      color-mix(in srgb, var(--soft) 65%, transparent) 0 3px,
      transparent 3px 6px
    );
  }
  .open .pill {
    justify-self: end;
  }
  .fold {
    display: grid;
    color: var(--soft);
    transition: rotate 0.15s;
  }
  [aria-expanded="true"] .fold {
    rotate: 180deg;
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding: 4px 8px 14px 48px;
  }
  @container (max-width: 420px) {
    .hero {
      grid-template-columns: minmax(0, 1fr);
    }
    .actions .action {
      flex: 1 1 auto;
    }
  }
  @container (max-width: 640px) {
    .rung {
      grid-template-columns: 36px minmax(0, 1fr);
      align-items: start;
    }
    .handle {
      margin: 10px -4px 0;
    }
    .open {
      grid-template-columns: minmax(0, 1fr) auto 20px;
      gap: 6px 8px;
      padding-block: 12px;
    }
    .badge {
      display: none;
    }
    .what {
      display: contents;
    }
    .what b {
      grid-column: 1;
      grid-row: 1;
    }
    .open .pill {
      grid-column: 2;
      grid-row: 1;
    }
    .fold {
      grid-column: 3;
      grid-row: 1;
    }
    .power {
      grid-column: 1 / -1;
      grid-row: 2;
    }
    .when,
    .why {
      grid-column: 1 / -1;
    }
    .actions {
      padding-inline-start: 40px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .ladder li,
    .power i,
    .fold {
      transition: none;
    }
  }
`;
