import assert from "node:assert/strict";
import { type FunctionEvent, functionHandler } from "@vod-events/core/http";
import { acmeRequest } from "../core/acme.js";
import { application, recordDiagnostics } from "../core/application.js";

const { headers, body } = acmeRequest({ uploads: ["港口"] });
const path = "/hooks/acme";
const text = String(body);
const base64 = body.toString("base64");
const bytes = (event: object) => Buffer.from(JSON.stringify(event));

const alb = {
  requestContext: {
    elb: { targetGroupArn: "arn:aws:elasticloadbalancing:region:1:targetgroup/a" },
  },
  httpMethod: "POST",
  path,
  queryStringParameters: {},
  body: base64,
  isBase64Encoded: true,
};

const functionCompute = {
  version: "v1",
  rawPath: path,
  headers,
  queryParameters: {},
  requestContext: {
    accountId: "123456",
    domainName: "id.cn-shanghai.fcapp.run",
    domainPrefix: "id",
    http: { method: "POST", path, protocol: "HTTP/1.1", sourceIp: "11.11.11.1", userAgent: "x" },
    requestId: "1-64f6cd87",
    time: "2023-09-05T06:41:11Z",
    timeEpoch: "1693896071895",
  },
};

const scfGateway = {
  requestContext: {
    serviceId: "service-1",
    path: "/hooks/{path}",
    httpMethod: "POST",
    requestId: "1",
    identity: {},
    sourceIp: "10.0.2.14",
    stage: "release",
  },
  headers,
  body: text,
  pathParameters: { path: "acme" },
  queryStringParameters: {},
  headerParameters: {},
  stageVariables: { stage: "release" },
  path,
  queryString: {},
  httpMethod: "POST",
};

const scfUrl = { body: text, headers, httpMethod: "POST", path, queryString: { a: "1" } };

/** The members that the platforms document, with the values of one callback. */
const events: Readonly<Record<string, FunctionEvent | Uint8Array>> = {
  "AWS Lambda: function URL and HTTP API": {
    ...{ version: "2.0", routeKey: "$default", rawPath: path, rawQueryString: "", headers },
    ...{ requestContext: { http: { method: "POST", path, protocol: "HTTP/1.1" } } },
    ...{ body: text, isBase64Encoded: false },
  },
  "AWS Lambda: REST API": {
    ...{ resource: "/{proxy+}", path, httpMethod: "POST", headers, stageVariables: null },
    ...{ multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, [v]])) },
    ...{ requestContext: { httpMethod: "POST", path: `/prod${path}`, stage: "prod" } },
    ...{ body: text, isBase64Encoded: false },
  },
  "AWS Lambda: load balancer": { ...alb, headers },
  "AWS Lambda: load balancer with lists of values": {
    ...alb,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([k, v]) => [k, [v]])),
  },
  "Tencent SCF: API gateway": scfGateway,
  "Tencent SCF: API gateway with base64": { ...scfGateway, body: base64, isBase64Encoded: true },
  "Tencent SCF: function URL": scfUrl,
  "Alibaba FC: HTTP trigger with text": bytes({
    ...functionCompute,
    body: text,
    isBase64Encoded: false,
  }),
  "Alibaba FC: HTTP trigger with base64": bytes({
    ...functionCompute,
    body: base64,
    isBase64Encoded: true,
  }),
  "Baidu CFC: HTTP trigger": {
    ...{ resource: "/hooks/{name+}", path, httpMethod: "POST", headers, pathParameters: {} },
    ...{ queryStringParameters: {}, requestContext: { stage: "cfc", requestId: "1" } },
    ...{ body: text, isBase64Encoded: false },
  },
  "Baidu CFC: HTTP trigger with a binary body": {
    ...{ resource: "/hooks/{name+}", path, httpMethod: "POST", headers, pathParameters: {} },
    ...{ queryStringParameters: {}, requestContext: { stage: "cfc", requestId: "1" } },
    ...{ body: base64, isBase64Encoded: true },
  },
};

describe("functionHandler accepts the event of", () => {
  for (const [platform, event] of Object.entries(events)) {
    it(platform, async () => {
      const { vod } = application();
      const received: unknown[] = [];
      vod.on("media.uploaded", ({ mediaId }) => received.push(mediaId));
      const reply = await functionHandler(vod)(event);
      assert.deepEqual(reply, { statusCode: 200, headers: {}, body: "" });
      assert.deepEqual(received, ["港口"]);
    });
  }

  it("another kind in bytes as a request without a path", async () => {
    for (const other of ["", "{", "null", "[]", '"text"']) {
      const { vod } = application();
      const rejections = recordDiagnostics(vod, "rejected");
      assert.equal((await functionHandler(vod)(Buffer.from(other))).statusCode, 404, other);
      assert.equal(rejections[0]?.diagnostic.code, "path_not_found");
    }
  });
});
