import assert from "node:assert/strict";
import { nodeHandler } from "@vod-events/core/http";
import { application } from "../core/application.js";
import { until } from "../end-to-end/testbed.js";
import { head, length, RawServer } from "./raw-server.js";

describe("many concurrent bodies", () => {
  const server = new RawServer();
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  beforeEach(() => process.on("warning", listen));
  afterEach(() => {
    process.off("warning", listen);
    server.close();
  });

  it("cause no leak warning of Node.js", async () => {
    const handle = nodeHandler(application().vod);
    let begun = 0;
    await server.listen((request, response) => {
      begun += 1;
      handle(request, response);
    });
    for (let n = 0; n < 30; n++) server.open().socket.write(`${head(length(100))}{`);
    await until(() => begun === 30, "all bodies to be read");
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(warnings, []);
  });
});
