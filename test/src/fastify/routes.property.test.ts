import assert from "node:assert/strict";
import { vodEvents } from "@vod-events/fastify";
import fc from "fast-check";
import { fastify } from "fastify";
import { fastify as fastify4 } from "fastify-4";
import { acme, acmeRequest } from "../core/acme.js";
import { application, pushConfig } from "../core/application.js";

const segment = fc
  .string({ unit: fc.constantFrom(..."aB1-._~:*%+@!$&'();=,[]{}|^\\\"<> #?/é港😀"), minLength: 1 })
  .filter((text) => !/^\.{1,2}$/.test(text));

const { headers, body } = acmeRequest({ uploads: ["a"] });

/** Fastify 4 reads `;` as the start of the query. */
const forbidden: Readonly<Record<string, RegExp>> = { "4": /[?#/\\;]/, "5": /[?#/\\]/ };

describe("the routes of the plugin vodEvents", () => {
  for (const [version, create] of Object.entries({ "5": fastify, "4": fastify4 })) {
    it(`of Fastify ${version} match every path of a callback URL`, async () => {
      const paths = fc.array(
        segment.filter((text) => !forbidden[version]?.test(text)),
        { maxLength: 3 },
      );
      await fc.assert(
        fc.asyncProperty(paths, segment, async (base, name) => {
          const url = ["https://app.example", ...base.map((part) => part.replaceAll("%", "%25"))];
          const { vod } = application({
            provider: name,
            providers: { [name]: () => acme() },
            callback: { ...pushConfig, url: url.join("/") },
          });
          const app = (create as typeof fastify)();
          app.register(vodEvents, { vod });
          const [path = ""] = vod.callbackPaths;
          const reply = await app.inject({ method: "POST", url: path, headers, payload: body });
          await app.close();
          assert.equal(reply.statusCode, 200, path);
        }),
        { numRuns: 100 },
      );
    });
  }
});
