import assert from "node:assert/strict";
import {
  type CallbackSettings,
  type DesiredSettings,
  type EndpointApi,
  generatesKeys,
} from "@vod-events/core/provider";
import { type AccountSession, withAccount } from "./account-session.js";
import type { ProviderCases } from "./provider-case.js";
import type { Subject } from "./subject.js";

/** The endpoints of an account can be switched on, and replaced when their key is rotated. */
export const endpointCases: ProviderCases = {
  "an endpoint that was switched off is switched on": {
    applies: (subject) => updatableApi(subject) !== undefined,
    check: (subject) =>
      withAccount(subject, async (session) => {
        const manager = session.manager();
        await manager.apply();
        const before = await ownEndpoint(session, manager.url);
        if (before.enabled === undefined) return;
        const { callback } = session.account.provider;
        const after = { ...(before as DesiredSettings), enabled: false };
        await (callback as EndpointApi).update?.({ before, after });
        const off = await ownEndpoint(session, manager.url);
        assert.equal(off.enabled, false, "update: does not switch an endpoint off");
        await manager.apply();
        const on = await ownEndpoint(session, manager.url);
        assert.equal(on.enabled, true, "update: does not switch an endpoint on");
      }),
  },

  "a rotated key has its own endpoint beside the old one": {
    applies: (subject) =>
      updatableApi(subject) !== undefined && generatesKeys(subject.provider.capabilities),
    check: (subject) =>
      withAccount(subject, async (session) => {
        const manager = session.manager();
        await manager.apply();
        const before = await ownEndpoint(session, manager.url);
        await manager.rotateKey({ settleSeconds: 0, windowSeconds: 3600, wait: false });
        const own = await ownEndpoint(session, manager.url);
        assert.notEqual(own.endpointId, before.endpointId, "create: gives the old endpoint's id");
        const old = (await session.settings()).find(
          (each) => each.endpointId === before.endpointId,
        );
        assert.ok(old, "create: deletes the old endpoint");
        assert.notEqual(old.url, manager.url, "update: does not change the URL of an endpoint");
        const [, ...keys] = await session.secrets();
        assert.equal(keys.length, 2, "the key file lacks a key of the two endpoints");
        assert.notEqual(keys[0], keys[1], "create: gives each endpoint the same signing key");
        await manager.remove();
        const left = (await session.settings()).length;
        assert.equal(left, 0, `remove: leaves ${left} endpoints of the application`);
      }),
  },
};

/** Returns the callback API of an account if it can change endpoints. */
function updatableApi({ tested, provider }: Subject): EndpointApi | undefined {
  const { callback } = provider;
  if (tested.account === undefined || callback === undefined || !("list" in callback)) return;
  return callback.update === undefined ? undefined : callback;
}

async function ownEndpoint(
  session: AccountSession,
  url: string | undefined,
): Promise<CallbackSettings> {
  const own = (await session.settings()).find((each) => each.url === url);
  assert.ok(own, "list: does not show the endpoint that was created");
  return own;
}
