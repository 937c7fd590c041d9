import { type LumenProvider, lumen } from "@vod-events/adapter-template";
import type { Provider, VodEvent } from "@vod-events/core/provider";
import type { TestedProvider } from "@vod-events/testkit";
import { failedEncode } from "./failed-encode.js";

/** A fault of something that looks correct, and the case that must catch it. */
export interface Flaw<Tested = TestedProvider> {
  readonly name: string;
  /** The case: its group and name. */
  readonly caughtBy: string;
  /** What the message must name: the place of the flaw. */
  readonly message: RegExp;
  /** Further cases that the flaw fails, because it breaks their rule, too. */
  readonly alsoCaughtBy?: readonly string[];
  readonly tested: Tested;
}

/** The template adapter, which has no flaw. */
export const template: TestedProvider = {
  create: () => lumen({ env: {} }),
  payloads: [failedEncode],
};

/** The template adapter with some members replaced. */
export function changed(change: (provider: LumenProvider) => Partial<Provider>): TestedProvider {
  return {
    ...template,
    create() {
      const provider = lumen({ env: {} });
      return { ...(provider as Provider), ...change(provider) };
    },
  };
}

/** The template adapter with changed events. The changed events need not have the type of events. */
export function withEvents(
  change: (event: VodEvent, payload: Payload) => object | readonly object[],
): TestedProvider {
  return changed(({ normalize }) => ({
    normalize: (wire) => {
      const events = normalize(wire as Parameters<typeof normalize>[0]);
      return events.flatMap((event) =>
        change(event, event.native.payload as Payload),
      ) as VodEvent[];
    },
  }));
}

/** A native event of Lumen. */
export interface Payload {
  readonly id: string;
  readonly type: string;
  readonly asset?: Readonly<Record<string, unknown>>;
  readonly encode?: Readonly<Record<string, unknown>>;
}

/** Returns an upload with other media; every other event as it is. */
export function withMedia(event: VodEvent, media: object): object {
  return event.type === "media.uploaded" ? { ...event, data: { ...event.data, media } } : event;
}
