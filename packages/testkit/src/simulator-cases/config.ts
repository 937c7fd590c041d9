import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";
import type { AnyCallbackApi } from "@vod-events/core/provider";
import type { CloudSession } from "./cloud-session.js";
import type { SimulatorCases } from "./simulator-cases.js";

/** The API of the callback config behaves as the adapter expects. */
export const configCases: SimulatorCases = {
  async "a config that is written is read"(session) {
    const manager = session.manager();
    await manager.apply();
    const { changes } = await manager.plan();
    const paths = changes.map(({ path }) => path).join(", ");
    assert.equal(paths, "", `config: a read after the write differs in ${paths}`);
    if (!isShown(session)) return;
    assert.equal((await manager.read()).url, manager.url, "config: the URL is not read");
  },

  async "a call with wrong credentials is rejected and changes nothing"(session) {
    const { rejected } = session.cloud;
    const error: unknown = await session
      .manager({}, rejected)
      .apply()
      .then(
        () => undefined,
        (reason) => reason,
      );
    assert.ok(isVodError(error), "API: a call with wrong credentials succeeds");
    const codes = ["authentication_failed", "permission_denied"];
    const message = `API: wrong credentials give ${error.code}. Answer with the cloud's own error`;
    assert.ok(codes.includes(error.code), message);
    await session.cloud.upload();
    await session.quiet();
    const { length } = session.received();
    assert.equal(length, 0, "API: a call with wrong credentials changes the config");
  },

  async "a failure of the API is a temporary error"({ cloud }) {
    const { callback } = cloud.provider;
    assert.ok(callback, "the provider has no API for its callback config");
    await call(callback);
    cloud.failNext();
    const error: unknown = await call(callback).then(
      () => undefined,
      (reason) => reason,
    );
    const isTemporary = isVodError(error) && error.retryable;
    assert.ok(isTemporary, "API: failNext does not make the next call fail temporarily");
    await call(callback);
  },
};

function isShown({ cloud }: CloudSession): boolean {
  return cloud.provider.capabilities.read !== "none";
}

/** Calls the API in a way that changes nothing that matters. */
function call(api: AnyCallbackApi): Promise<unknown> {
  if ("read" in api) return api.read();
  if ("list" in api) return api.list();
  const settings = { mode: "push", url: "http://127.0.0.1:9/", signing: "off" } as const;
  return api.overwrite({ ...settings, events: {}, native: {} });
}
