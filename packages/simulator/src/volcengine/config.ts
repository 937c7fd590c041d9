import { ApiError } from "../server/api-error.js";
import { isWebAddress } from "../server/web-address.js";
import { invalidParameter } from "./api-error.js";

/** A callback URL of a space. */
export interface VolcengineSubscription {
  readonly Url: string;
  readonly ContentType: "application/octet-stream" | "application/json";
}

/** The callback config of a space, with the cloud's own names. Absent members were never set. */
export interface VolcengineCallbackConfig {
  /** Whether a space can have several is undocumented. Here it can. */
  readonly Subscriptions: readonly VolcengineSubscription[];
  /** Names separated by commas. */
  readonly Events?: string;
  readonly AuthEnabled?: "0" | "1";
  readonly PrivateKey?: string;
}

/** The names in `Events`. The end of a workflow has another name than its event. */
const eventNames = new Set([
  "FileUploadComplete",
  "FileUploadByUrlComplete",
  "MaterialUploadComplete",
  "TranscodeComplete",
  "DeleteMediaComplete",
  "DeleteTranscodesComplete",
  "VideoTrackComplete",
  "UploadGetMetaComplete",
  "UpdateMediaStorageClassComplete",
  "ExecutionComplete",
]);

type Parameters = ReadonlyMap<string, string>;

/** Stores and validates the callback config of a space. The methods throw a {@link ApiError}. */
export class VolcengineConfigStore {
  #config: VolcengineCallbackConfig = { Subscriptions: [] };

  get current(): VolcengineCallbackConfig {
    return this.#config;
  }

  /** Adds a URL. That a known URL is added once, with its new content type, is a guess. */
  subscribe(parameters: Parameters): void {
    const { Url = "", ContentType = "application/octet-stream" } = Object.fromEntries(parameters);
    if (Url === "") throw missing("Url");
    if (!isWebAddress(Url)) throw invalidParameter("Url");
    if (ContentType !== "application/octet-stream" && ContentType !== "application/json") {
      throw invalidParameter("ContentType");
    }
    const others = this.#config.Subscriptions.filter((each) => each.Url !== Url);
    this.#config = { ...this.#config, Subscriptions: [...others, { Url, ContentType }] };
  }

  /** Sets the events and the key. That absent settings are kept is a guess. */
  set(parameters: Parameters): void {
    const given = ["Events", "AuthEnabled", "PrivateKey"].filter((name) => parameters.has(name));
    const settings = Object.fromEntries(given.map((name) => [name, parameters.get(name) ?? ""]));
    this.configure(settings);
  }

  /** Changes some settings, as in the console. */
  configure(patch: Readonly<Partial<Record<string, unknown>>>): void {
    const config = { ...this.#config, ...patch } as VolcengineCallbackConfig;
    const unknown = namesIn(config).filter((name) => !eventNames.has(name));
    if (unknown.length > 0) throw invalidParameter("Events");
    if (!["0", "1"].includes(config.AuthEnabled ?? "0")) throw invalidParameter("AuthEnabled");
    const isValid = /^[A-Za-z0-9]{8,20}$/.test(config.PrivateKey ?? "");
    if (config.AuthEnabled === "1" && !isValid) throw invalidParameter("PrivateKey");
    this.#config = config;
  }

  /** Tells whether the events of a native type are on. */
  isOn(eventType: string): boolean {
    const name = eventType === "WorkflowComplete" ? "TranscodeComplete" : eventType;
    return namesIn(this.#config).includes(name);
  }
}

function namesIn({ Events = "" }: VolcengineCallbackConfig): readonly string[] {
  return Events.split(",").filter((name) => name !== "");
}

/** Creates the error for a missing parameter. */
export function missing(name: string): ApiError {
  return new ApiError("MissingParameter", `The parameter ${name} is missing.`);
}
