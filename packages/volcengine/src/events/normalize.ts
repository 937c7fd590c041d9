import { normalizeBy } from "@vod-events/core/provider";
import { unknownEvent } from "../normalize/unknown.js";
import type { WireEvent } from "../wire/event.js";
import { table } from "./table.js";

/** Translates an event into one or more neutral ones. */
export const normalize = normalizeBy<WireEvent>(table, unknownEvent);
