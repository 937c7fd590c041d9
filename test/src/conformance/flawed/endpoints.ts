import type { EndpointApi } from "@vod-events/core/provider";
import type { TestedProvider } from "@vod-events/testkit";
import { EndpointCloud } from "../../seam/endpoint-cloud.js";
import { omni } from "../../seam/omni.js";
import type { Flaw } from "./flaw.js";

const enabled = "config: an endpoint that was switched off is switched on";
const rotated = "config: a rotated key has its own endpoint beside the old one";

/** Endpoint APIs that lose settings or keys. */
export const endpointFlaws: readonly Flaw[] = [
  {
    name: "an update does not switch an endpoint on",
    caughtBy: enabled,
    message: /the adapter failed: VodError: .*enabled is no, not yes/,
    tested: withEndpoints((api) => ({
      async update({ before, after }) {
        const isEnabled = before.enabled === true && after.enabled === true;
        await api.update?.({ before, after: { ...after, enabled: isEnabled } });
      },
    })),
  },
  {
    name: "an update does nothing",
    caughtBy: rotated,
    message: /the adapter failed: VodError: .*did not change the URL/,
    alsoCaughtBy: [
      enabled,
      "config: a change of the events keeps the URL and the signing",
      "config: the queue and callbacks can be switched in both directions",
    ],
    tested: withEndpoints(() => ({ update: async () => {} })),
  },
  {
    name: "each endpoint has the same key",
    caughtBy: rotated,
    message: /create: gives each endpoint the same signing key/,
    tested: withEndpoints((api) => ({
      create: async (settings) => ({ ...(await api.create(settings)), signingKey: "shared" }),
    })),
  },
  {
    name: "a creation deletes the other endpoints",
    caughtBy: rotated,
    message: /create: deletes the old endpoint/,
    tested: withEndpoints((api) => ({
      async create(settings) {
        for (const { endpointId = "" } of await api.list()) await api.remove(endpointId);
        return api.create(settings);
      },
    })),
  },
];

/** Omni, whose account has endpoints, with some calls replaced. */
export function withEndpoints(change: (api: EndpointApi) => Partial<EndpointApi>): TestedProvider {
  const create = () => {
    const api = new EndpointCloud().api();
    return omni({ callback: { ...api, ...change(api) } });
  };
  const open = async () => ({ provider: create(), key: "conformanceKey1", close: async () => {} });
  return { create, account: { open } };
}
