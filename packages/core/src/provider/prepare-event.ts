import { hasNulls, inspectJson, isTooDeep, maxJsonDepth } from "./json-traits.js";
import type { JsonResult } from "./parse-json.js";
import { withoutNulls } from "./without-nulls.js";

/** Prepares the JSON of an event that `parseEvent` has not parsed: checks its depth and leaves `null` members out. */
export function prepareEvent(json: unknown): JsonResult {
  const traits = inspectJson(json);
  if (traits & isTooDeep) {
    return { ok: false, reason: `the event is nested deeper than ${maxJsonDepth} levels` };
  }
  return { ok: true, value: traits & hasNulls ? withoutNulls(json) : json };
}
