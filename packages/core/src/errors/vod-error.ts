interface Traits {
  /** The stage where the error occurs. */
  readonly stage: "config" | "api" | "receive" | "handle" | "lifecycle";
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** The HTTP status of a delivery that is rejected with the code. */
  readonly status?: number;
}

/** All codes and their traits. */
const traits = {
  config_invalid: { stage: "config", retryable: false },
  unsupported: { stage: "config", retryable: false },
  config_drift: { stage: "config", retryable: false },
  plan_stale: { stage: "config", retryable: false },
  receiver_not_ready: { stage: "config", retryable: true },
  credentials_missing: { stage: "api", retryable: false },
  sdk_missing: { stage: "api", retryable: false },
  authentication_failed: { stage: "api", retryable: false },
  clock_skew: { stage: "api", retryable: false },
  permission_denied: { stage: "api", retryable: false },
  not_activated: { stage: "api", retryable: false },
  request_rejected: { stage: "api", retryable: false },
  throttled: { stage: "api", retryable: true },
  unavailable: { stage: "api", retryable: true },
  network: { stage: "api", retryable: true },
  timeout: { stage: "api", retryable: true },
  aborted: { stage: "api", retryable: false },
  response_invalid: { stage: "api", retryable: false },
  path_not_found: { stage: "receive", retryable: false, status: 404 },
  method_not_allowed: { stage: "receive", retryable: false, status: 405 },
  body_too_large: { stage: "receive", retryable: false, status: 413 },
  body_interrupted: { stage: "receive", retryable: true, status: 400 },
  body_timeout: { stage: "receive", retryable: true, status: 408 },
  content_encoding_unsupported: { stage: "receive", retryable: false, status: 415 },
  body_already_read: { stage: "receive", retryable: false, status: 500 },
  signature_missing: { stage: "receive", retryable: false, status: 401 },
  signature_malformed: { stage: "receive", retryable: false, status: 401 },
  signature_mismatch: { stage: "receive", retryable: false, status: 401 },
  signature_insufficient: { stage: "receive", retryable: false, status: 401 },
  timestamp_expired: { stage: "receive", retryable: false, status: 401 },
  timestamp_in_future: { stage: "receive", retryable: false, status: 401 },
  body_not_json: { stage: "receive", retryable: false, status: 400 },
  body_not_decodable: { stage: "receive", retryable: false, status: 422 },
  internal_error: { stage: "receive", retryable: true, status: 500 },
  handler_timeout: { stage: "handle", retryable: true },
  event_contradicted: { stage: "handle", retryable: false },
  event_unconfirmed: { stage: "handle", retryable: false },
  event_not_yet_confirmed: { stage: "handle", retryable: true },
  handler_failed: { stage: "handle", retryable: true, status: 500 },
  inbox_full: { stage: "handle", retryable: true, status: 503 },
  inbox_unavailable: { stage: "handle", retryable: true, status: 503 },
  stopped: { stage: "lifecycle", retryable: true, status: 503 },
} as const satisfies Record<string, Traits>;

/** A stable code of an error. */
export type VodErrorCode = keyof typeof traits;

/** The code of a rejected delivery. */
export type RejectionCode = {
  [Code in VodErrorCode]: (typeof traits)[Code] extends { readonly status: number } ? Code : never;
}[VodErrorCode];

/** The optional details of a {@link VodError}. */
export interface VodErrorDetails {
  /** The provider concerned. */
  readonly provider?: string | undefined;
  /** The provider's error code. */
  readonly nativeCode?: string | undefined;
  /** The provider's request id, for its support. */
  readonly requestId?: string | undefined;
  /** The settings that differ from the desired ones. */
  readonly drift?: readonly Drift[] | undefined;
  readonly cause?: unknown;
}

/** A setting whose actual value differs from the expected one. Keys are never shown; URLs are. */
export interface Drift {
  /** The setting, such as `url` or `events.media.uploaded`. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

const brand = Symbol.for("vod-events.VodError");

/**
 * The error class of this library. `message` says what to do. It contains no secret, no body and no URL of the
 * provider.
 */
export class VodError extends Error {
  override readonly name = "VodError";
  readonly code: VodErrorCode;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  readonly provider?: string;
  readonly nativeCode?: string;
  readonly requestId?: string;
  /** Expected and actual values for `config_drift`. Not enumerable, because loggers print enumerable properties. */
  declare readonly drift?: readonly Drift[];

  constructor(code: VodErrorCode, message: string, details: VodErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = traits[code].retryable;
    if (details.provider !== undefined) this.provider = details.provider;
    if (details.nativeCode !== undefined) this.nativeCode = details.nativeCode;
    if (details.requestId !== undefined) this.requestId = details.requestId;
    if (details.drift !== undefined) Object.defineProperty(this, "drift", { value: details.drift });
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Tells whether a value is a {@link VodError}, including one from another copy of this package. */
export function isVodError(value: unknown): value is VodError {
  return typeof value === "object" && value !== null && brand in value;
}

/** Returns the HTTP status for a rejection code. */
export function statusOf(code: RejectionCode): number {
  return traits[code].status;
}
