import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";

/** Asserts the properties of every error about a config or a key file. */
export function checkConfigError(error: unknown): void {
  assert.ok(isVodError(error), error instanceof Error ? (error.stack ?? "") : String(error));
  assert.match(error.code, /^(config_invalid|unsupported)$/);
  assert.match(error.message, /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);
  assert.ok(error.message.length < 5000, `a message of ${error.message.length} characters`);
  assert.doesNotMatch(`${error.message} ${String(error.cause ?? "")}`, /canary/);
}
