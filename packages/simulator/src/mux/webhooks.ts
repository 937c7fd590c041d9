import { isWebAddress } from "../server/web-address.js";
import { found, invalidParameter } from "./api-error.js";
import type { MuxIdentifiers } from "./identifiers.js";
import type { Members } from "./settings.js";

/** A webhook of the environment, with the cloud's own names. */
export interface MuxWebhook {
  readonly id: string;
  /** The URL, which only one webhook of the environment has. */
  readonly address: string;
  /** ISO 8601, UTC, with microseconds. */
  readonly created_at: string;
  readonly enabled: boolean;
  readonly signing_secret: string;
}

/** The webhooks of the environment, the newest first. */
export interface MuxCallbackConfig {
  readonly webhooks: readonly MuxWebhook[];
}

/** A webhook to configure. */
export interface MuxWebhookSettings {
  readonly address: string;
  /** Default true. */
  readonly enabled?: boolean;
  /** Default: the secret of the webhook with the same address, or a new one. */
  readonly signing_secret?: string;
}

export interface MuxWebhooksOptions {
  readonly identifiers: MuxIdentifiers;
  /** The time of the cloud, in milliseconds since 1970. */
  now(): number;
}

/**
 * Stores and validates the webhooks of the environment. The methods throw an `ApiError`. Unknown members are ignored,
 * which is a guess.
 *
 * @see https://www.mux.com/docs/core/listen-for-webhooks
 */
export class MuxWebhooks {
  readonly #options: MuxWebhooksOptions;
  /** The newest first. */
  #webhooks: readonly MuxWebhook[] = [];

  constructor(options: MuxWebhooksOptions) {
    this.#options = options;
  }

  get all(): readonly MuxWebhook[] {
    return this.#webhooks;
  }

  get(id: string): MuxWebhook {
    return found(this.find(id));
  }

  /** Returns `undefined` for an unknown webhook. */
  find(id: string): MuxWebhook | undefined {
    return this.#webhooks.find((webhook) => webhook.id === id);
  }

  create({ address }: Members): MuxWebhook {
    const webhook = this.#newWebhook(addressOf(address));
    this.#replace([webhook, ...this.#webhooks]);
    return webhook;
  }

  update(id: string, { address, enabled }: Members): MuxWebhook {
    const webhook = this.get(id);
    if (address === undefined && enabled === undefined) {
      throw invalidParameter("At least one of address and enabled must be given.");
    }
    const changed = {
      ...webhook,
      ...(address !== undefined && { address: addressOf(address) }),
      ...(enabled !== undefined && { enabled: enabledOf(enabled) }),
    };
    this.#replace(this.#webhooks.map((each) => (each.id === id ? changed : each)));
    return changed;
  }

  delete(id: string): void {
    const webhook = this.get(id);
    this.#webhooks = this.#webhooks.filter((each) => each !== webhook);
  }

  /** Replaces all webhooks. One whose address stays keeps its id, time and secret. */
  configure(settings: readonly MuxWebhookSettings[]): void {
    this.#replace(
      settings.map(({ address, enabled = true, signing_secret }) => {
        const known = this.#webhooks.find((each) => each.address === address);
        const webhook = known ?? this.#newWebhook(addressOf(address));
        return { ...webhook, enabled, signing_secret: signing_secret ?? webhook.signing_secret };
      }),
    );
  }

  #newWebhook(address: string): MuxWebhook {
    const { identifiers, now } = this.#options;
    return {
      id: identifiers.webhookId(),
      address,
      created_at: new Date(now()).toISOString().replace("Z", "000Z"),
      enabled: true,
      signing_secret: identifiers.signingSecret(),
    };
  }

  /** The status of an address that is taken is undocumented. */
  #replace(webhooks: readonly MuxWebhook[]): void {
    const addresses = new Set(webhooks.map(({ address }) => address));
    if (addresses.size < webhooks.length) {
      throw invalidParameter("The address must be unique in the environment.");
    }
    this.#webhooks = webhooks;
  }
}

function addressOf(value: unknown): string {
  if (typeof value !== "string" || !isWebAddress(value)) {
    throw invalidParameter("The address must be an http or https URL.");
  }
  return value;
}

function enabledOf(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidParameter("enabled must be a boolean.");
  return value;
}
