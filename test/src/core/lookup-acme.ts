import {
  type Confirmation,
  type LookupRequest,
  type Provider,
  type VodEvent,
  verified,
} from "@vod-events/core/provider";
import { type AcmeWire, acme, acmeCapabilities } from "./acme.js";

/** The test provider with a signature that covers the time only and an API whose responses a test sets. */
export interface LookupAcme {
  readonly adapter: Provider<"acme", AcmeWire>;
  /** The lookups in order. */
  readonly lookups: LookupRequest[];
  /** The response of the API about a media. A string is the result of the comparison. Throws for a failed call. */
  respond: (mediaId: string) => LookupResult | Promise<LookupResult>;
}

/** The state of the test provider's API. */
export type LookupResult =
  | "confirmed"
  | "contradicted"
  | "late"
  | "late_unknown"
  | "forgotten"
  | "unknown";

const confirmations: Readonly<Record<LookupResult, Confirmation>> = {
  confirmed: { status: "confirmed" },
  contradicted: { status: "contradicted", reasons: ["outcome", "data.media.name"] },
  late: { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" },
  late_unknown: { status: "not_yet", reasons: ["data.media.name"], finally: "unknown" },
  forgotten: { status: "not_yet", reasons: ["taskId"], finally: "forgotten" },
  unknown: { status: "unknown", reason: "the media was changed since" },
};

/**
 * Creates a {@link LookupAcme}. Deletions are not looked up. Uploads are looked up by the part of their media id
 * before the slash.
 */
export function lookupAcme({ callsPerSecond = 1000 } = {}): LookupAcme {
  const lookups: LookupRequest[] = [];
  const cloud: LookupAcme = {
    lookups,
    respond: () => "confirmed",
    adapter: {
      ...acme(),
      capabilities: {
        ...acmeCapabilities,
        signing: { ...acmeCapabilities.signing, covers: ["time"] },
      },
      verify: ({ headers }) =>
        verified(["time"], { signedAt: new Date(Number(headers["acme-time"])) }),
      confirmation: {
        limits: { callsPerSecond, taskRetentionSeconds: 3600 },
        lookupFor: ({ type, mediaId = "" }: VodEvent) =>
          type === "media.uploaded"
            ? { about: "media", id: mediaId.split("/")[0] ?? "" }
            : undefined,
        async lookup(request) {
          lookups.push(request);
          return cloud.respond(request.id);
        },
        compare: (_, answer) => confirmations[answer as LookupResult],
      },
    },
  };
  return cloud;
}
