import {
  type Confirmation,
  type LookupRequest,
  type Provider,
  type VodEvent,
  verified,
} from "@vod-events/core/provider";
import { type AcmeWire, acme, acmeCapabilities } from "./acme.js";

/** The made-up cloud, with a signature that covers the time only, and an API that answers what a test says. */
export interface DoubtfulAcme {
  readonly adapter: Provider<"acme", AcmeWire>;
  /** What was asked, in its order. */
  readonly asked: LookupRequest[];
  /** What the API tells of a media; a text is how an event stands against it. Throws for what failed. */
  tell: (mediaId: string) => Told | Promise<Told>;
}

/** What the API of the made-up cloud tells. */
export type Told = "confirmed" | "contradicted" | "late" | "late_doubt" | "forgotten" | "unknown";

const confirmations: Readonly<Record<Told, Confirmation>> = {
  confirmed: { status: "confirmed" },
  contradicted: { status: "contradicted", reasons: ["outcome", "data.media.name"] },
  late: { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" },
  late_doubt: { status: "not_yet", reasons: ["data.media.name"], finally: "unknown" },
  forgotten: { status: "not_yet", reasons: ["taskId"], finally: "forgotten" },
  unknown: { status: "unknown", reason: "the media was changed since" },
};

/** Makes a {@link DoubtfulAcme}; deletions are not read back, uploads are by what
 * stands before the slash of their media. */
export function doubtfulAcme({ callsPerSecond = 1000 } = {}): DoubtfulAcme {
  const asked: LookupRequest[] = [];
  const cloud: DoubtfulAcme = {
    asked,
    tell: () => "confirmed",
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
        async lookup(inquiry) {
          asked.push(inquiry);
          return cloud.tell(inquiry.id);
        },
        compare: (_, answer) => confirmations[answer as Told],
      },
    },
  };
  return cloud;
}
