import type { MuxAction } from "./actions.js";
import { numberedPage } from "./page.js";
import { bodyOf, created, deleted, type MuxRoutes, ok } from "./route.js";
import type { Members } from "./settings.js";
import type { MuxWebhook, MuxWebhooks } from "./webhooks.js";

export type WebhookAction = Extract<MuxAction, `${string}/webhooks${string}`>;

/** Only the response to a creation contains the secret. `extraConfig` is added to every webhook that is read. */
export function webhookRoutes(
  webhooks: MuxWebhooks,
  extraConfig: Members,
): MuxRoutes<WebhookAction> {
  const shown = ({ signing_secret, ...webhook }: MuxWebhook) => ({ ...webhook, ...extraConfig });
  return {
    "POST /system/v1/webhooks": (call) => created(webhooks.create(bodyOf(call))),
    "GET /system/v1/webhooks": ({ query }) => ok(numberedPage(webhooks.all, query).map(shown)),
    "GET /system/v1/webhooks/{webhookId}": ({ id }) => ok(shown(webhooks.get(id))),
    "PATCH /system/v1/webhooks/{webhookId}": (call) =>
      ok(shown(webhooks.update(call.id, bodyOf(call)))),
    "DELETE /system/v1/webhooks/{webhookId}": ({ id }) => {
      webhooks.delete(id);
      return deleted;
    },
  };
}
