import { isWebAddress } from "../server/web-address.js";
import { BaiduApiError } from "./api-error.js";

/** The names of the flags, one for each type of event. */
export const eventFlags = [
  "enableMediaUploadCompleteEvent",
  "enableMediaFetchCompleteEvent",
  "enableMediaTranscodeCompleteEvent",
  "enableMediaThumbnailCompleteEvent",
  "enableMediaAnalysisCompleteEvent",
  "enableMediaRegulationCompleteEvent",
  // The end of this name is inferred from the name of the event.
  "enableComposeTaskStatusChangeEvent",
  "enableVideoGenerateCompleteEvent",
] as const;

/** The name of a flag. */
export type EventFlag = (typeof eventFlags)[number];

/** The callback config that the cloud stores for an account, in the cloud's spelling. */
export interface BaiduCallbackConfig extends Readonly<Record<EventFlag, boolean>> {
  /** Absent if it was never set. */
  readonly callbackUrl?: string;
  readonly enableSign: boolean;
  /** Absent if it was never set. */
  readonly signKey?: string;
}

const flags = ["enableSign", ...eventFlags] as const;

/** The config of a new account. Its members are a guess. */
const untouched = Object.fromEntries(flags.map((flag) => [flag, false])) as Record<
  (typeof flags)[number],
  boolean
>;

/** The callback config of an account. */
export class BaiduConfigStore {
  readonly #forbiddenHosts: readonly string[];
  #config: BaiduCallbackConfig = untouched;

  /** The forbidden hosts of a callback URL. */
  constructor(forbiddenHosts: readonly string[]) {
    this.#forbiddenHosts = forbiddenHosts.map((host) => host.toLowerCase());
  }

  get current(): BaiduCallbackConfig {
    return this.#config;
  }

  /**
   * Changes what a patch names. Unknown: what the cloud does with members it does not know (here they
   * are ignored), with `null` (here as if it were not there) and with `""` (here it clears). Throws a
   * {@link BaiduApiError}, and then nothing is changed.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
   */
  patch(json: unknown): void {
    const next = { ...this.#config, ...readPatch(json) };
    checkTogether(next);
    this.#checkUrl(next.callbackUrl);
    this.#config = next;
  }

  /** The cloud's rule for forbidden URLs is unknown. */
  #checkUrl(url: string | undefined): void {
    if (!url) return;
    if (!isWebAddress(url) || this.#forbiddenHosts.includes(new URL(url).hostname)) {
      throw refused("callbackUrl is not allowed", 403);
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

function inappropriate(): BaiduApiError {
  return new BaiduApiError(
    "InappropriateJSON",
    "The JSON you provided is well-formed and valid, but not appropriate for this operation",
  );
}

function checkTogether(config: BaiduCallbackConfig): void {
  if (config.enableSign && !config.signKey) throw refused("signKey is required when enable sign");
  if (eventFlags.some((flag) => config[flag]) && !config.callbackUrl) {
    throw refused("callbackUrl is required when enable any event");
  }
}

function refused(message: string, status = 400): BaiduApiError {
  return new BaiduApiError("InvalidCallbackConfigParams", message, status);
}
