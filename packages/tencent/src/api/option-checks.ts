import { OptionChecks } from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";

/** The checks of this adapter's options. */
export const checks = new OptionChecks(providerId);
