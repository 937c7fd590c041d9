import type { Capabilities } from "@vod-events/core/provider";
import type { VolcengineSite } from "./api/site.js";
import { switches } from "./callback/event-list.js";

/**
 * Returns the capabilities of a site. Every event has a switch; those of a workflow share one. The config cannot be
 * read, and a callback URL is added to those that exist.
 *
 * @see https://www.volcengine.com/docs/4/118007
 */
export function capabilitiesOf(site: VolcengineSite): Capabilities<"push"> {
  return {
    modes: ["push"],
    events: Object.fromEntries(Object.keys(switches[site]).map((type) => [type, "switchable"])),
    sharedSwitches: [
      ["workflow.completed", "media.transcoded", "thumbnail.created", "caption.created"],
      ["workflow.progressed", "workflow.completed"],
    ],
    signing: {
      covers: ["body", "url", "time"],
      key: {
        ...{ minLength: 8, maxLength: 20 },
        ...{ alphabet: "A-Za-z0-9", alphabetInWords: "letters and digits" },
      },
    },
    url: { schemes: ["http", "https"] },
    read: "none",
    write: "append",
    // The rate limits of these calls are undocumented.
    callsPerSecond: {},
  };
}
