import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";
import { sameSecret, signsWithConfiguredKey } from "@vod-events/core/provider";
import { callCallbackApi } from "../conformance/call-callback-api.js";
import { errorOf } from "../conformance/error-of.js";
import { mapCases } from "../conformance/map-cases.js";
import { type AccountSession, switchable, withAccount } from "./account-session.js";
import type { ProviderCase, ProviderCases } from "./provider-case.js";
import type { Subject } from "./subject.js";

const applies: NonNullable<ProviderCase["applies"]> = ({ tested }) => tested.account !== undefined;
const isShown: typeof applies = (subject) =>
  applies(subject) && subject.provider.capabilities.read !== "none";

type ConfigCheck = (session: AccountSession) => Promise<void>;

interface ConfigCase extends Pick<ProviderCase, "applies"> {
  readonly check: ConfigCheck;
}

const cases: Readonly<Record<string, ConfigCase | ConfigCheck>> = {
  async "a plan is empty after it was applied"(session) {
    const manager = session.manager();
    assert.ok((await manager.plan()).changes.length > 0, "the plan of a new account is empty");
    await manager.apply();
    const left = pathsOf((await manager.plan()).changes);
    assert.equal(left, "", `the plan still changes ${left} after it was applied`);
  },

  "a change of the events keeps the URL and the signing": {
    applies: (subject) => isShown(subject) && switchable(subject.provider).length > 1,
    async check(session) {
      const types = switchable(session.account.provider);
      const [first] = types;
      const manager = session.manager();
      await manager.apply();
      const before = await manager.read();
      await session.manager({ events: first === undefined ? [] : [first] }).apply();
      const after = await manager.read();
      assert.equal(after.url, before.url, "write: a change of the events changes the URL");
      const message = "write: a change of the events changes the signing";
      assert.equal(after.signing, before.signing, message);
      const on = Object.entries(after.events).filter(([, state]) => state !== false);
      const isOn = on.some(([type]) => type === first);
      assert.ok(isOn, `write: switches ${first} off, which the config contains`);
      assert.ok(on.length < types.length, "write: switches no type off");
      await manager.apply();
      const again = await manager.read();
      assert.deepEqual(again.events, before.events, "write: does not switch the types on again");
    },
  },

  "a read shows what the capabilities say": {
    applies: (subject) => isShown(subject) && signsWithConfiguredKey(subject.provider.capabilities),
    async check(session) {
      const { provider, key } = session.account;
      const manager = session.manager();
      await manager.apply();
      const own = (await session.settings()).find(({ url }) => url === manager.url);
      assert.ok(own, "read: does not show the URL that was applied");
      const { read } = provider.capabilities;
      const expected = read === "full" ? key : undefined;
      const verb = read === "full" ? "does not show" : "shows";
      const message = `read: ${verb} the signing key, but capabilities.read is ${read}`;
      assert.ok(sameSecret(own.signingKey, expected), message);
    },
  },

  "the queue and callbacks can be switched in both directions": {
    applies: (subject) => {
      const { modes } = subject.provider.capabilities;
      return isShown(subject) && modes.includes("pull") && modes.includes("push");
    },
    async check(session) {
      const manager = session.manager();
      await manager.apply();
      const before = await manager.read();
      const pull = session.manager({ mode: "pull" });
      if ((await pull.plan()).changes.length > 0) await pull.apply();
      const left = pathsOf((await pull.plan()).changes);
      assert.equal(left, "", `the plan of mode pull still changes ${left} after it was applied`);
      await manager.apply(undefined, { key: "send" });
      assert.deepEqual(await manager.read(), before, "write: mode push is not restored");
    },
  },

  async "no plan, setting or error contains the signing key"(session) {
    const manager = session.manager();
    const outputs = {
      "the plan": await manager.plan(),
      "the applied plan": await manager.apply(),
      "the settings": await manager.read().catch((error: unknown) => error),
      "read: native, or another setting,": (await session.settings()).map(
        ({ signingKey: _, ...settings }) => settings,
      ),
    };
    const secrets = await session.secrets();
    for (const [name, output] of Object.entries(outputs)) {
      const text = JSON.stringify(output);
      const isSafe = !secrets.some((secret) => text.includes(secret));
      assert.ok(isSafe, `${name} contains the signing key`);
    }
  },

  async "wrong credentials give an error with a code, without secrets"(session) {
    const { rejected } = session.account;
    if (rejected === undefined) return;
    const error = await errorOf(session.manager({}, rejected).apply());
    assert.ok(error !== undefined, "a call with wrong credentials does not fail");
    const advice = "Map the errors of the API to codes of VodError";
    assert.ok(isVodError(error), `wrong credentials give no VodError. ${advice}`);
    const codes = ["authentication_failed", "permission_denied"];
    const message = `wrong credentials give the code ${error.code}. ${advice}`;
    assert.ok(codes.includes(error.code), message);
    const text = `${error.message} ${JSON.stringify(error)}`;
    const secrets = await session.secrets();
    const isSafe = !secrets.some((secret) => text.includes(secret));
    assert.ok(isSafe, "the error of wrong credentials contains the signing key");
  },

  async "an aborted call ends with the code aborted"({ account }) {
    const { callback } = account.provider;
    assert.ok(callback);
    const signal = AbortSignal.abort(new Error("the application stops"));
    const error = await errorOf(callCallbackApi(callback, signal));
    assert.ok(error !== undefined, "callback: a call ignores its abort signal");
    const isAborted = isVodError(error) && error.code === "aborted";
    assert.ok(isAborted, "callback: an aborted call gives another error than aborted");
  },

  "a removed config delivers nothing and can be applied again": {
    applies: (subject) => {
      const { callback } = subject.provider;
      return applies(subject) && callback?.remove !== undefined;
    },
    async check(session) {
      const manager = session.manager();
      await manager.apply();
      assert.deepEqual(await manager.remove(), { removed: true }, "remove: removes nothing");
      const again = await manager.remove();
      const isGone = session.account.provider.capabilities.read === "none" || !again.removed;
      assert.ok(isGone, "remove: a second call finds a config");
      await manager.apply(undefined, { key: "send" });
      const left = pathsOf((await manager.plan()).changes);
      assert.equal(left, "", `the plan still changes ${left} after a removal and an apply`);
    },
  },
};

/** The callback config of an account can be planned, applied, shown and removed. */
export const configCases: ProviderCases = mapCases(cases, (each) => {
  const { applies: isApplied, check } =
    typeof each === "function" ? { applies, check: each } : each;
  return { applies: isApplied, check: (subject: Subject) => withAccount(subject, check) };
});

function pathsOf(changes: readonly { readonly path: string }[]): string {
  return changes.map(({ path }) => path).join(", ");
}
