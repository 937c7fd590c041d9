import { CommandFailure } from "../io/failure.js";

/** One event out of an input. */
export interface FoundEvent {
  readonly json: unknown;
  /** Where in the input it stands, such as `EventSet[2]`; absent when it is the whole input. */
  readonly place?: string;
}

/**
 * Takes the events out of an answer of Tencent's `PullEvents`, as the API gives it or without its
 * `Response`, as the SDK does. Anything else is taken for one event.
 *
 * @throws CommandFailure when it is an answer without events
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export function unwrapPulled(json: unknown): readonly FoundEvent[] {
  const answer = memberOf(json, "Response") ?? json;
  const error = memberOf(answer, "Error");
  if ((error ?? undefined) !== undefined && answer !== json) {
    throw failedCall(memberOf(error, "Code"));
  }
  const set = memberOf(answer, "EventSet");
  if (set === undefined && answer === json) return [{ json }];
  if (set === null) return [];
  if (!Array.isArray(set)) {
    throw new CommandFailure("body_not_decodable", "EventSet must be a list");
  }
  return set.map((event, index) => ({ json: event, place: `EventSet[${index}]` }));
}

/** The code that an empty queue is answered with; observed, the documentation only lists it. */
const emptyQueue = "ResourceNotFound";

const isCode = /^[\w.]{1,100}$/;

function failedCall(code: unknown): CommandFailure {
  const name = typeof code === "string" && isCode.test(code) ? code : "an error without a code";
  const meaning = name === emptyQueue ? ", which from PullEvents means that no event waits" : "";
  return new CommandFailure("response_error", `Tencent answered with ${name}${meaning}`);
}

function memberOf(json: unknown, name: string): unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return (json as Readonly<Record<string, unknown>>)[name];
}
