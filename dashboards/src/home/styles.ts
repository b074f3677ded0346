import { css } from "lit";

/** What the cards of a home share: banners, the answer's box, pills. */
export const homeStyles = css`
  p {
    margin: 0;
  }
  .blank {
    display: grid;
    place-content: center;
    min-height: 160px;
  }
  .banner {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 12px;
    padding: 10px 14px;
    border-radius: 12px;
    font-size: 14px;
    line-height: 20px;
    background: color-mix(in srgb, var(--tone) 15%, transparent);
  }
  .banner > svg {
    flex: none;
    color: color-mix(in srgb, var(--tone) 70%, var(--ink));
  }
  .banner > span {
    flex: 1 1 180px;
    min-width: 0;
    text-wrap: pretty;
  }
  .banner b {
    font-weight: 500;
  }
  .banner.warn {
    --tone: var(--amber);
  }
  .banner.bad {
    --tone: var(--red);
  }
  .banner.dry {
    --tone: var(--return);
    border: 1px dashed color-mix(in srgb, var(--return) 60%, transparent);
  }
  .calm {
    --tone: var(--green);
  }
  .above {
    --tone: var(--amber);
  }
  .danger {
    --tone: var(--red);
  }
  .untold {
    --tone: var(--soft);
  }
  .action {
    gap: 8px;
    font-size: 14px;
  }
  .action:disabled {
    opacity: 0.45;
    cursor: default;
  }
  .action.plain {
    background: none;
    box-shadow: inset 0 0 0 1px var(--line);
  }
  .action.plain:hover {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-height: 44px;
    margin: -10px 0;
    color: var(--soft);
    font-size: 13px;
  }
  .toggle i {
    position: relative;
    width: 40px;
    height: 24px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--ink) 22%, transparent);
    transition: background 0.2s;
  }
  .toggle i::after {
    content: "";
    position: absolute;
    top: 3px;
    left: 3px;
    width: 18px;
    height: 18px;
    border-radius: 50%;
    background: var(--surface);
    transition: left 0.2s;
  }
  .toggle[aria-checked="true"] i {
    background: var(--primary-color, #03a9f4);
  }
  .toggle[aria-checked="true"] i::after {
    left: 19px;
  }
  .stale {
    filter: grayscale(1);
  }
  .pill {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px;
    border-radius: 99px;
    font-size: 13px;
    line-height: 20px;
    white-space: nowrap;
    background: color-mix(in srgb, var(--tone, var(--soft)) 15%, transparent);
    color: color-mix(in srgb, var(--tone, var(--soft)) 55%, var(--ink));
  }
  .pill svg {
    flex: none;
  }
  .pill.on {
    --tone: var(--green);
  }
  .pill.cut,
  .pill.bad {
    --tone: var(--red);
  }
  .pill.wait {
    --tone: var(--amber);
  }
  .pill.hand {
    --tone: var(--return);
  }
  .pill.rest {
    --tone: var(--soft);
    color: var(--soft);
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
`;
