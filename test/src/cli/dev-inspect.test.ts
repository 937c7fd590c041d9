import assert from "node:assert/strict";
import { devTestbed } from "./dev-testbed.js";

interface Fact {
  readonly kind: string;
  readonly name?: string;
  readonly error?: string;
  readonly covers?: readonly string[];
  readonly code?: string;
  readonly status?: unknown;
  readonly events?: readonly { readonly type: string }[];
}

describe("vod-events dev --inspect", function () {
  this.timeout(30_000);
  const testbed = devTestbed();

  it("shows each callback, its verification and what the application answered", async () => {
    testbed().configure({ providers: { baidu: {} } });
    let answers = 0;
    const origin = await testbed().serve((request, response) => {
      request.resume();
      answers += 1;
      response.writeHead(answers === 1 ? 500 : 200).end();
    });
    const dev = testbed().dev("--forward-to", `${origin}/vod?token=1`, "--json", "--inspect");
    await dev.variables();
    const [, url = ""] = /inspector: (\S+)\n/.exec(dev.stderr) ?? [];
    const signedIn = await fetch(url, { redirect: "manual" });
    const cookie = signedIn.headers.get("set-cookie") ?? "";
    const stream = await fetch(`${new URL(url).origin}/api/facts`, { headers: { cookie } });
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    void testbed().run("simulate", "upload", "--speed", "50");
    let text = "";
    while (!text.includes('"handled"')) text += (await reader?.read())?.value;
    const facts = text
      .split("\n")
      .filter((line) => line.startsWith("data: "))
      .flatMap((line): readonly Fact[] => JSON.parse(line.slice(6)));
    const failed = facts.find(({ name }) => name === "attempt_failed");
    assert.equal(failed?.error, "Error: the application answered 500");
    const delivery = facts.find(({ kind }) => kind === "delivery");
    assert.deepEqual(delivery?.covers, ["body", "url", "time"]);
    assert.equal(delivery?.events?.[0]?.type, "media.uploaded");
    const media = facts.find(({ kind }) => kind === "media");
    assert.equal(media?.status, "uploaded");
    await reader?.cancel();
    assert.equal(await dev.stop(), 0);
    await assert.rejects(fetch(url));
  });
});
