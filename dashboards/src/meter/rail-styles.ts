import { css } from "lit";

/** The rail of a power: fill up to the contract, hatched beyond, ticks at both limits. */
export const railStyles = css`
  .rail {
    display: grid;
    gap: 5px;
  }
  .labels {
    position: relative;
    height: 16px;
    font-size: 12px;
    line-height: 16px;
    color: var(--soft);
  }
  .label {
    position: absolute;
    white-space: nowrap;
  }
  .label.danger {
    color: color-mix(in srgb, var(--red) 72%, var(--ink));
  }
  .bar {
    position: relative;
    height: 28px;
    border-radius: 8px;
    background: linear-gradient(
      90deg,
      color-mix(in srgb, var(--grid) 14%, transparent) 0 var(--contract),
      color-mix(in srgb, var(--amber) 24%, transparent) var(--contract) var(--cut),
      color-mix(in srgb, var(--red) 20%, transparent) var(--cut)
    );
  }
  .bar.missing {
    background: none;
    outline: 1px dashed var(--soft);
    outline-offset: -1px;
  }
  .fill,
  .over {
    position: absolute;
    top: 0;
    bottom: 0;
    transition: width 0.5s ease;
  }
  .fill {
    left: 0;
    background: var(--grid);
    border-radius: 8px 2px 2px 8px;
  }
  .over {
    --mark: var(--amber);
    border-radius: 0 3px 3px 0;
    background: repeating-linear-gradient(
      45deg,
      var(--mark) 0 6px,
      color-mix(in srgb, var(--mark) 62%, var(--ink)) 6px 9px
    );
  }
  .over.beyond {
    --mark: var(--red);
  }
  .tick {
    position: absolute;
    top: -4px;
    bottom: -4px;
    width: 2px;
    margin-inline-start: -1px;
    border-radius: 1px;
  }
  .tick.contract {
    left: var(--contract);
    background: var(--ink);
  }
  .tick.cut {
    left: var(--cut);
    background: var(--red);
    box-shadow: 0 0 0 1px var(--surface);
  }
  @media (prefers-reduced-motion: reduce) {
    .fill,
    .over {
      transition: none;
    }
  }
`;
