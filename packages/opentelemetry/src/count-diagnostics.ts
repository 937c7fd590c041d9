import type { DiagnosticEvents, Diagnostics, EventRef } from "@vod-events/core";
import { attributes, destination, messaging } from "./attributes.js";
import { errorType } from "./error-type.js";
import type { Meters } from "./meters.js";

/** The diagnostics that count as failures. `pull_stopped` ends the process when it has no other listener. */
const failures = [
  "confirm_failed",
  "delivery_failed",
  "inbox_failed",
  "key_file_unreadable",
  "lease_lost",
  "pull_failed",
  "reconcile_failed",
] as const satisfies readonly (keyof DiagnosticEvents)[];

/** Counts diagnostics in metrics. */
export function countDiagnostics(diagnostics: Diagnostics, meters: Meters): void {
  const receive = (provider: string, channel: "push" | "pull") => ({
    ...messaging(provider, "receive"),
    [attributes.channel]: channel,
  });
  diagnostics
    .on("received", ({ provider }) => meters.consumed.add(1, receive(provider, "push")))
    .on("pulled", ({ provider, count }) => meters.consumed.add(count, receive(provider, "pull")))
    .on("rejected", ({ provider, code }) =>
      meters.rejections.add(1, {
        ...(provider !== undefined && destination(provider)),
        [attributes.errorType]: code,
      }),
    )
    .on("duplicate", (event) => meters.duplicates.add(1, typed(event)))
    .on("retrying", (event) => meters.retries.add(1, typed(event)))
    .on("dead_lettered", ({ error, ...event }) =>
      meters.deadLetters.add(1, { ...typed(event), [attributes.errorType]: errorType(error) }),
    )
    .on("undecodable", ({ provider, code, stored }) => {
      if (!stored) return;
      meters.deadLetters.add(1, { ...destination(provider), [attributes.errorType]: code });
    })
    .on("schema_drift", ({ provider, kind }) =>
      meters.schemaDrifts.add(1, { ...destination(provider), [attributes.driftKind]: kind }),
    )
    .on("config_compared", ({ provider, changes }) =>
      meters.configDifferences.record(changes, destination(provider)),
    );
  for (const name of failures) {
    diagnostics.on(name, (fact: DiagnosticEvents[typeof name]) =>
      meters.failures.add(1, {
        ...("provider" in fact && destination(fact.provider)),
        ...("error" in fact && { [attributes.errorType]: errorType(fact.error) }),
        [attributes.diagnostic]: name,
      }),
    );
  }
}

function typed({ provider, type }: EventRef) {
  return { ...destination(provider), [attributes.eventType]: type };
}
