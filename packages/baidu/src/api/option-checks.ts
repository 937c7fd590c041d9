import { OptionChecks } from "@vod-events/core/provider";

/** The checks of this adapter's options. */
export const checks = new OptionChecks("baidu");
