import type { VodErrorCode } from "@vod-events/core";
import type { ErrorDescription } from "./error-description.js";

/** Errors of calls of a provider's API. */
export const apiErrors = {
  credentials_missing: {
    meaning: "An API call needs credentials, and none are configured.",
    remedy:
      "Set the environment variables or the option `credentials` of the adapter. `vod-events adapters` lists the variables.",
  },
  sdk_missing: {
    meaning: "The provider's SDK is not installed.",
    remedy: "Install the package that the message names.",
  },
  authentication_failed: {
    meaning: "The provider rejected the credentials.",
    remedy:
      "Check the key pair: both parts belong together, it is active, and it belongs to the site and the account of the adapter's options.",
  },
  clock_skew: {
    meaning: "This machine's clock differs too much from the provider's.",
    remedy: "Synchronize the clock of this machine, for example by NTP.",
  },
  permission_denied: {
    meaning: "The credentials have no permission for the call.",
    remedy:
      "Grant the user of the credentials what the message names. The page of the adapter lists all its calls.",
  },
  not_activated: {
    meaning: "The account has not activated the service.",
    remedy: "Activate the service in the console of the provider, and settle overdue payments.",
  },
  request_rejected: {
    meaning: "The provider rejected the request for another reason.",
    remedy:
      "Look up `nativeCode` in the documentation of the provider. Quote `requestId` to its support.",
  },
  throttled: {
    meaning: "The provider limits the request rate.",
    remedy:
      "Nothing for single cases: calls are repeated. Otherwise make fewer calls, or run fewer processes on the same account ([API calls](docs/growing.md#api-calls)).",
  },
  unavailable: {
    meaning: "The provider failed, or a function of the application failed to return credentials.",
    remedy:
      "Try again later. Look at the status page of the provider, or at `cause` when a function of the application returns the credentials.",
  },
  network: {
    meaning: "The provider could not be reached.",
    remedy:
      "Check DNS, firewall and proxy of this machine, and the option `endpoint` if it is set. The message has the reason.",
  },
  timeout: {
    meaning: "A call took longer than its timeout.",
    remedy:
      "Try again. If it happens often, raise `timeoutSeconds` of the adapter, or `timeoutSeconds` of [`natsInbox`](docs/options.md#natsinbox).",
  },
  aborted: {
    meaning: "The caller's signal aborted the call.",
    remedy: "Nothing: the caller asked for it. Repeat the call to continue.",
  },
  response_invalid: {
    meaning: "The response differs from the provider's documentation.",
    remedy:
      "Check that the option `endpoint` leads to the provider. If it does, report a bug with the message, which contains no secret.",
  },
} satisfies Partial<Record<VodErrorCode, ErrorDescription>>;
