import type { VodErrorCode } from "@vod-events/core";
import type { ErrorDescription } from "./error-description.js";

/** Errors of the config and of the callback settings. */
export const configErrors = {
  config_invalid: {
    meaning: "An option, an environment variable or a file is invalid. The message names it.",
    remedy:
      "Correct what the message names. [Options](docs/options.md) and [the config file](docs/configuration.md) list the valid values.",
  },
  unsupported: {
    meaning: "The provider does not support the requested feature.",
    remedy:
      "Leave the feature out, or choose another provider or inbox. [The capabilities of the clouds](docs/callback-config.md#cloud-capabilities) and [the inboxes](docs/inbox-and-guarantees.md#choose-an-inbox) show what each supports.",
  },
  config_drift: {
    meaning:
      "The provider's settings differ from the config after a write. `drift` has both values.",
    remedy:
      "Look at `error.drift`. Another program or the console may have changed the settings: run `vod-events callback plan`, and `apply` again.",
  },
  plan_stale: {
    meaning: "The provider's settings changed after the plan. Create a new plan.",
    remedy:
      "Run `vod-events callback plan` again, review the new plan and apply it ([plan and apply](docs/callback-config.md#plan-and-apply)).",
  },
  endpoint_conflict: {
    meaning: "Several endpoints of the provider have the callback URL of this application.",
    remedy: "Delete all endpoints but one at the provider. The message names them.",
  },
  receiver_not_ready: {
    meaning:
      "The receiver does not accept the new key of a rotation. The provider keeps the old key.",
    remedy:
      "Make every receiver use the same key file, check that it is reachable at the callback URL, and rotate again ([rotate the signing key](docs/callback-config.md#rotate-the-signing-key)).",
  },
} satisfies Partial<Record<VodErrorCode, ErrorDescription>>;
