import { type GroupedConformanceCase, providerCases } from "@vod-events/testkit";
import { lumenAccount } from "../lumen-account.js";
import { withEndpoints } from "./endpoints.js";
import { templateWithQueue } from "./queue.js";
import { templateWithHistory } from "./reconciliation.js";

const everySignedPart = ["body", "url", "time"] as const;
const handshake = "https://api.lumen.example/confirm";

/** All cases of the kit: those for adapters with every feature between them. They need not pass. */
export function allProviderCases(): readonly GroupedConformanceCase[] {
  const cases = [
    ...casesOfOneConfig(),
    ...providerCases(withEndpoints(() => ({}))),
    ...providerCases(templateWithHistory),
  ];
  return [...new Map(cases.map((each) => [`${each.group}: ${each.name}`, each])).values()];
}

function casesOfOneConfig(): readonly GroupedConformanceCase[] {
  const { create } = templateWithQueue;
  return providerCases({
    ...templateWithQueue,
    create() {
      const provider = create();
      const signing = { ...provider.capabilities.signing, covers: everySignedPart };
      return {
        ...provider,
        capabilities: { ...provider.capabilities, signing },
        unwrap: (json) => ({ kind: "events", events: [json] }),
        keyId: () => undefined,
      };
    },
    account: { open: lumenAccount },
    expected: {},
    unwrapped: [{ json: {}, content: { kind: "handshake", url: handshake } }],
    sources: {},
    loading: {
      module: "@vod-events/adapter-template",
      factory: "lumen",
      from: import.meta.dirname,
    },
  });
}
