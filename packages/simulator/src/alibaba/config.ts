import { ApiError } from "../server/api-error.js";
import { isWebAddress } from "../server/web-address.js";
import { missing } from "./rpc-request.js";

/** The callback config of an application, with the cloud's own field names. Absent members were never set. */
export interface AlibabaCallbackConfig {
  readonly CallbackType?: "HTTP" | "MNS";
  readonly CallbackURL?: string;
  /** Names separated by commas, or `ALL`. All events are off when it is absent or empty. */
  readonly EventTypeList?: string;
  readonly AuthSwitch?: "on" | "off";
  readonly AuthKey?: string;
  readonly MnsEndpoint?: string;
  readonly MnsQueueName?: string;
}

/** The names of all settings. */
const settingNames = [
  "CallbackType",
  "CallbackURL",
  "EventTypeList",
  "AuthSwitch",
  "AuthKey",
  "MnsEndpoint",
  "MnsQueueName",
] as const satisfies readonly (keyof AlibabaCallbackConfig)[];

const aiEvents = ["AIMediaAuditComplete", "AIMediaDNAComplete", "AIVideoTagComplete"];

/** Stores and validates the callback config of an application. */
export class AlibabaConfigStore {
  #config: AlibabaCallbackConfig = {};

  get current(): AlibabaCallbackConfig {
    return this.#config;
  }

  /**
   * Replaces the config. That an absent event list switches all events off is documented. That the other absent
   * settings are cleared is a guess. Throws an {@link ApiError}, and changes nothing in that case.
   */
  replace(parameters: ReadonlyMap<string, string>): void {
    const given = settingNames.filter((name) => parameters.get(name));
    const config = Object.fromEntries(given.map((name) => [name, parameters.get(name)]));
    check(config);
    this.#config = config;
  }

  /** Changes some settings, as in the console. Throws like {@link AlibabaConfigStore.replace}. */
  configure(patch: Partial<AlibabaCallbackConfig>): void {
    this.replace(new Map(Object.entries({ ...this.#config, ...patch })));
  }

  clear(): void {
    this.#config = {};
  }

  /** Tells whether the event list contains a type. `AIComplete` stands for all AI events. */
  isOn(eventType: string): boolean {
    const names = (this.#config.EventTypeList ?? "").split(",");
    return (
      names.includes("ALL") ||
      names.includes(eventType) ||
      (aiEvents.includes(eventType) && names.includes("AIComplete"))
    );
  }
}

/** The callback method is optional in the documentation; that it defaults to HTTP is a guess. */
function check(config: AlibabaCallbackConfig): void {
  const { CallbackType: type = "HTTP", CallbackURL: url = "", AuthSwitch: authentication } = config;
  if (type !== "HTTP" && type !== "MNS") throw invalid("CallbackType");
  if (type === "MNS") {
    if (!config.MnsEndpoint) throw missing("MnsEndpoint");
    if (!config.MnsQueueName) throw missing("MnsQueueName");
    if (!isWebAddress(config.MnsEndpoint)) throw invalid("MnsEndpoint");
    return;
  }
  if (url === "") throw missing("CallbackURL");
  if (!isWebAddress(url) || Buffer.byteLength(url) > 256) throw invalid("CallbackURL");
  if (authentication === undefined || authentication === "off") return;
  if (authentication !== "on") throw invalid("AuthSwitch");
  const { AuthKey: key = "" } = config;
  const hasAll = [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(key));
  if (!hasAll || key.length > 32) throw invalid("AuthKey");
}

function invalid(name: string): ApiError {
  return new ApiError("InvalidParameter", `The specified parameter ${name} is not valid.`);
}
