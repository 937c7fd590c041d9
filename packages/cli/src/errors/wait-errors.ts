import type { VodErrorCode } from "@vod-events/core";
import type { ErrorDescription } from "./error-description.js";

/** Errors of waiting for media. */
export const waitErrors = {
  media_failed: {
    meaning: "A media that is waited for failed. `failure` has the reason.",
    remedy:
      "Look at `failure`, and upload or process the media again. A later event can make it ready ([wait](docs/waiting-for-media.md#wait)).",
  },
  media_deleted: {
    meaning: "A media that is waited for was deleted.",
    remedy: "Nothing: a deleted media does not come back. Upload it again.",
  },
  wait_timeout: {
    meaning: "A media did not reach the awaited condition within `timeoutSeconds`.",
    remedy:
      "Wait again, or raise `timeoutSeconds`. If no event arrives, run `vod-events callback check` ([wait](docs/waiting-for-media.md#wait)).",
  },
} satisfies Partial<Record<VodErrorCode, ErrorDescription>>;
