import { type ResponseContent, readName, readRecord } from "@vod-events/core/provider";

/** The code for an empty queue. This is observed; the documentation only lists the code. */
const emptyQueue = "ResourceNotFound";

/**
 * Finds the events in a response of `PullEvents`: the response of the API, or of the SDK without `Response`. Any other
 * value counts as one event.
 *
 * @see https://cloud.tencent.com/document/product/266/33433
 */
export function unwrapResponse(json: unknown): ResponseContent {
  const response = readRecord(readRecord(json)?.Response);
  const error = readRecord(response?.Error);
  if (error !== undefined) return errorResponse(error.Code);
  const set = (response ?? readRecord(json))?.EventSet;
  if (set === undefined && response === undefined) return { ok: true, events: [{ json }] };
  if (set === null) return { ok: true, events: [] };
  if (!Array.isArray(set)) {
    return { ok: false, code: "response_invalid", problem: "EventSet must be a list" };
  }
  const events = set.map((event: unknown, index) => ({ json: event, place: `EventSet[${index}]` }));
  return { ok: true, events };
}

function errorResponse(code: unknown): ResponseContent {
  const name = readName(code) ?? "an unknown error";
  const meaning = name === emptyQueue ? ". From PullEvents, it means that the queue is empty" : "";
  const problem = `Tencent responded with ${name}${meaning}`;
  return { ok: false, code: "response_error", problem };
}
