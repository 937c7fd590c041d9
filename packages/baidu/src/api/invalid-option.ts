import { VodError } from "@vod-events/core/provider";

/** The error of an option or a variable that cannot be used: where it stands, and the rule. */
export function invalidOption(path: string, rule: string): VodError {
  return new VodError("config_invalid", `${path} ${rule}`, { provider: "baidu" });
}
