import type { CallbackManager, RedactedSettings, VodError } from "@vod-events/core";

/** A provider and its settings, or the error that prevented reading them. */
export interface ProviderSettings {
  readonly control: CallbackManager;
  readonly settings: RedactedSettings | VodError;
}
