import { css } from "lit";

export const weekStyles = css`
  .which {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 6px 12px;
  }
  .which .chooser select {
    max-width: 320px;
    width: 100%;
    text-overflow: ellipsis;
  }
  .which .hands {
    display: flex;
  }
  .which .whose {
    grid-column: 1 / -1;
    overflow-wrap: anywhere;
  }
  .removal {
    display: grid;
    gap: 6px;
    padding: 12px 14px;
    border-radius: 12px;
    background: color-mix(in srgb, var(--red) 12%, transparent);
    line-height: 20px;
  }
  .removal b {
    font-weight: 500;
    overflow-wrap: anywhere;
  }
  .removal .tools {
    justify-content: flex-end;
    margin-top: 4px;
  }
  .which b {
    font-weight: 500;
    font-size: 15px;
  }
  .week {
    --name: 44px;
    --slot: var(--primary-color, #03a9f4);
    display: grid;
    gap: 0;
    user-select: none;
    -webkit-user-select: none;
  }
  .scale {
    position: relative;
    height: 18px;
    margin: 0 10px 0 var(--name);
    font-size: 11px;
    line-height: 16px;
    color: var(--soft);
  }
  .scale span {
    position: absolute;
    transform: translateX(-50%);
  }
  .row {
    display: grid;
    grid-template-columns: var(--name) minmax(0, 1fr);
    align-items: center;
    padding-inline-end: 10px;
  }
  .dayname {
    display: grid;
    place-items: center start;
    min-height: 44px;
    width: 44px;
    font-size: 13px;
    color: var(--soft);
  }
  .dayname span::first-letter {
    text-transform: uppercase;
  }
  .today .dayname {
    color: var(--ink);
    font-weight: 500;
  }
  button.dayname:hover {
    background: color-mix(in srgb, var(--ink) 5%, transparent);
  }
  .hours {
    position: relative;
    height: 44px;
    overflow: hidden;
    touch-action: pan-y;
    cursor: crosshair;
    border-top: 1px solid var(--line);
    background: repeating-linear-gradient(90deg, var(--line) 0 1px, transparent 1px 25%);
    background-clip: content-box;
  }
  .row:last-child .hours {
    border-bottom: 1px solid var(--line);
  }
  .fixed .hours {
    cursor: default;
  }
  .hours > i,
  .hours > .slot {
    position: absolute;
    box-sizing: border-box;
  }
  .band {
    top: 0;
    bottom: 0;
    pointer-events: none;
  }
  .band.off {
    background: color-mix(in srgb, var(--grid) 20%, transparent);
  }
  .band.dear {
    background: repeating-linear-gradient(135deg, color-mix(in srgb, var(--red) 28%, transparent) 0 3px, transparent 3px 7px);
  }
  .locked {
    top: 30px;
    bottom: 6px;
    border-radius: 4px;
    pointer-events: none;
    background: repeating-linear-gradient(45deg, var(--soft) 0 3px, transparent 3px 6px);
  }
  .told {
    top: 5px;
    bottom: 5px;
    border-radius: 8px;
    pointer-events: none;
    background: color-mix(in srgb, var(--slot) 30%, var(--surface));
    border: 1.5px dashed color-mix(in srgb, var(--slot) 60%, var(--ink));
  }
  .slot {
    top: 5px;
    bottom: 5px;
    min-width: 6px;
    border-radius: 8px;
    cursor: grab;
    background: color-mix(in srgb, var(--slot) 45%, var(--surface));
    border: 1.5px solid color-mix(in srgb, var(--slot) 75%, var(--ink));
    color: var(--ink);
    font-size: 12px;
    line-height: 30px;
    display: grid;
    align-items: center;
    justify-items: center;
  }
  .fixed .slot {
    cursor: default;
  }
  .slot.goes-on {
    border-radius: 8px 0 0 8px;
    border-inline-end: 0;
  }
  .slot.rest {
    border-radius: 0 8px 8px 0;
    border-inline-start: 0;
  }
  .slot.picked {
    z-index: 2;
    background: color-mix(in srgb, var(--slot) 70%, var(--surface));
    border-width: 2.5px;
  }
  .slot .times {
    white-space: nowrap;
    pointer-events: none;
  }
  .hours > .nowline {
    top: 0;
    bottom: 0;
    width: 2px;
    margin-inline-start: -1px;
    background: var(--red);
    pointer-events: none;
    z-index: 3;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    margin-top: -6px;
    font-size: 12px;
    line-height: 18px;
    color: var(--soft);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .legend i {
    --slot: var(--primary-color, #03a9f4);
    position: static;
    flex: none;
    width: 16px;
    height: 10px;
    min-width: 0;
    border-radius: 3px;
    box-sizing: border-box;
  }
  .editor select,
  .editor input {
    width: 100%;
  }
  .editor input[type="date"],
  .editor input[type="time"] {
    padding-inline: 8px;
    font-size: 14px;
  }
  .hint {
    text-wrap: pretty;
  }
  @media (hover: none) {
    .keys {
      display: none;
    }
  }
  .exceptions {
    display: grid;
    gap: 8px;
    justify-items: start;
    padding-top: 14px;
    border-top: 1px solid var(--line);
  }
  .exceptions > * {
    max-width: 100%;
  }
  .exceptions .editor,
  ul {
    width: 100%;
    box-sizing: border-box;
  }
  h3 {
    margin: 0;
    font-size: 14px;
    font-weight: 500;
    line-height: 20px;
  }
  ul {
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr) 44px;
    gap: 12px;
    align-items: center;
    min-height: 52px;
  }
  li > svg {
    color: var(--soft);
  }
  li b {
    display: block;
    font-weight: 500;
    font-size: 14px;
    overflow-wrap: anywhere;
  }
  .icon {
    display: grid;
    place-items: center;
    width: 44px;
    height: 44px;
    border-radius: 50%;
    color: var(--soft);
  }
  .icon:hover {
    background: color-mix(in srgb, var(--ink) 6%, transparent);
  }
  @container (max-width: 420px) {
    .scale .minor {
      display: none;
    }
    .editor {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .editor > label:first-of-type {
      grid-column: 1 / -1;
    }
    .tools .action {
      flex: 1 1 auto;
      padding: 0 12px;
    }
    .save .soft {
      flex: 1 0 100%;
    }
  }
`;
