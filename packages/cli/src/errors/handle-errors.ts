import type { VodErrorCode } from "@vod-events/core";
import type { ErrorDescription } from "./error-description.js";

/** Errors of handlers and inboxes. */
export const handleErrors = {
  handler_timeout: {
    meaning: "The handlers took longer than `handling.deadlineSeconds`.",
    remedy:
      "Make the handlers faster, pass their `signal` on, or raise `handling.deadlineSeconds` ([options](docs/options.md#handling)).",
  },
  event_contradicted: {
    meaning: "The provider's API contradicts the event.",
    remedy:
      "Look at the event in the dead letters and at `reasons`. It may be forged; `redrive` looks it up again ([confirming events](docs/confirming-events.md#results)).",
  },
  event_unconfirmed: {
    meaning: "The provider's API cannot confirm the event.",
    remedy:
      "Use the queue, or set `receiver.unconfirmed` to `handle` and check `integrity.confirmed` ([confirming events](docs/confirming-events.md#results)).",
  },
  event_not_yet_confirmed: {
    meaning: "The provider's API does not show the event yet.",
    remedy: "Nothing: the event is looked up again for half a minute.",
  },
  handler_failed: {
    meaning: "A handler failed, and the inbox leaves the redelivery to the provider.",
    remedy:
      "Correct the handler: `attempt_failed` has its error. Use a durable inbox, so that a retry does not depend on the provider ([inboxes](docs/inbox-and-guarantees.md#choose-an-inbox)).",
  },
  forward_failed: {
    meaning: "An endpoint did not accept a forwarded event.",
    remedy:
      "Look at the endpoint: the message has its status. The event is posted again ([responses and retries](docs/forwarding.md#responses-and-retries)).",
  },
  endpoint_gone: {
    meaning:
      "An endpoint answered a forwarded event with status 410 (Gone): it wants no further events.",
    remedy:
      "Remove the endpoint from the destinations. If it should get events, correct its answer and restart: its events are in its inbox.",
  },
  inbox_full: {
    meaning: "The inbox has reached its maximum number of open events.",
    remedy:
      "Add workers, make handlers faster, or raise `maxOpen` of the inbox ([sizing](docs/deployment.md#sizing)). The provider may deliver again.",
  },
  inbox_unavailable: {
    meaning: "The store of the inbox failed.",
    remedy:
      "Look at the server or the disk: the message has its code. The README of the inbox lists causes, such as that of [PostgreSQL](packages/postgres/README.md#errors).",
  },
} satisfies Partial<Record<VodErrorCode, ErrorDescription>>;
