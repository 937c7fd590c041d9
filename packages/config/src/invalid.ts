import { VodError, type VodErrorDetails } from "@vod-events/core/provider";

/** The error of a config that cannot be used. */
export function invalid(message: string, details: VodErrorDetails = {}): VodError {
  return new VodError("config_invalid", message, details);
}
