import { CommandFailure } from "../io/failure.js";

/** One event of an input. */
export interface FoundEvent {
  readonly json: unknown;
  /** The path of the event in the input, such as `EventSet[2]`; absent when it is the whole input. */
  readonly place?: string;
}

/**
 * Extracts the events of a response of Tencent's `PullEvents`: the response of the API, or of the SDK without
 * `Response`. Any other value counts as one event.
 *
 * @throws CommandFailure when the response has no events
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export function unwrapPulled(json: unknown): readonly FoundEvent[] {
  const response = memberOf(json, "Response") ?? json;
  const error = memberOf(response, "Error");
  if ((error ?? undefined) !== undefined && response !== json) {
    throw errorResponse(memberOf(error, "Code"));
  }
  const set = memberOf(response, "EventSet");
  if (set === undefined && response === json) return [{ json }];
  if (set === null) return [];
  if (!Array.isArray(set)) {
    throw new CommandFailure("body_not_decodable", "EventSet must be a list");
  }
  return set.map((event, index) => ({ json: event, place: `EventSet[${index}]` }));
}

/** The code for an empty queue. This is observed; the documentation only lists the code. */
const emptyQueue = "ResourceNotFound";

const isCode = /^[\w.]{1,100}$/;

function errorResponse(code: unknown): CommandFailure {
  const name = typeof code === "string" && isCode.test(code) ? code : "an unknown error";
  const meaning = name === emptyQueue ? ". From PullEvents, it means that the queue is empty" : "";
  return new CommandFailure("response_error", `Tencent responded with ${name}${meaning}`);
}

function memberOf(json: unknown, name: string): unknown {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return undefined;
  return (json as Readonly<Record<string, unknown>>)[name];
}
