import type { MediaRule, MediaRules } from "@vod-events/core/provider";
import { changed, type Flaw, withEvents } from "./flaw.js";

/** Rules for the state of a media that no event fulfills. */
export const mediaFlaws: readonly Flaw[] = [
  {
    name: "no event makes a media ready",
    ...ofRules({ ready: [] }),
    message: /media\.ready: is empty/,
  },
  {
    name: "a rule names a neutral type that the adapter does not have",
    ...ofRules({ ready: [{ type: "media.ready" }] }),
    message: /media\.ready: names media\.ready, which the capabilities lack/,
  },
  {
    name: "a rule names a native type that does not exist",
    ...ofRule({ type: "media.transcoded", nativeTypes: ["encode.done"] }),
    message: /media\.failed: names encode\.done, which is no native type/,
  },
  {
    name: "a rule names a native type that becomes another neutral type",
    ...ofRule({ type: "media.transcoded", nativeTypes: ["asset.uploaded"] }),
    message: /media\.failed: names asset\.uploaded, which never becomes media\.transcoded/,
  },
  {
    name: "a deleted part has no rule",
    caughtBy: "media: the media rules name every part that is deleted in a sample",
    message: /media\.deletedParts: has no rule for thumbs in asset\.deleted/,
    tested: withEvents((event) =>
      event.type === "media.deleted" ? { ...event, data: { parts: [{ kind: "thumbs" }] } } : event,
    ),
  },
];

function ofRule(failed: MediaRule): Pick<Flaw, "caughtBy" | "tested"> {
  return ofRules({ ready: [{ type: "media.transcoded" }], failed: [failed] });
}

function ofRules(media: MediaRules): Pick<Flaw, "caughtBy" | "tested"> {
  return {
    caughtBy: "media: the media rules name events that the adapter has",
    tested: changed(() => ({ media })),
  };
}
