import { ApiError } from "../server/api-error.js";
import { isWebAddress } from "../server/web-address.js";

/** The callback config of an application, with the cloud's own field names. */
export interface TencentCallbackConfig {
  readonly Mode: "PUSH" | "PULL";
  /** Empty when it is not set. */
  readonly NotificationUrl: string;
  readonly UploadMediaCompleteEventSwitch: "ON" | "OFF";
  readonly DeleteMediaCompleteEventSwitch: "ON" | "OFF";
  readonly PersistenceCompleteEventSwitch: "ON" | "OFF";
  /** Empty when it is not set. */
  readonly SignKey: string;
}

/** The config of a new application. Its mode PUSH is a guess. */
const initialConfig: TencentCallbackConfig = {
  Mode: "PUSH",
  NotificationUrl: "",
  UploadMediaCompleteEventSwitch: "OFF",
  DeleteMediaCompleteEventSwitch: "OFF",
  PersistenceCompleteEventSwitch: "OFF",
  SignKey: "",
};

type Rule = (value: string) => boolean;

const isSwitch: Rule = (value) => value === "ON" || value === "OFF";

const rules: Readonly<Record<keyof TencentCallbackConfig, Rule>> = {
  Mode: (value) => value === "PUSH" || value === "PULL",
  NotificationUrl: (value) => value === "" || isWebAddress(value),
  UploadMediaCompleteEventSwitch: isSwitch,
  DeleteMediaCompleteEventSwitch: isSwitch,
  PersistenceCompleteEventSwitch: isSwitch,
  // Whether an empty key clears the stored key is unknown. Here the API rejects it.
  SignKey: (value) => /^[A-Za-z0-9]{1,32}$/.test(value),
};

/** Stores and validates the callback config of an application. */
export class TencentConfigStore {
  #config = initialConfig;

  get current(): TencentCallbackConfig {
    return this.#config;
  }

  /** Returns the response of DescribeEventConfig: everything except the key, which the cloud never returns. */
  describe(): Omit<TencentCallbackConfig, "SignKey"> {
    const { SignKey: _, ...shown } = this.#config;
    return shown;
  }

  /**
   * Changes the settings that the parameters contain. Other settings keep their values. This is inferred from the note
   * that an empty NotificationUrl clears it. For the switches and the key, it is not documented at all. Throws a
   * {@link ApiError} for an invalid value, and changes nothing in that case.
   *
   * @see https://cloud.tencent.com/document/product/266/33779
   */
  modify(parameters: Readonly<Record<string, unknown>>): void {
    for (const [name, value] of Object.entries(parameters)) check(name, value);
    this.#config = { ...this.#config, ...parameters };
  }

  /**
   * Changes the settings that a patch contains, as in the console. An empty `SignKey` removes the signing key. That the
   * console can do this is a guess. Throws like {@link TencentConfigStore.modify}.
   */
  configure(patch: Partial<TencentCallbackConfig>): void {
    const { SignKey: key, ...others } = patch;
    this.modify(key ? patch : others);
    if (key === "") this.#config = { ...this.#config, SignKey: "" };
  }
}

function check(name: string, value: unknown): void {
  const rule = Object.hasOwn(rules, name) ? rules[name as keyof TencentCallbackConfig] : undefined;
  if (rule === undefined || typeof value !== "string" || !rule(value)) {
    throw new ApiError("InvalidParameter", `The value of ${name} is not valid`);
  }
}
