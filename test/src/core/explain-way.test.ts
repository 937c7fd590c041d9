import assert from "node:assert/strict";
import type { CapturedDelivery } from "@vod-events/core";
import { at, base, delivered, explain, key, namesOf, query } from "./explained.js";

describe("the explanation of a URL that is not the configured one", () => {
  const told: readonly (readonly [what: string, url: string, differs: RegExp])[] = [
    ["scheme", `http://app.example/vod/baidu?${query}`, /: it has another scheme$/],
    ["query", "https://app.example/vod/baidu", /: it has another query$/],
    ["end", `https://app.example/vod/baidu/?${query}`, /: it has another path$/],
    ["path, without the name", `https://app.example/vod?${query}`, /: it has another path$/],
    ["port", `https://app.example:443/vod/baidu?${query}`, /: it has another host$/],
    ["host, that of the request", `https://call.example/vod/baidu?${query}`, /another host$/],
    [
      "scheme, host and port, those of a proxy",
      `http://proxy.example:8080/vod/baidu?${query}`,
      /another scheme and another host$/,
    ],
  ];
  for (const [what, url, differs] of told) {
    it(`says that it is another in its ${what}`, async () => {
      const delivery = delivered("baidu", { url });
      const headers = {
        ...delivery.headers,
        Host: "call.example",
        "X-Forwarded-Host": "proxy.example:8080, inner.example",
      };
      const explanation = await explain({ ...delivery, headers });
      assert.deepEqual(namesOf(explanation), ["url_other"]);
      assert.match(explanation.causes[0]?.message ?? "", differs);
    });
  }

  it("takes the whole URL for a hint where it is known", async () => {
    const { path: _, ...delivery } = delivered("baidu", { url: "https://x.example/vod/baidu" });
    const explanation = await explain({ ...delivery, url: "https://x.example/vod/baidu" });
    assert.deepEqual(namesOf(explanation), ["url_other"]);
  });

  it("names the other cloud whose delivery it is", async () => {
    const path = "/vod/baidu";
    const tencents = await explain({ ...delivered("tencent"), path });
    assert.deepEqual(namesOf(tencents), ["other_cloud"]);
    assert.match(tencents.causes[0]?.message ?? "", /it is of tencent$/);
    const baidus = await explain({ ...delivered("baidu"), path: "/vod/tencent" });
    assert.deepEqual(namesOf(baidus), ["other_cloud"]);
  });

  it("says which path comes near", async () => {
    const explanation = await explain({ ...delivered("baidu"), path: "/vod/baidou" });
    assert.equal(explanation.code, "path_not_found");
    assert.equal(explanation.provider, undefined);
    assert.match(explanation.causes[0]?.message ?? "", /\/vod\/baidu comes near$/);
  });

  it("says when no URL is configured", async () => {
    const explanation = await explain(delivered("tencent"), {
      provider: "tencent",
      callback: { mode: "pull" },
    });
    assert.deepEqual(namesOf(explanation), ["url_missing"]);
  });
});

describe("the explanation of two mistakes at once", () => {
  it("names the one of the key and the other", async () => {
    const url = "http://app.example/vod/baidu";
    const explanation = await explain(delivered("baidu", { url, key: `${key}\n` }));
    assert.deepEqual(namesOf(explanation), ["key_white_space", "url_other"]);
  });
});

describe("the explanation of headers", () => {
  const delivery = delivered("baidu");
  const changed = (change: (name: string, value: string) => readonly [string, string]) => ({
    ...delivery,
    headers: Object.fromEntries(
      Object.entries(delivery.headers).map(([name, value]) => change(name, value)),
    ),
  });
  const cases: readonly (readonly [what: string, cause: string, changed: CapturedDelivery])[] = [
    [
      "that are named as in CGI",
      "header_names",
      changed((name, value) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, value]),
    ],
    ["that come twice", "header_repeated", changed((name, value) => [name, `${value}, ${value}`])],
    ["in quotes", "header_value", changed((name, value) => [name, `"${value}"`])],
    [
      "with a time that lost its milliseconds",
      "time_unit",
      changed((name, value) => [name, value.replace(/^(\d{10})\d{3}$/, "$1")]),
    ],
  ];
  for (const [what, cause, captured] of cases) {
    it(`${what} names ${cause}`, async () => {
      assert.deepEqual(namesOf(await explain(captured)), [cause]);
    });
  }

  it("names what makes it readable and what is then still wrong", async () => {
    const inSeconds = String(at.getTime() / 1000);
    const headers = {
      ...delivery.headers,
      "vod-callback-auth-timestamp": inSeconds,
      "vod-callback-auth-token": "0".repeat(64),
    };
    const explanation = await explain({ ...delivery, headers });
    assert.deepEqual(namesOf(explanation), ["time_unit", "key_other"]);
  });

  it("says that some are missing", async () => {
    const { "vod-callback-auth-user": _, ...headers } = delivery.headers;
    const explanation = await explain({ ...delivery, headers });
    assert.equal(explanation.code, "signature_malformed");
    assert.deepEqual(namesOf(explanation), ["signature_incomplete"]);
  });
});

describe("the explanation of what every receiver refuses", () => {
  it("names the method", async () => {
    const explanation = await explain({ ...delivered("baidu"), method: "GET" });
    assert.deepEqual(
      [explanation.code, ...namesOf(explanation)],
      ["method_not_allowed", "method_other"],
    );
  });

  it("says how large the body is", async () => {
    const receiver = { maxBodyBytes: 10 };
    const explanation = await explain(delivered("baidu"), { receiver });
    assert.equal(explanation.code, "body_too_large");
    assert.match(explanation.causes[0]?.message ?? "", /has \d+ bytes; the limit is 10/);
  });

  it("says what receiver.require asks for in vain", async () => {
    const explanation = await explain(delivered("tencent"), {
      receiver: { require: ["body"] },
      callback: { mode: "push", url: base, signing: { key } },
    });
    assert.deepEqual(
      [explanation.code, ...namesOf(explanation)],
      ["signature_insufficient", "coverage"],
    );
  });
});
