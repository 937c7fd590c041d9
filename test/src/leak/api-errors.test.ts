import { createCallbackManager } from "@vod-events/core";
import type { ApiServer } from "../baidu/api-server.js";
import { Canaries } from "./canaries.js";
import { baiduError, type EchoOf, startEchoingApi, tencentError } from "./echoing-api.js";
import { assertNoLeaks, Evidence } from "./evidence.js";
import { plantedCallback, plantedCloud } from "./planted-clouds.js";
import type { Cloud } from "./signed-delivery.js";

const codes = {
  tencent: [
    ...["AuthFailure.SignatureFailure", "AuthFailure.SignatureExpire", "UnauthorizedOperation"],
    ...["RequestLimitExceeded", "FailedOperation.InvalidVodUser", "InternalError"],
    ...["InvalidParameter", "UnknownParameter", "ResourceNotFound"],
  ],
  baidu: [
    ...["SignatureDoesNotMatch", "RequestExpired", "AccessDenied", "OptInRequired"],
    ...["InternalError", "InappropriateJSON", "InvalidURI", "InvalidCallbackConfigParams"],
  ],
} as const;
const errorOf = { tencent: tencentError, baidu: baiduError } as const;
const readable = { tencent: '{"Response":{"Mode":"PUSH","RequestId":"an-id"}}', baidu: "{}" };

/** Responses that are not from the cloud's API. */
const odd: Readonly<Record<string, EchoOf>> = {
  "a page of a gateway": (request) => ({ status: 502, body: `<html>${request}</html>` }),
  "a page with status 200": (request) => ({ body: `<html>${request}</html>` }),
  "a forbidden page": (request) => ({ status: 403, body: `<html>${request}</html>` }),
  "half of an answer": (request) => ({ body: request.slice(0, -1) }),
  "another answer": (request) => ({ body: JSON.stringify([request]) }),
  "a redirect": (request) => ({
    status: 302,
    headers: { location: `https://elsewhere.example/?${encodeURIComponent(request)}` },
    body: request,
  }),
  "no answer": () => "hang",
};

describe("errors contain nothing that a provider's API quotes", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  let server: ApiServer;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
  });
  afterEach(() => server.close());

  async function callAll(cloud: Cloud, timeoutSeconds?: number): Promise<void> {
    const adapter = plantedCloud(cloud, { ...server, timeoutSeconds }, canaries);
    const manager = createCallbackManager({
      provider: cloud,
      providers: { [cloud]: () => adapter },
      callback: plantedCallback(canaries),
      clock: { now: Date.now, sleep: async () => {} },
    });
    await evidence.thrown("apply()", () => manager.apply());
    // Asking for the time has a patience of its own.
    if (timeoutSeconds === undefined) evidence.value("check()", await manager.check());
    const { queue } = adapter;
    if (queue === undefined) return;
    const handle = canaries.plant("a queue handle");
    await evidence.thrown("confirm()", () => queue.confirm([handle], new AbortController().signal));
  }

  for (const cloud of ["tencent", "baidu"] as const) {
    for (const code of codes[cloud]) {
      it(`${cloud}: ${code}, of a read and of a write`, async () => {
        const echo: EchoOf = (request) => errorOf[cloud](code, request);
        server = await startEchoingApi(canaries, echo);
        await callAll(cloud);
        await server.close();
        server = await startEchoingApi(canaries, echo, readable[cloud]);
        await callAll(cloud);
        await assertNoLeaks(evidence);
      });
    }

    it(`${cloud}: an invalid code`, async () => {
      const echo: EchoOf = (request) => errorOf[cloud](request, request, request);
      server = await startEchoingApi(canaries, echo);
      await callAll(cloud);
      await assertNoLeaks(evidence);
    });

    for (const [what, echo] of Object.entries(odd)) {
      it(`${cloud}: ${what}`, async () => {
        server = await startEchoingApi(canaries, echo);
        await callAll(cloud, what === "no answer" ? 0.02 : undefined);
        await assertNoLeaks(evidence);
      });
    }
  }
});
