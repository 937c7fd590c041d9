import { VodError } from "@vod-events/core/provider";

/** Creates the error for an invalid option or variable: its name and the rule. */
export function invalidOption(path: string, rule: string): VodError {
  return new VodError("config_invalid", `${path} ${rule}`, { provider: "baidu" });
}
