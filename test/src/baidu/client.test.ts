import assert from "node:assert/strict";
import type { BaiduOptions } from "@vod-events/baidu";
import { type Answer, type ApiServer, always, startApiServer } from "./api-server.js";
import { authorizationOf } from "./bce-signature.js";
import { allDisabled, callbackOf, credentials } from "./callback-of.js";

const change = { before: allDisabled, after: { ...allDisabled, url: "https://example.com/vod/ü" } };

async function withServer<Result>(
  answer: Answer,
  use: (options: BaiduOptions, server: ApiServer) => Promise<Result>,
): Promise<Result> {
  const server = await startApiServer(answer);
  try {
    return await use({ credentials, endpoint: server.endpoint }, server);
  } finally {
    await server.close();
  }
}

describe("baidu API signature", () => {
  const date = "2024-03-24T13:08:44Z";
  const headers = { host: "vod.bj.baidubce.com", "x-bce-date": date };
  const prefix =
    "bce-auth-v1/0123456789abcdef0123456789abcdef/2024-03-24T13:08:44Z/1800/host;x-bce-date";

  for (const [method, signature] of [
    ["PUT", "41e30e7b1dc4015ca89175303eb0d5c78c084d1d39eb13504ff0b98fce9dbc77"],
    ["GET", "d3c6ed407deaa8214527ccea0166b64d25a55bac470ca41f5ff1c081d3e8814c"],
  ] as const) {
    it(`matches a known signature of a ${method} in these tests`, () => {
      const request = { ...credentials, method, path: "/v2/callback", headers, date };
      assert.equal(authorizationOf(request), `${prefix}/${signature}`);
    });
  }

  for (const sessionToken of [undefined, "temporary/token+1="]) {
    it(`is valid for a request ${sessionToken ? "with" : "without"} a session token`, async () => {
      const given = { ...credentials, sessionToken };
      const { received } = await withServer(always(200, "{}"), async (options, server) => {
        await callbackOf({ ...options, credentials: given }).read();
        await callbackOf({ ...options, credentials: given }).write(change);
        return server;
      });
      assert.equal(received.length, 2);
      for (const { method, path, headers } of received) {
        const sentDate = String(headers["x-bce-date"]);
        assert.match(sentDate, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        assert(Math.abs(Date.parse(sentDate) - Date.now()) < 10_000);
        assert.equal(headers["x-bce-security-token"], sessionToken);
        const token = sessionToken === undefined ? {} : { "x-bce-security-token": sessionToken };
        const signed = { host: String(headers.host), "x-bce-date": sentDate, ...token };
        const request = { ...credentials, method, path, headers: signed, date: sentDate };
        assert.equal(headers.authorization, authorizationOf(request));
      }
    });
  }

  it("asks the credentials function before each call", async () => {
    let calls = 0;
    const rotating = async () => ({ ...credentials, accessKeyId: `key-${++calls}` });
    const { received } = await withServer(always(200, "{}"), async (options, server) => {
      await callbackOf({ ...options, credentials: rotating }).read();
      await callbackOf({ ...options, credentials: () => rotating() }).read();
      return server;
    });
    const keys = received.map(({ headers }) => headers.authorization?.split("/")[1]);
    assert.deepEqual(keys, ["key-1", "key-2"]);
  });
});

describe("baidu API requests", () => {
  it("have the patch as JSON in UTF-8", async () => {
    const { received } = await withServer(always(200), async (options, server) => {
      await callbackOf(options).write(change);
      return server;
    });
    assert.equal(received[0]?.headers["content-type"], "application/json; charset=utf-8");
    assert.equal(received[0]?.body, '{"callbackUrl":"https://example.com/vod/ü"}');
  });

  for (const body of ["", "\n", "null", "{}"]) {
    it(`succeed if a write is answered with ${JSON.stringify(body)}`, async () => {
      await withServer(always(200, body), (options) => callbackOf(options).write(change));
    });
  }

  for (const given of [
    undefined,
    { accessKeyId: undefined, secretAccessKey: undefined },
    { accessKeyId: "key", secretAccessKey: "" },
    () => ({ accessKeyId: "", secretAccessKey: "secret" }),
  ]) {
    it(`are not sent without a complete access key, such as ${JSON.stringify(given)}`, async () => {
      await withServer(always(200, "{}"), async ({ endpoint }, server) => {
        await assert.rejects(callbackOf({ endpoint, credentials: given, env: {} }).read(), {
          code: "credentials_missing",
          message: /set BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY, or baidu\.credentials to/,
        });
        assert.equal(server.received.length, 0);
      });
    });
  }

  it("fail if the credentials function fails", async () => {
    const cause = new Error("vault is closed");
    const failing = () => Promise.reject(cause);
    await assert.rejects(callbackOf({ credentials: failing }).read(), {
      code: "unavailable",
      retryable: true,
      cause,
    });
  });

  it("fail if the credentials function returns no access key", async () => {
    const nothing = () => undefined as unknown as typeof credentials;
    await assert.rejects(callbackOf({ credentials: nothing }).read(), {
      code: "config_invalid",
      message: /^baidu\.credentials: must be \{ accessKeyId, secretAccessKey \}/,
    });
  });

  it("fail if the credentials function returns another value, without quoting it", async () => {
    const wrong = () => ({ ...credentials, secretAccessKey: "canary canary" });
    await assert.rejects(callbackOf({ credentials: wrong }).read(), {
      code: "config_invalid",
      message: "baidu.credentials.secretAccessKey: must be a string without spaces or line breaks",
    });
  });
});

describe("baidu API: invalid answers", () => {
  for (const [name, answer] of [
    ["nothing", always(200)],
    ["null", always(200, "null")],
    ["half of JSON", always(200, '{"callbackUrl":')],
    ["a list", always(200, "[]")],
    ["HTML", always(200, "<html></html>", { "content-type": "text/html" })],
    ["more than anybody can want", always(200, `"${"x".repeat(5 * 1024 * 1024)}"`)],
    ["no content", always(204)],
    ["a redirect", always(302, "", { location: "https://example.com/" })],
    ["a permanent redirect", always(308, "", { location: "/v2/callback" })],
  ] as const) {
    it(`are rejected: ${name}`, async () => {
      await withServer(answer, async (options, server) => {
        await assert.rejects(callbackOf(options).read(), {
          name: "VodError",
          code: "response_invalid",
          provider: "baidu",
        });
        assert.equal(server.received.length, 1);
      });
    });
  }

  for (const [name, answer] of [
    ["HTML", always(200, "<html></html>")],
    ["a redirect", always(307, "", { location: "/v2/callback" })],
  ] as const) {
    it(`are rejected after a write: ${name}`, async () => {
      await withServer(answer, (options) =>
        assert.rejects(callbackOf(options).write(change), { code: "response_invalid" }),
      );
    });
  }

  it("are distinct from a reset or refused connection", async () => {
    const reset = await withServer(
      (response) => response.destroy(),
      async (options) => {
        await assert.rejects(callbackOf(options).read(), { code: "network", retryable: true });
        return options;
      },
    );
    await assert.rejects(callbackOf(reset).read(), {
      code: "network",
      message: "Baidu VOD could not be reached for GET /v2/callback (ECONNREFUSED)",
    });
  });

  it("are distinct from a connection reset during the answer", async () => {
    const cut: Answer = (response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write('{"signKey":"secret"', () => response.destroy());
    };
    await withServer(cut, (options) =>
      assert.rejects(callbackOf(options).read(), { code: "network" }),
    );
  });
});

describe("baidu API: timeouts and aborts", () => {
  const never: Answer = () => {};
  const endless: Answer = (response) => {
    response.writeHead(200);
    response.write("{");
  };

  for (const [name, answer] of [
    ["does not answer", never],
    ["does not end its answer", endless],
  ] as const) {
    it(`end a call after timeoutSeconds if Baidu ${name}`, async () => {
      await withServer(answer, (options) =>
        assert.rejects(callbackOf({ ...options, timeoutSeconds: 0.05 }).read(), {
          code: "timeout",
          retryable: true,
        }),
      );
    });

    it(`end an aborted call at once if Baidu ${name}`, async () => {
      const controller = new AbortController();
      const reason = new Error("no longer wanted");
      const aborting: Answer = (response, request) => {
        answer(response, request);
        controller.abort(reason);
      };
      await withServer(aborting, (options) =>
        assert.rejects(callbackOf(options).read(controller.signal), {
          code: "aborted",
          retryable: false,
          cause: reason,
        }),
      );
    });
  }

  it("end a call after timeoutSeconds if the access key does not arrive", async () => {
    const hanging = () => new Promise<never>(() => {});
    await assert.rejects(callbackOf({ credentials: hanging, timeoutSeconds: 0.05 }).read(), {
      code: "timeout",
    });
  });

  it("prevent a call with an aborted signal", async () => {
    await withServer(always(200, "{}"), async (options, server) => {
      await assert.rejects(callbackOf(options).read(AbortSignal.abort()), { code: "aborted" });
      assert.equal(server.received.length, 0);
    });
  });
});
