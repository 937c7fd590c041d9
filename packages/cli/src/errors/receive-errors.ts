import type { VodErrorCode } from "@vod-events/core";
import type { ErrorDescription } from "./error-description.js";

/** Errors of received callbacks. */
export const receiveErrors = {
  path_not_found: {
    meaning: "The path of the request has no registered provider.",
    remedy:
      "Compare the path of the request with `callback.url` and the names in `providers`. A proxy must not rewrite it ([receiving callbacks](docs/receiving-callbacks.md)).",
  },
  method_not_allowed: {
    meaning: "The provider does not deliver with this HTTP method.",
    remedy:
      "Nothing for scanners and browsers: clouds send `POST`. A proxy must not change the method.",
  },
  body_too_large: {
    meaning: "The body exceeds `receiver.maxBodyBytes`.",
    remedy:
      "If the provider sent it, raise `receiver.maxBodyBytes` ([options](docs/options.md#receiver)).",
  },
  body_interrupted: {
    meaning: "The connection ended before the end of the body.",
    remedy:
      "Nothing for single cases: the provider may deliver again. Otherwise look at the timeouts of the proxy.",
  },
  body_timeout: {
    meaning: "The body took longer than `receiver.bodyTimeoutSeconds`.",
    remedy:
      "Look at the proxy in front. If the provider is slow, raise `receiver.bodyTimeoutSeconds` ([options](docs/options.md#receiver)).",
  },
  content_encoding_unsupported: {
    meaning: "The body is compressed.",
    remedy: "Switch compression of requests off in the proxy. Clouds send bodies as they are.",
  },
  body_already_read: {
    meaning: "Other code, such as a body parser, consumed the body before the receiver.",
    remedy:
      "Mount the receiver before every body parser ([body already read](docs/receiving-callbacks.md#the-raw-body)).",
  },
  signature_missing: {
    meaning: "A key is configured, and the delivery has no signature.",
    remedy:
      "Set the signing key at the provider by `vod-events callback apply`, and let the proxy pass the headers. `vod-events explain` finds the cause ([troubleshooting](docs/troubleshooting.md)).",
  },
  signature_malformed: {
    meaning: "Parts of the signature are missing or have the wrong format.",
    remedy:
      "Let the proxy pass headers and query unchanged. `vod-events explain` finds the cause ([troubleshooting](docs/troubleshooting.md)).",
  },
  signature_mismatch: {
    meaning: "No configured key matches the signature.",
    remedy:
      "Compare the key and the callback URL with those at the provider. `vod-events explain` finds the cause ([troubleshooting](docs/troubleshooting.md)).",
  },
  signature_insufficient: {
    meaning: "The signature does not cover the parts in `receiver.require`.",
    remedy:
      "Remove the part from `receiver.require`, or choose a provider whose signature covers it ([security](docs/security.md)).",
  },
  timestamp_expired: {
    meaning: "The signature has expired.",
    remedy:
      "Synchronize the clock of this machine. A late redelivery or a replay is rejected on purpose; `receiver.maxAgeSeconds` limits the age where the signature has no expiry ([options](docs/options.md#receiver)).",
  },
  timestamp_in_future: {
    meaning: "The time of the signature is in the future.",
    remedy:
      "Synchronize the clock of this machine. `receiver.clockSkewSeconds` is the tolerated difference ([options](docs/options.md#receiver)).",
  },
  body_not_json: {
    meaning: "The body is not JSON in UTF-8, or has too many levels or values.",
    remedy:
      "Let no proxy change the body. A body that no cloud sent needs nothing. `vod-events explain` finds the cause ([troubleshooting](docs/troubleshooting.md)).",
  },
  body_not_decodable: {
    meaning: "The body is not an event of the provider, or has too many events.",
    remedy:
      "Look at `problems` of the diagnostic, or at the message of a command. If the provider sent the body, report it ([undocumented behavior](CONTRIBUTING.md#undocumented-behavior-of-a-cloud)); a reconciliation may find the event.",
  },
  origin_not_allowed: {
    meaning: "A delivery refers to a URL that the adapter does not allow to be fetched.",
    remedy: "Nothing: the delivery names a URL that is not the provider's. It may be an attack.",
  },
  fetch_failed: {
    meaning: "The URL of a handshake or a certificate could not be fetched.",
    remedy:
      "Let this machine reach the provider: check DNS, firewall and proxy. The provider may deliver again.",
  },
  adapter_failed: {
    meaning:
      "An adapter threw an error or returned an invalid event. The problems name the adapter.",
    remedy:
      "Report a bug of the adapter that the problems name. A pulled event waits in the dead letters: redrive it after an update.",
  },
  internal_error: {
    meaning: "An unexpected error, such as one of an inbox.",
    remedy:
      "Look at `error` of the diagnostic `rejected`. Report a bug if it is not of your inbox or adapter.",
  },
} satisfies Partial<Record<VodErrorCode, ErrorDescription>>;
