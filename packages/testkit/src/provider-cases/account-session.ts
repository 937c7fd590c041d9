import assert from "node:assert/strict";
import type { KnownEventType } from "@vod-events/core";
import type { CallbackSettings, Provider } from "@vod-events/core/provider";
import { ManagedAccount } from "../conformance/managed-account.js";
import { withTemporaryFolder } from "../conformance/temporary-folder.js";
import type { Subject } from "./subject.js";
import type { OpenAccount } from "./tested-provider.js";
import { withOpened } from "./with-opened.js";

/** An account under test with its application. */
export class AccountSession extends ManagedAccount {
  readonly account: OpenAccount;

  constructor(account: OpenAccount, folder: string) {
    const { provider, key } = account;
    super({ provider, key, url: "https://app.example/hooks", folder });
    this.account = account;
  }

  /** The keys that no output may contain: the one of the config, and those that the provider generated. */
  async secrets(): Promise<readonly string[]> {
    return [this.account.key, ...(await this.generatedKeys())];
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
  await withOpened(tested.account, (account) => {
    assert.ok(account.provider.callback, "account: the provider has no callback API");
    return withTemporaryFolder((folder) => check(new AccountSession(account, folder)));
  });
}

/** The event types that the config switches. */
export function switchable({ capabilities }: Provider): readonly KnownEventType[] {
  const types = Object.entries(capabilities.events).filter(
    ([, support]) => support === "switchable",
  );
  return types.map(([type]) => type as KnownEventType);
}
