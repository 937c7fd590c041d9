import { invalidParameter } from "./api-error.js";
import { type AssetSettings, assetSettings, isObject, type Members } from "./settings.js";

/** What a customer chooses for a direct upload. */
export interface UploadSettings {
  readonly corsOrigin: string;
  readonly timeoutSeconds: number;
  /** Whether the asset becomes a test asset. */
  readonly test: boolean;
  /** The settings of the asset. */
  readonly settings: AssetSettings;
  /** The same, as they were given. */
  readonly given: Members;
}

/** A direct upload of the environment. */
export interface MuxUpload extends UploadSettings {
  readonly id: string;
  readonly createdAt: Date;
  /** Where the file is sent. Anyone who knows it can. */
  readonly url: string;
  readonly status: "waiting" | "asset_created" | "cancelled";
  readonly assetId?: string;
}

/** The default of `timeout`, in seconds. Its limits are not checked. */
const defaultTimeout = 3600;

/**
 * Reads the settings of a new upload. Throws an `ApiError` for an invalid value.
 *
 * @see https://www.mux.com/docs/api-reference/video/direct-uploads
 */
export function uploadSettings(body: Members): UploadSettings {
  const { cors_origin, timeout = defaultTimeout, test, new_asset_settings: given = {} } = body;
  if (typeof cors_origin !== "string") throw invalidParameter("cors_origin must be a string.");
  if (typeof timeout !== "number") throw invalidParameter("timeout must be a number.");
  if (!isObject(given)) throw invalidParameter("new_asset_settings must be an object.");
  return {
    ...{ corsOrigin: cors_origin, timeoutSeconds: timeout, test: test === true },
    ...{ settings: assetSettings({ ...given, ...(test === true && { test }) }), given },
  };
}

/** Returns an upload as the API and events contain it. A waiting one is `timed_out` after its timeout. */
export function uploadJson(upload: MuxUpload, now: number): Members & { readonly id: string } {
  const { id, url, corsOrigin, timeoutSeconds, given, test, assetId } = upload;
  return {
    ...{ id, timeout: timeoutSeconds, cors_origin: corsOrigin },
    status: isTimedOut(upload, now) ? "timed_out" : upload.status,
    new_asset_settings: given,
    ...(test && { test }),
    // The SDK's type has the URL as an option. That only an upload without a file has one is a guess.
    ...(upload.status === "waiting" && { url }),
    ...(assetId !== undefined && { asset_id: assetId }),
  };
}

/** Tells whether an upload waited longer than its timeout. */
export function isTimedOut({ status, createdAt, timeoutSeconds }: MuxUpload, now: number): boolean {
  return status === "waiting" && now > createdAt.getTime() + timeoutSeconds * 1000;
}
