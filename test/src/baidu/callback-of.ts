import assert from "node:assert/strict";
import { type BaiduOptions, baidu } from "@vod-events/baidu";
import type { CallbackApi, DesiredSettings } from "@vod-events/core/provider";

/** An access key that no account has. */
export const credentials = {
  accessKeyId: "0123456789abcdef0123456789abcdef",
  secretAccessKey: "fedcba9876543210fedcba9876543210",
};

/** The callback config through an adapter with these options. */
export function callbackOf(options: BaiduOptions): CallbackApi {
  const { callback } = baidu(options);
  assert(callback && "read" in callback);
  return callback;
}

/** Settings of an account that has nothing switched on. */
export const allDisabled: DesiredSettings = {
  mode: "push",
  signing: "off",
  events: {},
  native: {},
};
