import type { VodErrorCode } from "@vod-events/core";

type Remedies = Readonly<Partial<Record<VodErrorCode, string>>>;

/** What to do about each error, by the stage in which it occurs, as Markdown of a page in docs. */
export const remedies: Readonly<Record<string, Remedies>> = {
  config: {
    config_invalid:
      "Correct what the message names. [Options](options.md) and [the config file](configuration.md) list the valid values.",
    unsupported:
      "Leave the feature out, or choose another provider or inbox. [The capabilities of the clouds](callback-config.md#cloud-capabilities) and [the inboxes](inbox-and-guarantees.md#choose-an-inbox) show what each supports.",
    config_drift:
      "Look at `error.drift`. Another program or the console may have changed the settings: run `vod-events callback plan`, and `apply` again.",
    plan_stale:
      "Run `vod-events callback plan` again, review the new plan and apply it ([plan and apply](callback-config.md#plan-and-apply)).",
    endpoint_conflict: "Delete all endpoints but one at the provider. The message names them.",
    receiver_not_ready:
      "Make every receiver use the same key file, check that it is reachable at the callback URL, and rotate again ([rotate the signing key](callback-config.md#rotate-the-signing-key)).",
  },
  api: {
    credentials_missing:
      "Set the environment variables or the option `credentials` of the adapter. Its page lists them, such as that of [Tencent Cloud](adapters/tencent.md#options).",
    sdk_missing: "Install the package that the message names.",
    authentication_failed:
      "Check the key pair: both parts belong together, it is active, and it belongs to the site and the account of the adapter's options.",
    clock_skew: "Synchronize the clock of this machine, for example by NTP.",
    permission_denied:
      "Grant the user of the credentials what the message names. The adapter's page lists the calls, such as that of [Tencent Cloud](adapters/tencent.md#api-calls-and-limits).",
    not_activated:
      "Activate the service in the console of the provider, and settle overdue payments.",
    request_rejected:
      "Look up `nativeCode` in the documentation of the provider. Quote `requestId` to its support.",
    throttled:
      "Nothing for single cases: calls are repeated. Otherwise make fewer calls, or run fewer processes on the same account ([API calls](growing.md#api-calls)).",
    unavailable:
      "Try again later. Look at the status page of the provider, or at `cause` when a function of the application returns the credentials.",
    network:
      "Check DNS, firewall and proxy of this machine, and the option `endpoint` if it is set. The message has the reason.",
    timeout:
      "Try again. If it happens often, raise `timeoutSeconds` of the adapter, or `timeoutSeconds` of [`natsInbox`](options.md#natsinbox).",
    aborted: "Nothing: the caller asked for it. Repeat the call to continue.",
    response_invalid:
      "Check that the option `endpoint` leads to the provider. If it does, report a bug with the message, which contains no secret.",
  },
  receive: {
    path_not_found:
      "Compare the path of the request with `callback.url` and the names in `providers`. A proxy must not rewrite it ([receiving callbacks](receiving-callbacks.md)).",
    method_not_allowed:
      "Nothing for scanners and browsers: clouds send `POST`. A proxy must not change the method.",
    body_too_large:
      "If the provider sent it, raise `receiver.maxBodyBytes` ([options](options.md#receiver)).",
    body_interrupted:
      "Nothing for single cases: the provider may deliver again. Otherwise look at the timeouts of the proxy.",
    body_timeout:
      "Look at the proxy in front. If the provider is slow, raise `receiver.bodyTimeoutSeconds` ([options](options.md#receiver)).",
    content_encoding_unsupported:
      "Switch compression of requests off in the proxy. Clouds send bodies as they are.",
    body_already_read:
      "Mount the receiver before every body parser ([body already read](receiving-callbacks.md#the-raw-body)).",
    signature_missing:
      "Set the signing key at the provider by `vod-events callback apply`, and let the proxy pass the headers. `vod-events explain` finds the cause ([troubleshooting](troubleshooting.md)).",
    signature_malformed:
      "Let the proxy pass headers and query unchanged. `vod-events explain` finds the cause ([troubleshooting](troubleshooting.md)).",
    signature_mismatch:
      "Compare the key and the callback URL with those at the provider. `vod-events explain` finds the cause ([troubleshooting](troubleshooting.md)).",
    signature_insufficient:
      "Remove the part from `receiver.require`, or choose a provider whose signature covers it ([security](security.md)).",
    timestamp_expired:
      "Synchronize the clock of this machine. A late redelivery or a replay is rejected on purpose; `receiver.maxAgeSeconds` limits the age where the signature has no expiry ([options](options.md#receiver)).",
    timestamp_in_future:
      "Synchronize the clock of this machine. `receiver.clockSkewSeconds` is the tolerated difference ([options](options.md#receiver)).",
    body_not_json:
      "Let no proxy change the body. A body that no cloud sent needs nothing. `vod-events explain` finds the cause ([troubleshooting](troubleshooting.md)).",
    body_not_decodable:
      "Look at `problems` of the diagnostic. If the provider sent the body, report it ([undocumented behavior](../CONTRIBUTING.md#undocumented-behavior-of-a-cloud)); a reconciliation may find the event.",
    origin_not_allowed:
      "Nothing: the delivery names a URL that is not the provider's. It may be an attack.",
    fetch_failed:
      "Let this machine reach the provider: check DNS, firewall and proxy. The provider may deliver again.",
    adapter_failed:
      "Report a bug of the adapter that the problems name. A pulled event waits in the dead letters: redrive it after an update.",
    internal_error:
      "Look at `error` of the diagnostic `rejected`. Report a bug if it is not of your inbox or adapter.",
  },
  handle: {
    handler_timeout:
      "Make the handlers faster, pass their `signal` on, or raise `handling.deadlineSeconds` ([options](options.md#handling)).",
    event_contradicted:
      "Look at the event in the dead letters and at `reasons`. It may be forged; `redrive` looks it up again ([confirming events](confirming-events.md#results)).",
    event_unconfirmed:
      "Use the queue, or set `receiver.unconfirmed` to `handle` and check `integrity.confirmed` ([confirming events](confirming-events.md#results)).",
    event_not_yet_confirmed: "Nothing: the event is looked up again for half a minute.",
    handler_failed:
      "Correct the handler: `attempt_failed` has its error. Use a durable inbox, so that a retry does not depend on the provider ([inboxes](inbox-and-guarantees.md#choose-an-inbox)).",
    forward_failed:
      "Look at the endpoint: the message has its status. The event is posted again ([responses and retries](forwarding.md#responses-and-retries)).",
    endpoint_gone:
      "Remove the endpoint from the destinations. If it should get events, correct its answer and restart: its events are in its inbox.",
    inbox_full:
      "Add workers, make handlers faster, or raise `maxOpen` of the inbox ([sizing](deployment.md#sizing)). The provider may deliver again.",
    inbox_unavailable:
      "Look at the server or the disk: the message has its code. The README of the inbox lists causes, such as that of [PostgreSQL](../packages/postgres/README.md#errors).",
  },
  wait: {
    media_failed:
      "Look at `failure`, and upload or process the media again. A later event can make it ready ([wait](waiting-for-media.md#wait)).",
    media_deleted: "Nothing: a deleted media does not come back. Upload it again.",
    wait_timeout:
      "Wait again, or raise `timeoutSeconds`. If no event arrives, run `vod-events callback check` ([wait](waiting-for-media.md#wait)).",
  },
  lifecycle: {
    stopped:
      "Nothing: the application stops. Make the call before `vod.stop()`, or in another process.",
  },
};
