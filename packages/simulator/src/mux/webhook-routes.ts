import type { MuxAction } from "./actions.js";
import { numberedPage } from "./page.js";
import { bodyOf, type MuxRoutes } from "./route.js";
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
    "POST /system/v1/webhooks": (call) => ({
      status: 201,
      content: { data: webhooks.create(bodyOf(call)) },
    }),
    "GET /system/v1/webhooks": ({ query }) => ({
      status: 200,
      content: { data: numberedPage(webhooks.all, query).map(shown) },
    }),
    "GET /system/v1/webhooks/{webhookId}": ({ id }) => ({
      status: 200,
      content: { data: shown(webhooks.get(id)) },
    }),
    "PATCH /system/v1/webhooks/{webhookId}": (call) => ({
      status: 200,
      content: { data: shown(webhooks.update(call.id, bodyOf(call))) },
    }),
    "DELETE /system/v1/webhooks/{webhookId}": ({ id }) => {
      webhooks.delete(id);
      return { status: 204 };
    },
  };
}
