import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";

/** Holds what must be true of any error that a config or a key file is refused with. */
export function checkRefusal(error: unknown): void {
  assert.ok(isVodError(error), error instanceof Error ? (error.stack ?? "") : String(error));
  assert.match(error.code, /^(config_invalid|unsupported)$/);
  assert.match(error.message, /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u);
  assert.ok(error.message.length < 5000, `a message of ${error.message.length} characters`);
  assert.doesNotMatch(`${error.message} ${String(error.cause ?? "")}`, /canary/);
}
