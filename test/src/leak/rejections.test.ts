import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { nodeHandler } from "@vod-events/core/http";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { Canaries } from "./canaries.js";
import { type AllowedCanary, assertNoLeaks, Evidence } from "./evidence.js";
import { plantedEvent } from "./planted-event.js";
import { type RecordedApplication, recordedApplication } from "./recorded-application.js";
import type { Cloud, SignedDelivery } from "./signed-delivery.js";

/** A request as it is written to the socket. The default parts are those of a valid delivery. */
interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** Announced, and not all sent. */
  readonly length?: number;
}

const allowed: readonly AllowedCanary[] = [
  {
    canary: /^the path of the callback URL$/,
    where: /^an explanation$/,
    why: "the diagnostic lists the registered paths for an unknown path",
  },
];

describe("replies and diagnostics contain nothing of a rejected callback", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  let app: RecordedApplication;
  let server: Server;
  beforeEach(async () => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
    const receiver = { maxBodyBytes: 20_000 };
    app = recordedApplication(canaries, evidence, { receiver });
    server = createServer(nodeHandler(app.vod)).listen(0, "127.0.0.1");
    await once(server, "listening");
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const event = (cloud: Cloud) =>
    cloud === "tencent"
      ? plantedEvent({ name: "an upload", event: newFileUpload }, "all", canaries)
      : { eventType: "MEDIA_UPLOAD_COMPLETE", mediaUploadCompleteEvent: name() };
  const name = () => ({ name: canaries.plant("an upload: name") });
  const good = (cloud: Cloud, more = {}) => app.sign(cloud, event(cloud), more);

  /** Sends it and keeps all that comes back, byte for byte. */
  async function exchange(cloud: Cloud, sent: RawRequest): Promise<void> {
    const { method = "POST", path = `${app.path}/${cloud}`, body = "", headers = {} } = sent;
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const length = sent.length ?? Buffer.byteLength(body);
    const lines = Object.entries({ host: "app.example", ...headers, "content-length": length });
    const head = lines.map(([key, value]) => `${key}: ${value}\r\n`).join("");
    socket.write(`${method} ${path} HTTP/1.1\r\nconnection: close\r\n${head}\r\n`);
    socket.write(body);
    if (sent.length !== undefined && sent.length < 20_000) {
      setTimeout(() => socket.end(), 20);
    }
    let answer = "";
    socket.setEncoding("latin1").on("data", (text: string) => {
      answer += text;
    });
    socket.on("error", () => {});
    await once(socket, "close");
    evidence.text("an answer", answer);
  }

  const stale = 3_600_000;
  const rejections: Readonly<Record<string, (cloud: Cloud) => RawRequest | SignedDelivery>> = {
    signature_missing: (cloud) => ({ body: JSON.stringify(event(cloud)) }),
    signature_mismatch: (cloud) => good(cloud, { key: canaries.plant("a foreign key") }),
    signature_malformed: (cloud) => malformed(cloud),
    timestamp_expired: (cloud) => good(cloud, { now: app.clock.now() - stale }),
    timestamp_in_future: (cloud) => good(cloud, { now: app.clock.now() + stale }),
    body_not_json: () => ({ body: `{"a":"${canaries.plant("a body that is no JSON")}` }),
    body_not_decodable: (cloud) =>
      app.sign(cloud, { odd: canaries.plant("a body that is no event") }),
    body_too_large: (cloud) => ({ ...good(cloud), length: 1_000_000 }),
    body_interrupted: (cloud) => ({ ...good(cloud), length: 19_000 }),
    content_encoding_unsupported: (cloud) => ({
      ...good(cloud),
      headers: { "content-encoding": canaries.plant("content-encoding") },
    }),
    path_not_found: (cloud) => ({ ...good(cloud), path: `/${canaries.plant("another path")}` }),
    method_not_allowed: (cloud) => ({ ...good(cloud), method: "PUT" }),
  };
  const elsewhere: Readonly<Record<string, RegExp>> = {
    // Without JSON there is no signature for a cloud that signs inside of the body.
    body_not_json: /body_not_json|signature_\w+/,
  };

  function malformed(cloud: Cloud): RawRequest {
    const Sign = canaries.plant("Sign");
    if (cloud === "tencent") return { body: JSON.stringify({ ...event(cloud), Sign, T: Sign }) };
    const token = canaries.plant("vod-callback-auth-token");
    const { headers, body } = good(cloud);
    const time = canaries.plant("vod-callback-auth-timestamp");
    const wrong = { "vod-callback-auth-token": token, "vod-callback-auth-timestamp": time };
    return { headers: { ...headers, ...wrong }, body };
  }

  for (const cloud of ["tencent", "baidu"] as const) {
    for (const [code, make] of Object.entries(rejections)) {
      it(`${cloud}: ${code}`, async () => {
        await exchange(cloud, make(cloud));
        assert.match(
          [...app.reported].join(", "),
          elsewhere[code] ?? new RegExp(`rejected ${code}`),
        );
        await assertNoLeaks(evidence);
      });
    }
  }

  it("with a consumed or endless body, or after the stop", async () => {
    const { headers } = good("tencent");
    const request = { method: "POST", path: `${app.path}/tencent`, headers };
    const never = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => {}) }) };
    const late = app.vod.receive({ ...request, body: never });
    await app.clock.advance(20_000);
    evidence.value("an answer", await late);
    evidence.value("an answer", await app.vod.receive({ ...request, body: { consumed: "" } }));
    const fails = { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error()) }) };
    evidence.value("an answer", await app.vod.receive({ ...request, body: fails }));
    await app.vod.stop();
    await app.send("tencent", good("tencent"));
    for (const code of ["body_timeout", "body_already_read", "body_interrupted", "stopped"]) {
      assert.ok(app.reported.has(`rejected ${code}`), code);
    }
    await assertNoLeaks(evidence);
  });

  it("when it is explained", async () => {
    for (const cloud of ["tencent", "baidu"] as const) {
      for (const make of Object.values(rejections)) {
        const {
          headers = {},
          body = "",
          ...sent
        } = { path: `${app.path}/${cloud}?a=b`, ...make(cloud) };
        const captured = { headers, body: Buffer.from(body), path: sent.path };
        evidence.value("an explanation", await app.vod.explain(captured));
      }
    }
    await assertNoLeaks(evidence, allowed);
  });
});
