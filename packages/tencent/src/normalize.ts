import type { VodEvent } from "@vod-events/core/provider";
import { imported, uploaded } from "./normalize/arrival.js";
import { deleted } from "./normalize/deletion.js";
import { procedureEvents } from "./normalize/procedure.js";
import { unknown } from "./normalize/unknown.js";
import type { TencentWire } from "./wire.js";

/** Translates an event into the neutral vocabulary. */
export function normalize(wire: TencentWire): readonly VodEvent[] {
  switch (wire.family) {
    case "upload":
      return [uploaded(wire)];
    case "import":
      return [imported(wire)];
    case "deletion":
      return deleted(wire);
    case "procedure":
      return procedureEvents(wire);
    case "other":
      return [unknown(wire)];
  }
}
