import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";
import { callCallbackApi } from "../conformance/call-callback-api.js";
import { errorOf } from "../conformance/error-of.js";
import type { SimulatorCases } from "./simulator-cases.js";

/** The API of the callback config behaves as the adapter expects. */
export const configCases: SimulatorCases = {
  async "a config that is written is read"(session) {
    const manager = session.manager();
    await manager.apply();
    const { changes } = await manager.plan();
    const paths = changes.map(({ path }) => path).join(", ");
    assert.equal(paths, "", `config: a read after the write differs in ${paths}`);
    if (session.cloud.provider.capabilities.read === "none") return;
    assert.equal((await manager.read()).url, manager.url, "config: the URL is not read");
  },

  async "a call with wrong credentials is rejected and changes nothing"(session) {
    const { rejected } = session.cloud;
    const error = await errorOf(session.manager({}, rejected).apply());
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
    await callCallbackApi(callback);
    cloud.failNext();
    const error = await errorOf(callCallbackApi(callback));
    const isTemporary = isVodError(error) && error.retryable;
    assert.ok(isTemporary, "API: failNext does not make the next call fail temporarily");
    await callCallbackApi(callback);
  },
};
