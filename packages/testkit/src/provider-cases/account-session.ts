import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CallbackConfig,
  type CallbackManager,
  createCallbackManager,
  type KnownEventType,
  memoryInbox,
} from "@vod-events/core";
import { type CallbackSettings, generatesKeys, type Provider } from "@vod-events/core/provider";
import type { Subject } from "./subject.js";
import type { OpenAccount } from "./tested-provider.js";

const url = "https://app.example/hooks";

/** An account under test, and what an application keeps beside it: the record of applied settings and the key file. */
export class AccountSession {
  readonly account: OpenAccount;
  readonly #keyFile: string;
  readonly #inbox = memoryInbox();

  constructor(account: OpenAccount, folder: string) {
    this.account = account;
    this.#keyFile = join(folder, "keys.json");
  }

  /** Manages the config of the account. */
  manager(
    config: Partial<CallbackConfig> = {},
    provider: Provider = this.account.provider,
  ): CallbackManager {
    const signing = generatesKeys(provider.capabilities)
      ? { keyFile: this.#keyFile }
      : { key: this.account.key };
    return createCallbackManager({
      provider: provider.id,
      providers: { [provider.id]: () => provider },
      callback: { mode: "push", url, signing, ...config },
      inbox: this.#inbox,
    });
  }

  /** The keys that no output may contain: the one of the config, and those that the provider generated. */
  async secrets(): Promise<readonly string[]> {
    const text = await readFile(this.#keyFile, "utf8").catch(() => "{}");
    const generated: readonly { readonly key: string }[] = JSON.parse(text).generatedKeys ?? [];
    return [this.account.key, ...generated.map(({ key }) => key)];
  }

  /** The settings as the adapter returns them; an empty list when the provider shows none. */
  async settings(): Promise<readonly CallbackSettings[]> {
    const { callback } = this.account.provider;
    if (callback === undefined || "overwrite" in callback) return [];
    return "list" in callback ? callback.list() : [await callback.read()];
  }
}

/** Opens an account for a check, and closes it. */
export async function withAccount(
  { tested }: Subject,
  check: (session: AccountSession) => Promise<void>,
): Promise<void> {
  const account = await tested.account?.open();
  assert.ok(account?.provider.callback, "account: the provider has no callback API");
  const folder = await mkdtemp(join(tmpdir(), "vod-events-conformance-"));
  try {
    await check(new AccountSession(account, folder));
  } finally {
    await account.close();
    await rm(folder, { recursive: true });
  }
}

/** The event types that the config switches. */
export function switchable({ capabilities }: Provider): readonly KnownEventType[] {
  const types = Object.entries(capabilities.events).filter(
    ([, support]) => support === "switchable",
  );
  return types.map(([type]) => type as KnownEventType);
}
