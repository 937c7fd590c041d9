import { VodError } from "../errors/vod-error.js";
import type { VodEvent } from "../event/event.js";
import type { Provider } from "../provider/provider.js";
import { translateEvent } from "../provider/translate-event.js";

/** A native event of an adapter's samples, and its translation. */
export interface Sample {
  readonly nativeType: string;
  /** The event as the provider sends it. */
  readonly payload: object;
  readonly events: readonly VodEvent[];
}

/**
 * Loads and translates the samples of an adapter.
 *
 * @throws VodError `unsupported` when it has none; `adapter_failed` when it cannot decode one
 */
export async function loadSamples(provider: Provider): Promise<readonly Sample[]> {
  if (provider.samples === undefined) {
    throw new VodError("unsupported", `the adapter of ${provider.id} has no samples`);
  }
  return Object.entries(await provider.samples()).map(([nativeType, payload]) => {
    const events = translate(provider, payload);
    if (events !== undefined) return { nativeType, payload, events };
    const message = `the adapter of ${provider.id} cannot decode its sample ${nativeType}`;
    throw new VodError("adapter_failed", message, { provider: provider.id });
  });
}

/** Translates a native event; `undefined` when the adapter cannot. */
export function translate(provider: Provider, payload: object): readonly VodEvent[] | undefined {
  const translated = translateEvent({ provider, name: provider.id }, payload);
  return "code" in translated ? undefined : translated.events;
}
