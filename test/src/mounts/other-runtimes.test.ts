import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { until } from "../end-to-end/stage.js";
import { startMount } from "./example-server.js";
import { send } from "./send.js";
import { clouds, signedDelivery } from "./signed-delivery.js";

const runtimes: readonly (readonly [string, ...string[]])[] = [["bun"], ["deno", "run", "-A"]];

for (const runtime of runtimes) {
  const [command] = runtime;
  const installed = spawnSync(command, ["--version"]).status === 0;
  const reason = installed ? "" : ` (skipped: no ${command} on PATH)`;

  describe(`the receiver of the Fetch API in ${command}${reason}`, () => {
    const on = installed ? it : it.skip;

    on(
      "takes the callbacks of both clouds, whole and in chunks, and refuses the rest",
      async () => {
        const server = await startMount("fetch", runtime);
        for (const cloud of clouds) {
          for (const chunked of [false, true]) {
            const url = `${server.url}/${cloud}`;
            const mediaId = `${cloud}-${chunked}`;
            const signed = signedDelivery(cloud, url, mediaId);
            assert.equal((await send(url, { ...signed, chunked })).status, 200);
            await until(() => server.output().includes(`uploaded ${mediaId} 港口`), "the event");
          }
        }
        const get = await send(`${server.url}/baidu`, { method: "GET" });
        assert.deepEqual(get, { status: 405, allow: "POST", body: "" });
        const forged = signedDelivery("baidu", `${server.url}/baidu`, "forged", "anotherKey");
        assert.equal((await send(`${server.url}/baidu`, forged)).status, 401);
        assert.equal(await server.stop(), 0, server.output());
      },
    );
  });
}
