import type { Capabilities } from "@vod-events/core/provider";

/** The features of Lumen VOD, as documented. What is not documented stays out. */
export const capabilities: Capabilities<"push"> = {
  modes: ["push"],
  events: {
    "media.uploaded": "switchable",
    "media.transcoded": "switchable",
    "media.deleted": "switchable",
  },
  signing: {
    covers: ["body", "time"],
    key: {
      alphabet: "A-Za-z0-9",
      alphabetInWords: "letters and digits",
      minLength: 16,
      maxLength: 64,
    },
  },
  url: { schemes: ["https", "http"], maxLength: 512 },
  read: "without_secret",
  write: "replace",
  callsPerSecond: { read: 10, write: 10 },
};
