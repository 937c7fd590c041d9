import { normalizeBy } from "@vod-events/core/provider";
import { otherEvent } from "../normalize/other.js";
import type { WireEvent } from "../wire/event.js";
import { table } from "./table.js";

/** Translates an event. Each gives exactly one neutral event. */
export const normalize = normalizeBy<WireEvent>(table, otherEvent);
