import { VodError } from "@vod-events/core";
import type { WriteOnlyCallbackApi } from "@vod-events/core/provider";
import { fakeClock, providerCases, type TestedProvider } from "@vod-events/testkit";
import { EndpointCloud } from "../seam/endpoint-cloud.js";
import { type OmniParts, omni } from "../seam/omni.js";
import { MemoryQueue } from "./memory-queue.js";

const certificate = { url: "https://certs.example/1.pem", text: "certificate" };
const uploaded = { kind: "uploaded", media: "m1" };
const deleted = { kind: "deleted", media: "m2" };

/** The deliveries of Omni, with and without events. */
const deliveries: TestedProvider = {
  create: () => omni({ allowedOrigins: ["https://*.omni.example"] }),
  payloads: [deleted],
  unwrapped: [
    { json: { events: [] }, content: { kind: "events", events: [] } },
    {
      json: { events: [uploaded, deleted] },
      content: { kind: "events", events: [uploaded, deleted] },
    },
    {
      json: { confirm: "https://api.omni.example/confirm?token=1" },
      content: { kind: "handshake", url: "https://api.omni.example/confirm?token=1" },
    },
  ],
};

/** Omni with a certificate that a header of the delivery names. */
const certificates: TestedProvider = {
  create: () => omni({ allowedOrigins: ["https://certs.example"], certificate }),
  fetchText: async (url) => {
    if (url === certificate.url) return certificate.text;
    throw new VodError("fetch_failed", "there is no such certificate");
  },
};

/** Omni with the callback API of a test. */
function withAccount(parts: () => OmniParts): TestedProvider {
  const open = async () => ({
    provider: omni(parts()),
    key: "conformanceKey1",
    close: async () => {},
  });
  return { create: () => omni(parts()), account: { open } };
}

/** An account that is never shown. */
const hiddenAccount: WriteOnlyCallbackApi = {
  async overwrite(_, signal) {
    if (signal?.aborted) throw new VodError("aborted", "the call was aborted");
  },
  remove: async () => {},
  target: async () => "account 1",
};

/** Omni with the queue of another service. */
const queue: TestedProvider = {
  create: () => omni(),
  queue: {
    async open() {
      const clock = fakeClock();
      const source = new MemoryQueue(clock);
      return {
        provider: omni({ queue: source }),
        send: async (event) => source.send({ events: [event] }),
        advance: (seconds) => clock.advance(seconds * 1000),
        close: async () => {},
      };
    },
  },
};

const hidden = { read: "none", signing: { covers: ["body"] } } as const;
const parts: Readonly<Record<string, TestedProvider>> = {
  deliveries,
  certificates,
  "endpoints with generated keys": withAccount(() => ({ callback: new EndpointCloud().api() })),
  "endpoints that cannot be changed": withAccount(() => ({
    callback: new EndpointCloud().api({ update: false }),
  })),
  "a config that is not shown": withAccount(() => ({
    callback: hiddenAccount,
    capabilities: hidden,
  })),
  "a queue of another service": queue,
};

for (const [name, tested] of Object.entries(parts)) {
  describe(`the conformance kit for Omni: ${name}`, () => {
    for (const { group, name: rule, run } of providerCases(tested)) it(`${group}: ${rule}`, run);
  });
}
