import assert from "node:assert/strict";
import type { CallbackConfig } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import type { SampleDeliveryRequest } from "@vod-events/core/provider";
import { application } from "./application.js";
import { acmeSample, checked } from "./check-acme.js";
import { ScriptedReceiver } from "./scripted-receiver.js";

const another = ". Check whether another server answers";
const log = ". Check the log of the receiver, or of its proxy";

const answers: readonly (readonly [status: number, advice: string])[] = [
  [204, another],
  [302, another],
  [401, ": it rejects this key. Check that it has the same key and URL, and check its clock"],
  [403, another],
  [404, ": no receiver has this path. Check that it has the same callback.url"],
  [405, ": it rejects POST. Check whether another server answers"],
  [499, another],
  [500, log],
  [503, log],
];

describe("the signature check", () => {
  let receiver: ScriptedReceiver;
  beforeEach(async () => {
    receiver = new ScriptedReceiver();
    await receiver.start();
  });
  afterEach(() => receiver.stop());

  const pushed = (signing?: CallbackConfig["signing"]): CallbackConfig => ({
    ...{ mode: "push", url: `${receiver.origin}/hooks`, signing },
  });
  /** The receiver of an application with these keys. */
  const receive = (signing: CallbackConfig["signing"], allowUnsigned = false) => {
    const { vod } = application({ callback: pushed(signing), receiver: { allowUnsigned } });
    receiver.post = nodeHandler(vod);
  };
  const signatureOf = async (signing?: CallbackConfig["signing"]) => {
    const allowUnsigned = { allowUnsigned: signing === undefined };
    return (await checked({ callback: pushed(signing), receiver: allowUnsigned }).check())
      .signature;
  };

  it("is ok when the receiver has the key", async () => {
    receive({ key: "secret1" });
    assert.deepEqual(await signatureOf({ key: "secret1" }), {
      result: "ok",
      message: "the receiver accepts deliveries signed with the key",
    });
  });

  it("is ok when the receiver has each of the keys", async () => {
    const signing = { key: "secret1", previousKeys: ["old1"] };
    receive(signing);
    assert.deepEqual(await signatureOf(signing), {
      result: "ok",
      message: "the receiver accepts deliveries signed with each of the 2 keys",
    });
    assert.equal(receiver.requests.length, 3);
  });

  it("names the key that the receiver does not have", async () => {
    receive({ key: "secret1" });
    assert.deepEqual(await signatureOf({ key: "secret1", previousKeys: ["old1"] }), {
      result: "failed",
      message: `${receiver.origin}, tried with key 2 of 2, answers with 401: it rejects this key. Check that it has the same key and URL, and check its clock`,
      status: 401,
    });
  });

  it("warns when the receiver accepts unsigned deliveries", async () => {
    receive(undefined, true);
    assert.deepEqual(await signatureOf(), {
      result: "warning",
      message: "the receiver accepts unsigned deliveries. Anyone can forge events",
    });
  });

  it("fails without a key when the receiver rejects unsigned deliveries", async () => {
    receive({ key: "secret1" });
    assert.deepEqual(await signatureOf(), {
      result: "failed",
      message: `${receiver.origin} answers with 401: it rejects unsigned deliveries`,
      status: 401,
    });
  });

  for (const [status, advice] of answers) {
    it(`fails when the receiver answers with ${status}`, async () => {
      receiver.post = status;
      assert.deepEqual(await signatureOf({ key: "secret1" }), {
        result: "failed",
        message: `${receiver.origin} answers with ${status}${advice}`,
        status,
      });
    });
  }

  it("fails without a key when another server answers", async () => {
    receiver.post = 403;
    const message = `${receiver.origin} answers with 403${another}`;
    assert.deepEqual(await signatureOf(), { result: "failed", message, status: 403 });
  });

  it("fails for 200 without the header of a test delivery", async () => {
    assert.deepEqual(await signatureOf({ key: "secret1" }), {
      result: "failed",
      message: `${receiver.origin} answers with 200 without the test header: it is not vod-events, or an old version`,
      status: 200,
    });
  });

  it("fails without a status when the connection is closed", async () => {
    receiver.post = (request) => request.socket.destroy();
    assert.deepEqual(await signatureOf({ key: "secret1" }), {
      result: "failed",
      message: `${receiver.origin} closes the connection. Check the port, and http or https`,
    });
  });

  it("is skipped when only the provider can sign", async () => {
    const callback = pushed({ key: "secret1" });
    const { signature } = await checked({ callback, sampleDelivery: undefined }).check();
    const message = "only the provider can sign deliveries";
    assert.deepEqual(signature, { result: "skipped", message });
    assert.deepEqual(receiver.requests, ["GET /hooks/acme"]);
  });

  it("gives the adapter a unique id, the time, the URL and the key", async () => {
    const requests: SampleDeliveryRequest[] = [];
    receive(undefined, true);
    const sampleDelivery = (request: SampleDeliveryRequest) => {
      requests.push(request);
      return acmeSample(request);
    };
    const keyless = { callback: pushed(), receiver: { allowUnsigned: true }, sampleDelivery };
    const { clock, check } = checked(keyless);
    await check();
    receive({ key: "secret1" });
    await checked({ callback: pushed({ key: "secret1" }), sampleDelivery }).check();
    const url = `${receiver.origin}/hooks/acme`;
    const common = { type: "VodEventsCheck", url, at: new Date(clock.now()) };
    assert.deepEqual(
      requests.map(({ id: _, ...request }) => request),
      [common, { ...common, key: "secret1" }],
    );
    const ids = requests.map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
    for (const id of ids) assert.match(id, /^[\w-]{36}$/);
  });
});
