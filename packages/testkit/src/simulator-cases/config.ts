import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";
import type { SimulatorCases } from "./simulator-cases.js";

/** The API of the callback config behaves as the adapter expects. */
export const configCases: SimulatorCases = {
  async "a config that is written is read"(session) {
    const manager = session.manager();
    await manager.apply();
    const { changes } = await manager.plan();
    const paths = changes.map(({ path }) => path).join(", ");
    assert.equal(paths, "", `config: a read after the write differs in ${paths}`);
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
    const { url } = await session.manager().read();
    assert.equal(url, undefined, "API: a call with wrong credentials changes the config");
  },

  async "a failure of the API is a temporary error"({ cloud }) {
    const { callback } = cloud.provider;
    assert.ok(callback && "read" in callback, "the provider has no config to read");
    await callback.read();
    cloud.failNext();
    const error: unknown = await callback.read().then(
      () => undefined,
      (reason) => reason,
    );
    const isTemporary = isVodError(error) && error.retryable;
    assert.ok(isTemporary, "API: failNext does not make the next call fail temporarily");
    await callback.read();
  },
};
