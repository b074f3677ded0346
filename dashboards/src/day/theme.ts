/** The colours of the person's theme, for a canvas that knows no CSS. */

export interface Theme {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly grid: string;
  readonly return: string;
  readonly amber: string;
  readonly red: string;
  readonly font: string;
}

/** The theme that is in force where the element is. */
export function themeOf(element: Element): Theme {
  const style = getComputedStyle(element);
  const probe = (name: string, fallback: string): string => style.getPropertyValue(name).trim() || fallback;
  return {
    ink: probe("--primary-text-color", "#1c1c1e"),
    soft: probe("--secondary-text-color", "#6b7280"),
    line: probe("--divider-color", "#e5e7eb"),
    surface: probe("--ha-card-background", "") || probe("--card-background-color", "#fff"),
    grid: probe("--energy-grid-consumption-color", "#488fc2"),
    return: probe("--energy-grid-return-color", "#8353d1"),
    amber: probe("--warning-color", "#ffa600"),
    red: probe("--error-color", "#db4437"),
    font: style.fontFamily || "Roboto, sans-serif",
  };
}
