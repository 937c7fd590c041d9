import {
  type ReconciliationRequest,
  readNumber,
  readRecord,
  readText,
  readTexts,
  VodError,
} from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";
import { secondsFrom } from "./time-range.js";

/** A position in the list of media, which is sorted by time of creation. */
export interface MediaPosition {
  readonly version: 1;
  readonly step: "media";
  /** The time of creation of the first media to read. */
  readonly after: string;
  /** The number of media of exactly this time that were read. */
  readonly offset: number;
}

/** A position in the list of tasks. */
export interface TaskPosition {
  readonly version: 1;
  readonly step: "tasks";
  /** The `ScrollToken` of the next page; absent at the first page, and after the last one. */
  readonly token?: string | undefined;
  /** Whether the list ends with the tasks that are left. */
  readonly last?: true;
  /** The ids of listed tasks whose events are missing, at most one page. */
  readonly left: readonly string[];
}

export type Position = MediaPosition | TaskPosition;

/** The first page of the tasks. */
export const firstTasks: TaskPosition = { version: 1, step: "tasks", left: [] };

/** Returns the position at the start of a time span. */
export function firstPosition({ since }: ReconciliationRequest): Position {
  return { version: 1, step: "media", after: secondsFrom(since), offset: 0 };
}

/** Reads the cursor of a page. Throws a `VodError` for that of another version. */
export function readCursor(cursor: string): Position {
  const fields = readRecord(parse(cursor));
  if (fields?.version === 1 && fields.step === "media") {
    const after = readText(fields.after);
    if (after !== undefined) {
      return { version: 1, step: "media", after, offset: readNumber(fields.offset) ?? 0 };
    }
  }
  if (fields?.version === 1 && fields.step === "tasks") {
    const last = fields.last === true ? { last: true as const } : {};
    return { ...firstTasks, token: readText(fields.token), left: readTexts(fields.left), ...last };
  }
  throw new VodError("request_rejected", "the cursor of a reconciliation is of another version", {
    provider: providerId,
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
