import { createHmac } from "node:crypto";
import {
  type AnyCallbackApi,
  type Capabilities,
  equalSecrets,
  eventId,
  type Provider,
  type QueueSource,
  type RawDelivery,
  readList,
  readRecord,
  readText,
  rejected,
  unsigned,
  type VodEventOf,
  verified,
} from "@vod-events/core/provider";

/** An event of the cloud Omni: `{ kind, media, text }`. */
export interface OmniWire {
  readonly kind: string;
  readonly media: string;
  readonly text: string | undefined;
  readonly json: object;
}

/** The parts that a test chooses. */
export interface OmniParts {
  readonly callback?: AnyCallbackApi;
  readonly queue?: QueueSource;
  readonly capabilities?: Partial<Capabilities>;
  /** The origins of certificates and handshakes. */
  readonly allowedOrigins?: readonly string[];
  /** The certificate of sample deliveries. */
  readonly certificate?: { readonly url: string; readonly text: string };
}

/** A sample of each kind of event that gives a neutral event. */
const samples: Readonly<Record<string, object>> = {
  uploaded: { kind: "uploaded", media: "m1", text: "order=5" },
  deleted: { kind: "deleted", media: "m1" },
};

const kinds: ReadonlySet<string> = new Set([
  ...["uploaded", "deleted", "heartbeat", "throws", "nameless"],
]);

/**
 * An adapter for a cloud made up for tests that needs every feature of the seam: deliveries with any number of events,
 * handshakes, a certificate that is fetched, a key that a header names, keys that the cloud generates for each
 * endpoint, `PUT` requests, signatures without a time and a queue of another service.
 */
export function omni({
  callback,
  queue,
  capabilities,
  allowedOrigins = [],
  certificate,
}: OmniParts = {}): Provider<"omni", OmniWire> {
  return {
    id: "omni",
    capabilities: {
      modes: ["push", "pull"],
      events: {
        "media.uploaded": "switchable",
        "media.deleted": "switchable",
        "media.updated": "switchable",
        "media.ready": "always",
      },
      sharedSwitches: [["media.deleted", "media.updated"]],
      signing: { covers: ["body"], keySource: "provider" },
      url: { schemes: ["http", "https"] },
      delivery: { methods: ["POST", "PUT"], allowedOrigins },
      read: "without_secret",
      write: "replace",
      callsPerSecond: {},
      ...capabilities,
    },
    ...(callback && { callback }),
    ...(queue && { queue }),
    keyId: ({ headers }) => headers["omni-endpoint"],
    async verify(delivery, keys, { fetchText }) {
      const { "omni-signature": signature, "omni-certificate": certificate } = delivery.headers;
      if (signature === undefined) return unsigned;
      const salt = certificate === undefined ? "" : await fetchText(certificate);
      const matches = keys.some((key) => equalSecrets(sign(key, delivery.body, salt), signature));
      return matches ? verified(["body"]) : rejected("signature_mismatch");
    },
    unwrap(json) {
      const members = readRecord(json);
      const url = readText(members?.confirm);
      if (url !== undefined) return { kind: "handshake", url };
      return { kind: "events", events: readList(members?.events) };
    },
    decode(json) {
      const members = readRecord(json);
      const [kind, media] = [readText(members?.kind), readText(members?.media)];
      if (members === undefined || kind === undefined || media === undefined) {
        return { ok: false, problems: ["kind and media must be strings"] };
      }
      const wire = { kind, media, text: readText(members.text), json: members };
      if (kinds.has(kind)) return { ok: true, wire };
      return { ok: true, wire, warnings: [{ kind: "unknown_type", name: kind }] };
    },
    sampleDelivery({ type, id, event = { kind: type, media: id }, key }) {
      const body = JSON.stringify({ events: [event] });
      const signature = key && sign(key, Buffer.from(body), certificate?.text ?? "");
      const signed = signature === undefined ? {} : { "omni-signature": signature };
      const named = certificate && key ? { "omni-certificate": certificate.url } : {};
      return { headers: { ...named, ...signed }, body };
    },
    samples: async () => samples,
    normalize({ kind, media, text, json }) {
      const base = {
        ...{ id: eventId("omni", kind, media), idSource: "derived", provider: "omni" },
        ...{ outcome: "succeeded", mediaId: media, native: { type: kind, payload: json } },
        ...(text !== undefined && { passthrough: text }),
      } satisfies Partial<VodEventOf<"unknown">>;
      switch (kind) {
        case "uploaded":
          return [{ ...base, type: "media.uploaded", data: { media: {}, followUpTaskIds: [] } }];
        case "deleted":
          return [{ ...base, type: "media.deleted", data: { parts: "all" } }];
        case "heartbeat":
          return [];
        case "throws":
          throw new TypeError(`cannot translate ${text}`);
        case "nameless":
          return [{ ...base, id: "", type: "unknown", data: {} }];
        default:
          return [{ ...base, type: "unknown", data: {} }];
      }
    },
  };
}

/** A delivery of Omni, ready for `receive`. */
export function omniRequest(json: unknown, { key = "key-1", salt = "", headers = {} } = {}) {
  const body = Buffer.from(JSON.stringify(json));
  return {
    method: "POST",
    path: "/hooks/omni",
    headers: { "omni-signature": sign(key, body, salt), ...headers } as Readonly<
      Record<string, string>
    >,
    body,
  };
}

function sign(key: string, body: RawDelivery["body"], salt: string): string {
  return createHmac("sha256", key).update(body).update(salt).digest("hex");
}
