import assert from "node:assert/strict";
import type { ProviderCase, ProviderCases } from "./provider-case.js";

const applies: ProviderCase["applies"] = ({ tested }) => tested.sources !== undefined;

/** Rules that only the source code of an adapter shows. */
export const sourceCases: ProviderCases = {
  "secrets are compared in constant time": {
    applies,
    async check(subject) {
      const name = /\b\w*(signature|sign|token|digest|hmac|secret)\b(\.\w+|\[\w+\])*/i.source;
      const compared = new RegExp(
        `${name}\\s*[!=]==?\\s*(?!undefined|null|"")|[!=]==?\\s*${name}`,
        "i",
      );
      const bytes = new RegExp(
        `${name}.*\\.(equals|compare)\\(|\\.(equals|compare)\\(${name}`,
        "i",
      );
      const found = linesWhere(subject.tested.sources, (line) => {
        if (bytes.test(line)) return true;
        return compared.test(line) && !/===? undefined|=== ""|typeof /.test(line);
      });
      assertNone(found, "compare secrets with equalSecrets");
    },
  },

  "there is no timer, log, long-lived cache or event emitter": {
    applies,
    async check(subject) {
      const policy = /\b(setTimeout|setInterval|setImmediate|EventEmitter)\b|\bconsole\./;
      const found = linesWhere(subject.tested.sources, (line) => policy.test(line));
      assertNone(found, "core has the policy: retries, timers, logs and caches");
    },
  },

  "no clock or random value is read where events are decoded or translated": {
    applies,
    async check({ tested }) {
      const pure = Object.entries(tested.sources ?? {}).filter(([, text]) =>
        /export (function|const) (normalize|decode)\b/.test(text),
      );
      const impure = /Date\.now|new Date\(\)|Math\.random|randomUUID|randomBytes/;
      const found = linesWhere(Object.fromEntries(pure), (line) => impure.test(line));
      assertNone(found, "decode and normalize must be pure");
    },
  },
};

function assertNone(places: readonly string[], rule: string): void {
  assert.ok(places.length === 0, `${places.join(", ")}: ${rule}`);
}

function linesWhere(
  sources: Readonly<Record<string, string>> = {},
  isWrong: (line: string) => boolean,
): readonly string[] {
  return Object.entries(sources).flatMap(([file, text]) =>
    text
      .split("\n")
      .map((line, index) => ({ line: line.trim(), place: `${file}:${index + 1}` }))
      .filter(({ line }) => !/^(\/\/|\*|\/\*)/.test(line) && isWrong(line))
      .map(({ place }) => place),
  );
}
