import type { VodErrorCode } from "@vod-events/core";
import type { ErrorDescription } from "./error-description.js";

/** Errors of a stopped application. */
export const lifecycleErrors = {
  stopped: {
    meaning: "The application was stopped.",
    remedy:
      "Nothing: the application stops. Make the call before `vod.stop()`, or in another process.",
  },
} satisfies Partial<Record<VodErrorCode, ErrorDescription>>;
