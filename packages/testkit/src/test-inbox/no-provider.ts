import { type Provider, rejected } from "@vod-events/core/provider";

/** A provider without deliveries: events are put into the inbox directly. */
export const noProvider: Provider = {
  id: "sample",
  capabilities: {
    modes: ["push"],
    events: {},
    signing: { covers: ["body"] },
    url: { schemes: ["http"] },
    ...{ read: "none", write: "merge", callsPerSecond: {} },
  },
  verify: () => rejected("signature_mismatch"),
  decode: () => ({ ok: false, problems: [] }),
  normalize: () => [],
};
