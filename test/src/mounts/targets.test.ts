import assert from "node:assert/strict";
import { fetchHandler, nodeHandler } from "@vod-events/core/http";
import { acmeRequest } from "../core/acme.js";
import { application, recordDiagnostics } from "../core/application.js";
import { until } from "../end-to-end/testbed.js";
import { headTo, length, RawServer, statuses } from "./raw-server.js";

/** Request targets and the expected responses. */
const targets: Readonly<Record<string, number>> = {
  "/hooks/acme": 200,
  "/hooks/acme?a=b?c": 200,
  "http://app.example/hooks/acme": 200,
  "HTTPS://[::/hooks/acme?a=b": 200,
  "http://app.example": 404,
  "http://app.example?/hooks/acme": 404,
  "//hooks/acme": 404,
  "//x://y/hooks/acme": 404,
  "/hooks//acme": 404,
  "/hooks/acme/": 404,
  "/hooks/%61cme": 404,
  "/hooks%2facme": 404,
  "/hooks/%zz": 404,
  "/hooks/x/../acme": 404,
  "/hooks/acme;a=b": 404,
  "/hooks\\acme": 404,
  "*": 404,
};

describe("the request target", () => {
  const server = new RawServer();
  afterEach(() => server.close());
  const { body, headers } = acmeRequest({ uploads: ["a"] });

  for (const [target, status] of Object.entries(targets)) {
    it(`${target} is answered with ${status}`, async () => {
      const { vod } = application();
      await server.listen(nodeHandler(vod));
      const { socket, received } = server.open();
      socket.write(headTo(target, length(body.length)) + body);
      await until(() => received() !== "", "the answer");
      assert.deepEqual(statuses(received()), [String(status)]);
    });
  }

  it("is found in a Fetch API request with an invalid host", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    for (const origin of ["http://app.example", "http://[", "http://x:99999", "http://a b", ""]) {
      const request = new Request("http://x/", { method: "POST", headers, body });
      const at = (path: string) =>
        Object.defineProperty(request.clone(), "url", { value: `${origin}${path}` });
      assert.equal((await fetchHandler(vod)(at("/hooks/acme?a=b"))).status, 200, origin);
      assert.equal((await fetchHandler(vod)(at("/elsewhere"))).status, 404, origin);
    }
    assert.equal(rejections.length, 5);
  });
});
