import { normalizeBy } from "@vod-events/core/provider";
import { unknown } from "../normalize/unknown.js";
import type { WireEvent } from "../wire/event.js";
import { table } from "./table.js";

/** Translates an event to the neutral model. */
export const normalize = normalizeBy<WireEvent>(table, unknown);
