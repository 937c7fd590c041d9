import assert from "node:assert/strict";
import { createVodEvents } from "@vod-events/core";
import { type Provider, rejected, type SignedPart, verified } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { acme, acmeCapabilities, acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

const request = acmeRequest({ uploads: ["a"] });

describe("receiver.require", () => {
  async function statusOf(covers: readonly SignedPart[], require: readonly SignedPart[]) {
    const adapter: Provider = { ...acme(), verify: () => verified(covers) };
    const { vod } = application({ adapter, receiver: { require } });
    const rejections = recordDiagnostics(vod, "rejected");
    const { status } = await vod.receive(request);
    return [status, rejections[0]?.diagnostic.code];
  }

  it("accepts a signature that covers every required part", async () => {
    assert.deepEqual(await statusOf(["body"], []), [200, undefined]);
    assert.deepEqual(await statusOf(["body", "time"], ["body"]), [200, undefined]);
    assert.deepEqual(await statusOf(["time", "body"], ["body", "time"]), [200, undefined]);
  });

  it("rejects a signature that leaves one required part out", async () => {
    const insufficient = [401, "signature_insufficient"];
    assert.deepEqual(await statusOf(["body"], ["body", "time"]), insufficient);
    assert.deepEqual(await statusOf(["time"], ["body"]), insufficient);
    assert.deepEqual(await statusOf([], ["time"]), insufficient);
  });
});

describe("a provider whose signatures have a certificate", () => {
  /** Accepts the deliveries with the header `acme-certificate: right`. */
  function certified(): Provider {
    return {
      ...acme(),
      capabilities: {
        ...acmeCapabilities,
        signing: { covers: ["body"], keySource: "certificate" },
      },
      verify: ({ headers }, keys) => {
        assert.deepEqual(keys, []);
        if (headers["acme-certificate"] === "right") return verified(["body"]);
        return rejected("signature_mismatch");
      },
    };
  }

  it("needs no key in the config for its signatures to be checked", async () => {
    const vod = createVodEvents({
      provider: "acme",
      providers: { acme: certified },
      callback: { mode: "push", url: "https://app.example/hooks" },
      clock: fakeClock(),
    });
    const deliver = async (certificate: string) => {
      const headers = { "acme-certificate": certificate };
      return (await vod.receive({ ...request, headers })).status;
    };
    assert.deepEqual([await deliver("right"), await deliver("wrong")], [200, 401]);
  });
});

describe("the diagnostic of a rejected signature", () => {
  it("has the code, and neither a problem nor an error", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    await vod.receive(acmeRequest({ uploads: ["a"] }, { key: "guess" }));
    assert.deepEqual(rejections[0]?.diagnostic, {
      ...{ provider: "acme", code: "signature_mismatch", status: 401 },
    });
  });

  it("has the error of an adapter that fails", async () => {
    const cause = new RangeError("a defect");
    const verify = () => {
      throw cause;
    };
    const { vod } = application({ adapter: { ...acme(), verify } });
    const rejections = recordDiagnostics(vod, "rejected");
    await vod.receive(request);
    assert.deepEqual(rejections[0]?.diagnostic, {
      ...{ provider: "acme", code: "adapter_failed", status: 500, error: cause },
      problems: ["the adapter of acme failed: verify threw RangeError"],
    });
  });
});
