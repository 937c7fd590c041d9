import assert from "node:assert/strict";
import type { ProviderCases } from "./provider-case.js";

/** What an adapter says of itself is true. */
export const descriptionCases: ProviderCases = {
  "there is a sample of every native type, and of no other": {
    applies: ({ provider }) => provider.nativeEvents !== undefined,
    async check({ provider }) {
      const samples = Object.keys((await provider.samples?.()) ?? {});
      const types = Object.keys(provider.nativeEvents ?? {});
      const different = differenceOf(samples, types);
      const rule = "samples: must have one for each of nativeEvents. Look at";
      assert.equal(different, "", `${rule} ${different}`);
    },
  },

  "each sample gives the neutral types that nativeEvents lists": {
    applies: ({ provider }) => provider.nativeEvents !== undefined,
    async check(subject) {
      const { nativeEvents = {} } = subject.provider;
      for (const { name, json } of await subject.payloads()) {
        const listed: readonly string[] = nativeEvents[name]?.events ?? [];
        if (!(name in nativeEvents)) continue;
        const types = new Set<string>(subject.events(json, name).map(({ type }) => type));
        const others = [...types].filter((type) => !listed.includes(type)).join(", ");
        assert.equal(others, "", `nativeEvents.${name}.events: does not list ${others}`);
      }
    },
  },

  "every native type names the page that documents it": {
    applies: ({ provider }) => provider.nativeEvents !== undefined,
    async check({ provider }) {
      for (const [type, { documentation }] of Object.entries(provider.nativeEvents ?? {})) {
        const message = `nativeEvents.${type}.documentation: must be the URL of a page`;
        assert.match(documentation, /^https:\/\/[^/\s]+\/\S*$/, message);
      }
    },
  },

  "the capabilities list exactly the types that native events become": {
    applies: ({ provider }) => provider.nativeEvents !== undefined,
    async check({ provider }) {
      const { nativeEvents = {}, capabilities } = provider;
      const given = new Set(Object.values(nativeEvents).flatMap(({ events }) => events));
      const sent = Object.entries(capabilities.events).filter(([, support]) => support !== "never");
      const types = sent.map(([type]) => type);
      const different = differenceOf(types, [...given]);
      const rule = "capabilities.events: differs from nativeEvents in";
      assert.equal(different, "", `${rule} ${different}`);
    },
  },

  "the adapter recognizes its samples, and those of no other cloud": {
    applies: ({ provider }) => provider.recognizes !== undefined,
    async check(subject) {
      const { provider, tested } = subject;
      for (const { name, json } of await subject.payloads()) {
        assert.ok(provider.recognizes?.(json), `recognizes: is false for ${name}`);
      }
      for (const other of tested.others ?? []) {
        for (const [name, json] of Object.entries((await other.samples?.()) ?? {})) {
          const message = `recognizes: is true for ${name} of ${other.id}`;
          assert.equal(provider.recognizes?.(json), false, message);
        }
      }
      for (const json of [null, 1, "text", [], {}]) {
        const message = `recognizes: is true for ${JSON.stringify(json)}`;
        assert.equal(provider.recognizes?.(json), false, message);
      }
    },
  },

  "each environment variable belongs to one option": {
    applies: ({ provider }) => provider.environment !== undefined,
    async check({ provider }) {
      const variables = provider.environment ?? [];
      for (const key of ["name", "option"] as const) {
        const values = variables.map((variable) => variable[key]);
        const twice = values.find((value, index) => values.indexOf(value) !== index);
        assert.equal(twice, undefined, `environment: the ${key} ${twice} is listed twice`);
      }
      for (const { name } of variables) {
        assert.match(name, /^[A-Z][A-Z\d_]*$/, `environment: ${name} is not in upper case`);
      }
    },
  },
};

/** The names that only one of two lists has. */
function differenceOf(some: readonly string[], others: readonly string[]): string {
  const names = new Set([...some, ...others]);
  return [...names].filter((name) => some.includes(name) !== others.includes(name)).join(", ");
}
