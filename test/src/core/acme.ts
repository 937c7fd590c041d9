import { createHmac } from "node:crypto";
import {
  type AnyCallbackApi,
  type CallbackApi,
  type CallbackSettings,
  type Capabilities,
  equalSecrets,
  eventId,
  type Provider,
  type QueueSource,
  rejected,
  unsigned,
  type VodEvent,
  verified,
} from "@vod-events/core/provider";

/** The wire event of a cloud made up for these tests: as simple as one can be. */
export interface AcmeWire {
  readonly uploads: readonly string[];
  readonly deletions: readonly string[];
  readonly unknowns: readonly string[];
  /** Events that try out a receiver. */
  readonly checks: readonly string[];
}

export const acmeCapabilities: Capabilities = {
  modes: ["push", "pull"],
  events: {
    "media.uploaded": "switchable",
    "media.imported": "never",
    "media.transcoded": "always",
    "thumbnail.created": "never",
    "media.deleted": "switchable",
    "workflow.progressed": "never",
    "workflow.completed": "always",
    "analysis.completed": "never",
    "moderation.completed": "never",
    "edit.completed": "never",
    "generation.completed": "never",
    "media.analyzed": "never",
    "media.restored": "never",
    "media.persisted": "never",
    "enhancement.completed": "never",
    "quality.inspected": "never",
    "watermark.extracted": "never",
    "publish.completed": "never",
    "relay.changed": "never",
  },
  signing: {
    covers: ["body", "time"],
    key: {
      alphabet: "a-z0-9",
      alphabetInWords: "lower-case letters and digits",
      minLength: 1,
      maxLength: 64,
    },
  },
  url: { schemes: ["http", "https"] },
  read: "full",
  write: "merge",
  callsPerSecond: {},
};

/** An adapter for the made-up cloud; its callback API and its queue are the test's. */
export function acme(
  parts: { callback?: AnyCallbackApi; queue?: QueueSource; capabilities?: Capabilities } = {},
): Provider<"acme", AcmeWire> {
  return {
    id: "acme",
    capabilities: parts.capabilities ?? acmeCapabilities,
    ...(parts.callback && { callback: parts.callback }),
    ...(parts.queue && { queue: parts.queue }),
    verify(delivery, keys) {
      const { "acme-signature": signature, "acme-time": time } = delivery.headers;
      if (signature === undefined) return unsigned;
      const holds = keys.some((key) =>
        equalSecrets(sign(key, time ?? "", delivery.body), signature),
      );
      if (!holds) return rejected("signature_mismatch");
      return verified(["body", "time"], { signedAt: new Date(Number(time)) });
    },
    decode(json) {
      if (typeof json !== "object" || json === null || Object.keys(json).length === 0) {
        return { ok: false, problems: ["the event must be an object with a member"] };
      }
      if ("defect" in json) throw new Error("a defect of the adapter");
      return { ok: true, wire: { uploads: [], deletions: [], unknowns: [], checks: [], ...json } };
    },
    normalize(wire) {
      return [
        ...wire.uploads.map((id) => uploaded(id)),
        ...wire.deletions.map((id) => deleted(id)),
        ...wire.unknowns.map((id) => unknown(id, "oddity")),
        ...wire.checks.map((id) => unknown(id, "VodEventsCheck")),
      ];
    },
  };
}

/** A callback of the made-up cloud, signed at a time, ready for `receive`. */
export function acmeRequest(
  json: unknown,
  { key = "secret1", time = Date.UTC(2026, 0, 1), path = "/hooks/acme" } = {},
) {
  const body = Buffer.from(typeof json === "string" ? json : JSON.stringify(json));
  const headers = { "acme-time": String(time), "acme-signature": sign(key, String(time), body) };
  return { method: "POST", path, headers, body } as const;
}

/** A callback API that stores its settings in memory and counts its calls. */
export function acmeCallbackApi(
  initial: Partial<CallbackSettings> = {},
): CallbackApi & { settings: CallbackSettings; writes: number } {
  const api = {
    settings: {
      mode: "push",
      signing: "off",
      events: {},
      native: {},
      ...initial,
    } as CallbackSettings,
    writes: 0,
    async read() {
      return api.settings;
    },
    async write({ after }: { after: CallbackSettings }) {
      api.writes += 1;
      api.settings = after;
    },
  };
  return api;
}

function sign(key: string, time: string, body: Uint8Array): string {
  return createHmac("sha256", key).update(time).update(body).digest("hex");
}

function uploaded(mediaId: string): VodEvent {
  return {
    ...base("upload", mediaId),
    type: "media.uploaded",
    data: { media: {}, followUpTaskIds: [] },
  };
}

function deleted(mediaId: string): VodEvent {
  return { ...base("delete", mediaId), type: "media.deleted", data: { parts: "all" } };
}

function unknown(mediaId: string, type: string): VodEvent {
  return { ...base(type, mediaId), type: "unknown", data: {} };
}

function base(type: string, mediaId: string) {
  return {
    id: eventId("acme", type, mediaId),
    idSource: "derived",
    provider: "acme",
    outcome: "succeeded",
    mediaId,
    native: { type, payload: { mediaId } },
  } as const;
}
