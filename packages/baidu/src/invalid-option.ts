import { VodError } from "@vod-events/core/provider";

/** The error of an option that cannot be used: `baidu.<option> <rule>`. */
export function invalidOption(option: string, rule: string): VodError {
  return new VodError("config_invalid", `baidu.${option} ${rule}`, { provider: "baidu" });
}
