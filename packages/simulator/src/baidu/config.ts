import { ApiError } from "../server/api-error.js";
import { isWebAddress } from "../server/web-address.js";

/** The names of the event flags, one for each event type. */
export const eventFlags = [
  "enableMediaUploadCompleteEvent",
  "enableMediaFetchCompleteEvent",
  "enableMediaTranscodeCompleteEvent",
  "enableMediaThumbnailCompleteEvent",
  "enableMediaAnalysisCompleteEvent",
  "enableMediaRegulationCompleteEvent",
  // The end of this name is inferred from the event's name.
  "enableComposeTaskStatusChangeEvent",
  "enableVideoGenerateCompleteEvent",
] as const;

/** The name of an event flag. */
export type EventFlag = (typeof eventFlags)[number];

/** The callback config of an account, with the cloud's own field names. */
export interface BaiduCallbackConfig extends Readonly<Record<EventFlag, boolean>> {
  /** Absent when it was never set. */
  readonly callbackUrl?: string;
  readonly enableSign: boolean;
  /** Absent when it was never set. */
  readonly signKey?: string;
}

const flags = ["enableSign", ...eventFlags] as const;

/** The config of a new account. Which members it has is a guess. */
const initialConfig = Object.fromEntries(flags.map((flag) => [flag, false])) as Record<
  (typeof flags)[number],
  boolean
>;

/** Stores and validates the callback config of an account. */
export class BaiduConfigStore {
  readonly #forbiddenHosts: readonly string[];
  #config: BaiduCallbackConfig = initialConfig;

  /** `forbiddenHosts`: the hosts, without a port, that a callback URL must not have. */
  constructor(forbiddenHosts: readonly string[]) {
    this.#forbiddenHosts = forbiddenHosts.map((host) => host.toLowerCase());
  }

  get current(): BaiduCallbackConfig {
    return this.#config;
  }

  /**
   * Changes the settings that a patch contains. Throws a {@link ApiError} for an invalid patch, and changes
   * nothing in that case. How the cloud treats the following is unknown: unknown members (ignored here), `null`
   * (ignored here) and `""` (clears the setting here).
   *
   * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
   */
  patch(json: unknown): void {
    const next = { ...this.#config, ...readPatch(json) };
    checkRequired(next);
    this.#checkUrl(next.callbackUrl);
    this.#config = next;
  }

  /** Rejects forbidden callback URLs. The cloud's rule for them is unknown. */
  #checkUrl(url: string | undefined): void {
    if (!url) return;
    if (!isWebAddress(url) || this.#forbiddenHosts.includes(new URL(url).hostname)) {
      throw invalidConfig("callbackUrl is not allowed", 403);
    }
  }
}

function readPatch(json: unknown): Partial<BaiduCallbackConfig> {
  if (typeof json !== "object" || json === null || Array.isArray(json)) throw inappropriate();
  const patch: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(json)) {
    const type = typeOf(name);
    if (type === undefined || value === null) continue;
    if (typeof value !== type) throw inappropriate();
    patch[name] = value;
  }
  return patch;
}

function typeOf(name: string): "string" | "boolean" | undefined {
  if (name === "callbackUrl" || name === "signKey") return "string";
  return (flags as readonly string[]).includes(name) ? "boolean" : undefined;
}

function inappropriate(): ApiError {
  return new ApiError(
    "InappropriateJSON",
    "The JSON you provided is well-formed and valid, but not appropriate for this operation",
  );
}

function checkRequired(config: BaiduCallbackConfig): void {
  if (config.enableSign && !config.signKey)
    throw invalidConfig("signKey is required when enable sign");
  if (eventFlags.some((flag) => config[flag]) && !config.callbackUrl) {
    throw invalidConfig("callbackUrl is required when enable any event");
  }
}

function invalidConfig(message: string, status = 400): ApiError {
  return new ApiError("InvalidCallbackConfigParams", message, status);
}
