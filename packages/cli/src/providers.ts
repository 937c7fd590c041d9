import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import type { Shell } from "./shell.js";
import { looksLikeBaidu, looksLikeTencent } from "./signs.js";
import { type FoundEvent, unwrapPulled } from "./unwrap.js";

/** Where a cloud's API is, and who calls it. */
export interface ApiConnection {
  readonly env: Shell["env"];
  /** In place of the cloud's own. */
  readonly endpoint: string | undefined;
}

/** A cloud that can be named on the command line. */
export interface ListedProvider {
  readonly name: string;
  /** Makes the adapter. It calls the cloud's API, if it does, with the credentials in the environment. */
  create(connection?: ApiConnection): Provider;
  /** Whether a JSON value has what only this cloud writes. */
  hasSignsOf(json: unknown): boolean;
  /** Takes the events out of what the cloud's API answers; an event that stands alone is one. */
  unwrap(json: unknown): readonly FoundEvent[];
}

/** What reads events and calls nobody has no use for the environment, nor should it stumble over it. */
const noConnection: ApiConnection = { env: {}, endpoint: undefined };

/** Every cloud; a new one is added here. */
export const providers: readonly ListedProvider[] = [
  {
    name: "tencent",
    create: (connection = noConnection) => tencent(connection),
    hasSignsOf: looksLikeTencent,
    unwrap: unwrapPulled,
  },
  {
    name: "baidu",
    create: (connection = noConnection) => baidu(connection),
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
