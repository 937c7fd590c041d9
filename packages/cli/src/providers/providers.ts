import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { looksLikeBaidu, looksLikeTencent } from "./detection.js";
import { type FoundEvent, unwrapPulled } from "./unwrap.js";

/** A provider that the command line knows. */
export interface ListedProvider {
  readonly name: string;
  /** Creates an adapter that only decodes, so that no environment variable is required. */
  create(): Provider;
  /** Tells whether a JSON value has fields that only this provider sends. */
  recognizes(json: unknown): boolean;
  /** Extracts the events of an API response; a single event is returned as it is. */
  unwrap(json: unknown): readonly FoundEvent[];
}

/** The adapters that a config may name. A new adapter is added here and below. */
export const adapters = { tencent, baidu };

/** All providers. */
export const providers: readonly ListedProvider[] = [
  {
    name: "tencent",
    create: () => tencent({ env: {} }),
    recognizes: looksLikeTencent,
    unwrap: unwrapPulled,
  },
  {
    name: "baidu",
    create: () => baidu({ env: {} }),
    recognizes: looksLikeBaidu,
    unwrap: (json) => [{ json }],
  },
];

/** The names of all providers. */
export const providerNames: readonly string[] = providers.map(({ name }) => name);

/** Returns the provider of a JSON value when it is clearly not the given one. */
export function otherProviderOf(json: unknown, chosen: ListedProvider): string | undefined {
  if (chosen.recognizes(json)) return undefined;
  return providers.find((provider) => provider.recognizes(json))?.name;
}
