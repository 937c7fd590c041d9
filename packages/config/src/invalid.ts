import { VodError, type VodErrorDetails } from "@vod-events/core/provider";

/** The error for an invalid config. */
export function invalid(message: string, details: VodErrorDetails = {}): VodError {
  return new VodError("config_invalid", message, details);
}
