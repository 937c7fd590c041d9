import type { Payload, Subject } from "./subject.js";

/** A requirement for an adapter. */
export interface ProviderCase {
  readonly name: string;
  /** Rejects with an `AssertionError` that names the payload and the problem. */
  check(subject: Subject): Promise<void>;
  /** Whether the case applies to the adapter. Default: always. */
  applies?(subject: Subject): boolean;
}

/** Creates a check of each payload. */
export function eachPayload(
  check: (payload: Payload, subject: Subject) => void | Promise<void>,
): ProviderCase["check"] {
  return async (subject) => {
    for (const payload of await subject.payloads()) await check(payload, subject);
  };
}
