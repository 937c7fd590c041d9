import type { Failure } from "../event/envelope.js";

/** What is the same for all errors with a code. */
export interface ErrorTraits {
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  /** The HTTP status of a delivery that is rejected with the code. */
  readonly status?: number;
}

/** All codes and their traits. */
const traits = {
  /** An option, an environment variable or a file is invalid. The message names it. */
  config_invalid: { retryable: false },
  /** The provider does not support the requested feature. */
  unsupported: { retryable: false },
  /** The provider's settings differ from the config after a write. `drift` has both values. */
  config_drift: { retryable: false },
  /** The provider's settings changed after the plan. Create a new plan. */
  plan_stale: { retryable: false },
  /** Several endpoints of the provider have the callback URL of this application. */
  endpoint_conflict: { retryable: false },
  /** The receiver does not accept the new key of a rotation. The provider keeps the old key. */
  receiver_not_ready: { retryable: true },
  /** An API call needs credentials, and none are configured. */
  credentials_missing: { retryable: false },
  /** The provider's SDK is not installed. */
  sdk_missing: { retryable: false },
  /** The provider rejected the credentials. */
  authentication_failed: { retryable: false },
  /** This machine's clock differs too much from the provider's. */
  clock_skew: { retryable: false },
  /** The credentials have no permission for the call. */
  permission_denied: { retryable: false },
  /** The account has not activated the service. */
  not_activated: { retryable: false },
  /** The provider rejected the request for another reason. */
  request_rejected: { retryable: false },
  /** The provider limits the request rate. */
  throttled: { retryable: true },
  /** The provider failed, or a function of the application failed to return credentials. */
  unavailable: { retryable: true },
  /** The provider could not be reached. */
  network: { retryable: true },
  /** A call took longer than its timeout. */
  timeout: { retryable: true },
  /** The caller's signal aborted the call. */
  aborted: { retryable: false },
  /** The response differs from the provider's documentation. */
  response_invalid: { retryable: false },
  /** The path of the request has no registered provider. */
  path_not_found: { retryable: false, status: 404 },
  /** The provider does not deliver with this HTTP method. */
  method_not_allowed: { retryable: false, status: 405 },
  /** The body exceeds `receiver.maxBodyBytes`. */
  body_too_large: { retryable: false, status: 413 },
  /** The connection ended before the end of the body. */
  body_interrupted: { retryable: true, status: 400 },
  /** The body took longer than `receiver.bodyTimeoutSeconds`. */
  body_timeout: { retryable: true, status: 408 },
  /** The body is compressed. */
  content_encoding_unsupported: { retryable: false, status: 415 },
  /** Other code, such as a body parser, consumed the body before the receiver. */
  body_already_read: { retryable: false, status: 500 },
  /** A key is configured, and the delivery has no signature. */
  signature_missing: { retryable: false, status: 401 },
  /** Parts of the signature are missing or have the wrong format. */
  signature_malformed: { retryable: false, status: 401 },
  /** No configured key matches the signature. */
  signature_mismatch: { retryable: false, status: 401 },
  /** The signature does not cover the parts in `receiver.require`. */
  signature_insufficient: { retryable: false, status: 401 },
  /** The signature has expired. */
  timestamp_expired: { retryable: false, status: 401 },
  /** The time of the signature is in the future. */
  timestamp_in_future: { retryable: false, status: 401 },
  /** The body is not JSON in UTF-8, or has too many levels or values. */
  body_not_json: { retryable: false, status: 400 },
  /** The body is not an event of the provider, or has too many events. */
  body_not_decodable: { retryable: false, status: 422 },
  /** A delivery refers to a URL that the adapter does not allow to be fetched. */
  origin_not_allowed: { retryable: false, status: 422 },
  /** The URL of a handshake or a certificate could not be fetched. */
  fetch_failed: { retryable: true, status: 503 },
  /** An adapter threw an error or returned an invalid event. The problems name the adapter. */
  adapter_failed: { retryable: true, status: 500 },
  /** An unexpected error, such as one of an inbox. */
  internal_error: { retryable: true, status: 500 },
  /** The handlers took longer than `handling.deadlineSeconds`. */
  handler_timeout: { retryable: true },
  /** The provider's API contradicts the event. */
  event_contradicted: { retryable: false },
  /** The provider's API cannot confirm the event. */
  event_unconfirmed: { retryable: false },
  /** The provider's API does not show the event yet. */
  event_not_yet_confirmed: { retryable: true },
  /** A handler failed, and the inbox leaves the redelivery to the provider. */
  handler_failed: { retryable: true, status: 500 },
  /** An endpoint did not accept a forwarded event. */
  forward_failed: { retryable: true },
  /** An endpoint answered a forwarded event with status 410 (Gone): it wants no further events. */
  endpoint_gone: { retryable: false },
  /** The inbox has reached its maximum number of open events. */
  inbox_full: { retryable: true, status: 503 },
  /** The store of the inbox failed. */
  inbox_unavailable: { retryable: true, status: 503 },
  /** A media that is waited for failed. `failure` has the reason. */
  media_failed: { retryable: false },
  /** A media that is waited for was deleted. */
  media_deleted: { retryable: false },
  /** A media did not reach the awaited condition within `timeoutSeconds`. */
  wait_timeout: { retryable: true },
  /** The application was stopped. */
  stopped: { retryable: true, status: 503 },
} as const satisfies Record<string, ErrorTraits>;

/** A stable code of an error. `vod-events errors <code>` prints its meaning and its remedy. */
export type VodErrorCode = keyof typeof traits;

/** The traits of every error code. */
export const errorTraits: Readonly<Record<VodErrorCode, ErrorTraits>> = traits;

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
  /** The failure of the media. */
  readonly failure?: Failure | undefined;
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
  declare readonly provider?: string;
  declare readonly nativeCode?: string;
  declare readonly requestId?: string;
  /** Expected and actual values for `config_drift`. Not enumerable, because loggers print enumerable properties. */
  declare readonly drift?: readonly Drift[];

  /** The reason for `media_failed`, in the neutral vocabulary. Not enumerable, because it has the provider's message. */
  declare readonly failure?: Failure;

  constructor(code: VodErrorCode, message: string, details: VodErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryable = traits[code].retryable;
    if (details.provider !== undefined) this.provider = details.provider;
    if (details.nativeCode !== undefined) this.nativeCode = details.nativeCode;
    if (details.requestId !== undefined) this.requestId = details.requestId;
    if (details.drift !== undefined) Object.defineProperty(this, "drift", { value: details.drift });
    if (details.failure !== undefined)
      Object.defineProperty(this, "failure", { value: details.failure });
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Tells whether a value is a {@link VodError}, including one from another copy of this package. */
export function isVodError(value: unknown): value is VodError {
  return typeof value === "object" && value !== null && brand in value;
}

/** Tells whether a delivery can be rejected with a code. */
export function isRejectionCode(code: VodErrorCode): code is RejectionCode {
  return "status" in traits[code];
}

/** Returns the HTTP status for a rejection code. */
export function statusOf(code: RejectionCode): number {
  return traits[code].status;
}
