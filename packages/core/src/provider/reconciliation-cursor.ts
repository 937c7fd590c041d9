import { VodError } from "../errors/vod-error.js";
import { tryParseJson } from "../primitives/try-parse-json.js";
import { type Members, readRecord } from "./lenient-codec.js";
import type { ReconciliationPage } from "./reconciliation.js";

const version = 1;
const maximumCursorBytes = 64 * 1024;

/**
 * Reads the work that a cursor of {@link pageOfCall} holds. Without a cursor, `read` gets an empty object and returns
 * the work of the whole time span.
 *
 * @throws VodError `request_rejected` for another cursor, as one of another version
 */
export function readCursor<Work>(cursor: string | undefined, read: (from: Members) => Work): Work {
  if (cursor === undefined) return read({});
  const work = readRecord(tryParseJson(cursor));
  if (work?.version === version) return read(work);
  throw new VodError("request_rejected", "the cursor of a reconciliation is of another version");
}

/**
 * Creates the page of an API call, with the work that is left; `undefined` at the end of the time span.
 *
 * @throws VodError `config_invalid` when the work is too large for a cursor
 */
export function pageOfCall(
  events: readonly unknown[],
  left: object | undefined,
): ReconciliationPage {
  if (left === undefined) return { events, calls: 1 };
  const next = JSON.stringify({ version, ...left });
  if (Buffer.byteLength(next) <= maximumCursorBytes) return { events, calls: 1, next };
  throw new VodError(
    "config_invalid",
    "too much happened in this time span to keep track of; reconcile a shorter one",
  );
}
