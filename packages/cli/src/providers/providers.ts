import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { looksLikeBaidu, looksLikeTencent } from "./detection.js";
import { type FoundEvent, unwrapPulled } from "./unwrap.js";

/** A cloud that can be named on the command line. */
export interface ListedProvider {
  readonly name: string;
  /** Makes an adapter that reads events and calls nobody, so that no variable makes it stumble. */
  create(): Provider;
  /** Whether a JSON value has what only this cloud writes. */
  hasSignsOf(json: unknown): boolean;
  /** Takes the events out of what the cloud's API answers; an event that stands alone is one. */
  unwrap(json: unknown): readonly FoundEvent[];
}

/** The adapters that a config may name; a new one is added here and below. */
export const adapters = { tencent, baidu };

/** Every cloud. */
export const providers: readonly ListedProvider[] = [
  {
    name: "tencent",
    create: () => tencent({ env: {} }),
    hasSignsOf: looksLikeTencent,
    unwrap: unwrapPulled,
  },
  {
    name: "baidu",
    create: () => baidu({ env: {} }),
    hasSignsOf: looksLikeBaidu,
    unwrap: (json) => [{ json }],
  },
];

/** Their names, as they are typed. */
export const providerNames: readonly string[] = providers.map(({ name }) => name);

/** The cloud that a JSON value comes from, when it is plainly another than the given one. */
export function otherProviderOf(json: unknown, chosen: ListedProvider): string | undefined {
  if (chosen.hasSignsOf(json)) return undefined;
  return providers.find((provider) => provider.hasSignsOf(json))?.name;
}
