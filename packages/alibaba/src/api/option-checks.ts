import { OptionChecks } from "@vod-events/core/provider";

/** Validates the options of `alibaba()`. */
export const checks = new OptionChecks("alibaba");
