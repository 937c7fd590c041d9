import type { Provider } from "@vod-events/core/provider";
import { type AcmeWire, acme } from "./acme.js";

/** The test provider with an API that tells which media do not exist, at most three a call. */
export interface DeletionsAcme {
  readonly adapter: Provider<"acme", AcmeWire>;
  /** The media that exist at the provider. */
  readonly existing: Set<string>;
  /** The media of each call. */
  readonly calls: (readonly string[])[];
  /** Called before each call, which it can fail. */
  beforeCall: () => void | Promise<void>;
}

export function deletionsAcme(): DeletionsAcme {
  const limits = { callsPerSecond: Number.POSITIVE_INFINITY };
  const read = async () => ({ events: [], calls: 1 as const });
  const cloud: DeletionsAcme = {
    existing: new Set(),
    calls: [],
    beforeCall: () => undefined,
    adapter: {
      ...acme(),
      reconciliation: {
        ...{ limits, coverage: {}, read },
        deletions: {
          mediaPerCall: 3,
          scopedBy: ["acme.credentials"],
          async read(mediaIds) {
            cloud.calls.push(mediaIds);
            await cloud.beforeCall();
            const gone = mediaIds.filter((id) => !cloud.existing.has(id));
            return {
              events: gone.map((id) => ({ deletions: [id] })),
              existing: mediaIds.filter((id) => cloud.existing.has(id)),
            };
          },
        },
      },
    },
  };
  return cloud;
}
