import assert from "node:assert/strict";
import type { CapturedDelivery } from "@vod-events/core";
import { at, base, deliveryOf, explain, key, namesOf, query } from "./explained-delivery.js";

describe("explain for another URL", () => {
  const reported: readonly (readonly [what: string, url: string, differs: RegExp])[] = [
    ["scheme", `http://app.example/vod/baidu?${query}`, /: another scheme$/],
    ["query", "https://app.example/vod/baidu", /: another query$/],
    ["end", `https://app.example/vod/baidu/?${query}`, /: another path$/],
    ["path, without the name", `https://app.example/vod?${query}`, /: another path$/],
    ["port", `https://app.example:443/vod/baidu?${query}`, /: another host$/],
    ["host, that of the request", `https://call.example/vod/baidu?${query}`, /another host$/],
    [
      "scheme, host and port, those of a proxy",
      `http://proxy.example:8080/vod/baidu?${query}`,
      /another scheme and another host$/,
    ],
  ];
  for (const [what, url, differs] of reported) {
    it(`names a different ${what}`, async () => {
      const delivery = deliveryOf("baidu", { url });
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

  it("uses the requested URL as a hint", async () => {
    const { path: _, ...delivery } = deliveryOf("baidu", { url: "https://x.example/vod/baidu" });
    const explanation = await explain({ ...delivery, url: "https://x.example/vod/baidu" });
    assert.deepEqual(namesOf(explanation), ["url_other"]);
  });

  it("names the other provider of the delivery", async () => {
    const path = "/vod/baidu";
    const tencents = await explain({ ...deliveryOf("tencent"), path });
    assert.deepEqual(namesOf(tencents), ["other_cloud"]);
    assert.match(
      tencents.causes[0]?.message ?? "",
      /another provider of the application: tencent$/,
    );
    const baidus = await explain({ ...deliveryOf("baidu"), path: "/vod/tencent" });
    assert.deepEqual(namesOf(baidus), ["other_cloud"]);
  });

  it("suggests the closest path", async () => {
    const explanation = await explain({ ...deliveryOf("baidu"), path: "/vod/baidou" });
    assert.equal(explanation.code, "path_not_found");
    assert.equal(explanation.provider, undefined);
    assert.match(explanation.causes[0]?.message ?? "", /\/vod\/baidu\?$/);
  });

  it("reports a missing URL", async () => {
    const explanation = await explain(deliveryOf("tencent"), {
      provider: "tencent",
      callback: { mode: "pull" },
    });
    assert.deepEqual(namesOf(explanation), ["url_missing"]);
  });
});

describe("explain with two mistakes", () => {
  it("names the key's mistake and the other one", async () => {
    const url = "http://app.example/vod/baidu";
    const explanation = await explain(deliveryOf("baidu", { url, key: `${key}\n` }));
    assert.deepEqual(namesOf(explanation), ["key_white_space", "url_other"]);
  });
});

describe("explain with changed headers", () => {
  const delivery = deliveryOf("baidu");
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
    it(`names ${cause} when ${what}`, async () => {
      assert.deepEqual(namesOf(await explain(captured)), [cause]);
    });
  }

  it("names the cause that makes the headers readable and the remaining one", async () => {
    const inSeconds = String(at.getTime() / 1000);
    const headers = {
      ...delivery.headers,
      "vod-callback-auth-timestamp": inSeconds,
      "vod-callback-auth-token": "0".repeat(64),
    };
    const explanation = await explain({ ...delivery, headers });
    assert.deepEqual(namesOf(explanation), ["time_unit", "key_other"]);
  });

  it("reports missing headers", async () => {
    const { "vod-callback-auth-user": _, ...headers } = delivery.headers;
    const explanation = await explain({ ...delivery, headers });
    assert.equal(explanation.code, "signature_malformed");
    assert.deepEqual(namesOf(explanation), ["signature_incomplete"]);
  });
});

describe("explain for general rejections", () => {
  it("names the method", async () => {
    const explanation = await explain({ ...deliveryOf("baidu"), method: "GET" });
    assert.deepEqual(
      [explanation.code, ...namesOf(explanation)],
      ["method_not_allowed", "method_other"],
    );
  });

  it("names the size of the body", async () => {
    const receiver = { maxBodyBytes: 10 };
    const explanation = await explain(deliveryOf("baidu"), { receiver });
    assert.equal(explanation.code, "body_too_large");
    assert.match(explanation.causes[0]?.message ?? "", /has \d+ bytes; the limit is 10/);
  });

  it("names the part that receiver.require demands", async () => {
    const explanation = await explain(deliveryOf("tencent"), {
      receiver: { require: ["body"] },
      callback: { mode: "push", url: base, signing: { key } },
    });
    assert.deepEqual(
      [explanation.code, ...namesOf(explanation)],
      ["signature_insufficient", "coverage"],
    );
  });
});
