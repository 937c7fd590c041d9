import assert from "node:assert/strict";
import {
  type CallbackConfig,
  createCallbackManager,
  isVodError,
  type KnownEventType,
  memoryInbox,
} from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import type { ProviderCase } from "./provider-case.js";
import type { Subject } from "./subject.js";
import type { OpenAccount } from "./tested-provider.js";

const group = "config";
const applies: ProviderCase["applies"] = ({ tested }) => tested.account !== undefined;
const url = "https://app.example/hooks";

/** The callback config of an account can be planned, applied, shown and removed. */
export const configCases: readonly ProviderCase[] = [
  {
    group,
    name: "a plan is empty after it was applied",
    applies,
    check: (subject) =>
      withAccount(subject, async (account) => {
        const manager = managerOf(account, {});
        assert.ok((await manager.plan()).changes.length > 0, "the plan of a new account is empty");
        await manager.apply();
        assert.deepEqual((await manager.plan()).changes, [], "the plan is not empty after apply");
      }),
  },
  {
    group,
    name: "a change of the events keeps the URL and the signing",
    applies: (subject) => applies(subject) && switchable(subject.provider).length > 1,
    check: (subject) =>
      withAccount(subject, async (account) => {
        const [first] = switchable(account.provider);
        const manager = managerOf(account, {});
        await manager.apply();
        const before = await manager.read();
        await managerOf(account, { events: first === undefined ? [] : [first] }).apply();
        const after = await manager.read();
        assert.equal(after.url, before.url, "the URL changed with the events");
        assert.equal(after.signing, before.signing, "the signing changed with the events");
        const on = Object.entries(after.events).filter(([, state]) => state !== false);
        assert.ok(
          on.some(([type]) => type === first),
          "the wanted type is off",
        );
        assert.ok(on.length < switchable(account.provider).length, "no type was switched off");
        await manager.apply();
        assert.deepEqual((await manager.read()).events, before.events, "the types stay off");
      }),
  },
  {
    group,
    name: "no plan, setting or error contains the signing key",
    applies,
    check: (subject) =>
      withAccount(subject, async (account) => {
        const manager = managerOf(account, {});
        const shown: unknown[] = [await manager.plan()];
        shown.push(await manager.apply(), await manager.read().catch((error: unknown) => error));
        const { callback } = account.provider;
        if (callback !== undefined && "read" in callback) {
          const { signingKey: _, ...settings } = await callback.read();
          shown.push(settings);
        }
        assert.ok(!JSON.stringify(shown).includes(account.key), "the signing key is shown");
      }),
  },
  {
    group,
    name: "wrong credentials give an error with a code, without secrets",
    applies,
    check: (subject) =>
      withAccount(subject, async ({ rejected, key, ...account }) => {
        if (rejected === undefined) return;
        const manager = managerOf({ ...account, key, provider: rejected }, {});
        const error: unknown = await manager.apply().then(
          () => undefined,
          (reason) => reason,
        );
        assert.ok(isVodError(error), "the error is no VodError");
        const codes = ["authentication_failed", "permission_denied"];
        assert.ok(codes.includes(error.code), `the code is ${error.code}`);
        assert.ok(!`${error.message} ${JSON.stringify(error)}`.includes(key), "the key is shown");
      }),
  },
  {
    group,
    name: "a removed config delivers nothing and can be applied again",
    applies: (subject) => {
      const { callback } = subject.provider;
      return applies(subject) && callback !== undefined && "remove" in callback;
    },
    check: (subject) =>
      withAccount(subject, async (account) => {
        const manager = managerOf(account, {});
        await manager.apply();
        assert.deepEqual(await manager.remove(), { removed: true });
        assert.deepEqual(await manager.remove(), { removed: false }, "it is removed twice");
        await manager.apply();
        assert.deepEqual((await manager.plan()).changes, []);
      }),
  },
];

function managerOf({ provider, key }: OpenAccount, config: Partial<CallbackConfig>) {
  return createCallbackManager({
    provider: provider.id,
    providers: { [provider.id]: () => provider },
    callback: { mode: "push", url, signing: { key }, ...config },
    inbox: inboxes.get(provider) ?? newInbox(provider),
  });
}

/** The record of what was applied must outlive a manager. */
const inboxes = new WeakMap<Provider, ReturnType<typeof memoryInbox>>();

function newInbox(provider: Provider) {
  const inbox = memoryInbox();
  inboxes.set(provider, inbox);
  return inbox;
}

function switchable({ capabilities }: Provider): readonly KnownEventType[] {
  const types = Object.entries(capabilities.events).filter(
    ([, support]) => support === "switchable",
  );
  return types.map(([type]) => type as KnownEventType);
}

async function withAccount(
  { tested }: Subject,
  check: (account: OpenAccount) => Promise<void>,
): Promise<void> {
  const account = await tested.account?.open();
  assert.ok(account);
  try {
    await check(account);
  } finally {
    await account.close();
  }
}
