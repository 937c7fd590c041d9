import { OptionChecks } from "@vod-events/core/provider";

/** Validates the options of `volcengine()`. */
export const checks = new OptionChecks("volcengine");
