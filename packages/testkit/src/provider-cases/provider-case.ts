import type { Payload, Subject } from "./subject.js";

/** A check of an adapter. Rejects with an `AssertionError` that names the payload and the problem. */
export type ProviderCheck = (subject: Subject) => Promise<void>;

/** A requirement for some adapters. */
export interface ProviderCase {
  /** Whether the case applies to the adapter. */
  readonly applies: (subject: Subject) => boolean;
  readonly check: ProviderCheck;
}

/** Requirements for an adapter by name. */
export type ProviderCases = Readonly<Record<string, ProviderCase | ProviderCheck>>;

/** Creates a check of each payload. */
export function eachPayload(
  check: (payload: Payload, subject: Subject) => void | Promise<void>,
): ProviderCheck {
  return async (subject) => {
    for (const payload of await subject.payloads()) await check(payload, subject);
  };
}
