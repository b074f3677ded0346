/** The part of Home Assistant's frontend objects that the cards read. Shapes as of 2026.10 and 2026.11. */

export interface EntityState {
  readonly entity_id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly last_changed: string;
  readonly last_updated: string;
}

export interface RegistryEntry {
  readonly entity_id: string;
  readonly device_id?: string | null;
  readonly platform?: string;
  readonly translation_key?: string;
  readonly hidden?: boolean;
  readonly name?: string | null;
}

export interface DeviceEntry {
  readonly id: string;
  readonly name?: string | null;
  readonly name_by_user?: string | null;
  readonly model?: string | null;
  readonly config_entries?: readonly string[];
}

/** The WebSocket itself; it asks again for what was subscribed to when it comes back. */
export interface Connection {
  subscribeMessage<T>(told: (message: T) => void, message: Record<string, unknown>): Promise<() => Promise<void> | void>;
}

export interface Locale {
  readonly language: string;
  readonly number_format?: string;
  readonly time_format?: string;
  readonly time_zone?: string;
}

export interface Hass {
  readonly states: Readonly<Record<string, EntityState>>;
  readonly entities: Readonly<Record<string, RegistryEntry>>;
  readonly devices: Readonly<Record<string, DeviceEntry>>;
  readonly language: string;
  readonly locale: Locale;
  readonly config: { readonly time_zone: string; readonly currency?: string; readonly components?: readonly string[] };
  readonly themes?: { readonly darkMode?: boolean };
  readonly user?: { readonly is_admin?: boolean };
  /** Is Home Assistant there? */
  readonly connected?: boolean;
  readonly connection?: Connection;
  callService?(domain: string, service: string, data: Record<string, unknown>): Promise<unknown>;
  /** The browser's `fetch` with Home Assistant's address and token. */
  fetchWithAuth?(path: string, init?: RequestInit): Promise<Response>;
  callWS<T>(message: Record<string, unknown>): Promise<T>;
  /** Asks for texts of an integration in the person's language; gives what finds them by their key. */
  loadBackendTranslation?(category: string, integration: string): Promise<(key: string, filled?: Readonly<Record<string, string>>) => string>;
  formatEntityState(state: EntityState, value?: string): string;
  formatEntityName?(state: EntityState, name: { type: "entity" }): string | undefined;
}

/** Where a person goes when there is no meter yet. */
export const ADD_INTEGRATION = "/config/integrations/dashboard/add?domain=hameau";
/** Where a person mends a link that has fallen silent. */
export const INTEGRATION = "/config/integrations/integration/hameau";

/** Opens Home Assistant's own dialog with the history of an entity. */
export function moreInfo(target: EventTarget, entityId: string): void {
  const detail = { entityId };
  target.dispatchEvent(new CustomEvent("hass-more-info", { detail, bubbles: true, composed: true }));
}

/** Goes to a page of Home Assistant without reloading it. */
export function navigate(path: string): void {
  history.pushState(null, "", path);
  window.dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
}
