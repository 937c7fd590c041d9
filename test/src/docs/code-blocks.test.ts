import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pages, root, sources } from "../layout/repository.js";

/** The names that a block may use without an import. */
const globals = `
declare const vod: import("@vod-events/core").VodEvents;
declare const createVodEvents: typeof import("@vod-events/core").createVodEvents;
declare const tencent: typeof import("@vod-events/tencent").tencent;
declare const baidu: typeof import("@vod-events/baidu").baidu;
declare const sqliteInbox: typeof import("@vod-events/sqlite").sqliteInbox;
declare const postgresInbox: typeof import("@vod-events/postgres").postgresInbox;
declare const pool: import("@vod-events/postgres").PostgresPool;
declare const key: string;
declare const secretId: string;
declare const secretKey: string;
declare const accessKeyId: string;
declare const secretAccessKey: string;
declare const delivery: import("@vod-events/core").CapturedDelivery;
declare const library: { addRendition(mediaId: string, rendition: object): Promise<void> };
declare const log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
declare function createStore(): import("@vod-events/core/inbox").InboxStore;
declare function createInbox(): import("@vod-events/core/inbox").Inbox;
declare function createInboxOnTheDataOf(
  inbox: import("@vod-events/core/inbox").Inbox,
): import("@vod-events/core/inbox").Inbox;
declare function expireLeasesOf(inbox: import("@vod-events/core/inbox").Inbox): Promise<void>;
declare const cloud: import("@vod-events/simulator").SimulatedTencent;
declare const recorded: string;
`;

const config = {
  extends: "../../../tsconfig.base.json",
  compilerOptions: {
    composite: false,
    experimentalDecorators: true,
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    types: ["node", "mocha"],
  },
};

interface Block {
  readonly path: string;
  readonly line: number;
  readonly language: string;
  readonly code: string;
}

function blocksOf({ path, text }: { readonly path: string; readonly text: string }): Block[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map((match) => ({
    path,
    line: text.slice(0, match.index).split("\n").length,
    language: match[1] ?? "",
    code: match[2] ?? "",
  }));
}

describe("the code blocks of the pages", () => {
  const blocks = pages().flatMap(blocksOf);
  const examples = sources("examples/src").map(({ text }) => withoutIndent(text));

  it("are TypeScript", () => {
    const others = blocks.filter(({ language }) => ["js", "javascript"].includes(language));
    assert.deepEqual(
      others.map(({ path, line }) => `${path}:${line}`),
      [],
    );
  });

  it("are a part of a tested example, or pass the type check", () => {
    const folder = join(root, "test/dist/code-blocks");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, "src"), { recursive: true });
    const checked = blocks
      .filter(({ language }) => language === "ts")
      .filter(({ code }) => !examples.some((text) => text.includes(withoutIndent(code))));
    assert.ok(checked.length > 10);
    for (const { path, line, code } of checked) {
      const name = `${path.replaceAll(/[/.]/g, "-")}-${line}.ts`;
      writeFileSync(join(folder, "src", name), `${code}export {};\n`);
    }
    writeFileSync(join(folder, "src/globals.d.ts"), globals);
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const compiler = join(root, "node_modules/typescript/bin/tsc");
    const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
    assert.equal(stdout, "");
  }).timeout(30_000);
});

function withoutIndent(code: string): string {
  return code.replaceAll(/^\s+/gm, "").trim();
}
