import { OptionChecks } from "@vod-events/core/provider";

/** Validates the options of `mux()`. */
export const checks = new OptionChecks("mux");
