import assert from "node:assert/strict";
import { assertNoThrow } from "./assert-no-throw.js";
import { eachPayload, type ProviderCase, type ProviderCases } from "./provider-case.js";
import { received, type Subject } from "./subject.js";

const hasUnwrap: ProviderCase["applies"] = ({ provider }) => provider.unwrap !== undefined;

/** A delivery gives its native events, its handshake and its key. */
export const deliveryCases: ProviderCases = {
  "unwrap finds one event in the delivery of each sample": {
    applies: (subject) => hasUnwrap(subject) && subject.provider.sampleDelivery !== undefined,
    check: eachPayload(({ name, json }, subject) => {
      const parsed = subject.delivery(json).json();
      assert.ok(parsed.ok, `the sample delivery of ${name} is not JSON`);
      const { length } = subject.unwrapped(parsed.value, `the delivery of ${name}`);
      assert.equal(length, 1, `unwrap finds ${length} events in the delivery of ${name}`);
    }),
  },

  "unwrap returns a list of events or a handshake for every JSON": {
    applies: hasUnwrap,
    async check({ provider, tested }) {
      const given = (tested.unwrapped ?? []).map(({ json }) => json);
      for (const json of [null, true, 1, "text", [], [null], {}, { x: null }, ...given]) {
        const text = JSON.stringify(json);
        const content = assertNoThrow(() => provider.unwrap?.(json), `unwrap of ${text}`);
        const isValid =
          (content?.kind === "events" && Array.isArray(content.events)) ||
          (content?.kind === "handshake" && URL.canParse(content.url));
        assert.ok(isValid, `unwrap returns neither events nor an absolute URL for ${text}`);
      }
    },
  },

  "unwrap finds exactly the expected content": {
    applies: ({ tested }) => tested.unwrapped !== undefined,
    async check({ provider, tested }) {
      for (const [index, { json, content }] of (tested.unwrapped ?? []).entries()) {
        const message = `unwrap finds something else in unwrapped[${index}]`;
        assert.deepEqual(provider.unwrap?.(structuredClone(json)), content, message);
      }
    },
  },

  "a handshake is at an allowed origin": {
    applies: ({ tested }) => handshakes(tested).length > 0,
    async check({ provider, tested }) {
      const origins = provider.capabilities.delivery?.allowedOrigins ?? [];
      for (const url of handshakes(tested)) {
        const { origin } = new URL(url);
        const message = `capabilities.delivery.allowedOrigins: lacks ${origin} of a handshake`;
        assert.ok(
          origins.some((allowed) => matches(allowed, origin)),
          message,
        );
      }
    },
  },

  "the id of a key is text or absent": {
    applies: ({ provider }) => provider.keyId !== undefined,
    async check(subject) {
      const { provider } = subject;
      const [payload] = await subject.payloads();
      const bodies = ["", "null", "[]", "{}", "x"].map((body) => received({ headers: {}, body }));
      const signed = provider.sampleDelivery && payload ? [subject.delivery(payload.json)] : [];
      for (const delivery of [...bodies, ...signed]) {
        const id: unknown = assertNoThrow(() => provider.keyId?.(delivery), "keyId of a delivery");
        const isValid = id === undefined || (typeof id === "string" && id !== "");
        const message = `keyId: must return text or undefined instead of ${JSON.stringify(id)}`;
        assert.ok(isValid, message);
      }
    },
  },
};

function handshakes({ unwrapped = [] }: Subject["tested"]): readonly string[] {
  return unwrapped.flatMap(({ content }) => (content.kind === "handshake" ? [content.url] : []));
}

/** `*` stands for one label of the host. */
function matches(allowed: string, origin: string): boolean {
  const parts = allowed.split("*").map((part) => part.replaceAll(/[.?+^$()[\]{}|\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[^.]+")}$`).test(origin);
}
