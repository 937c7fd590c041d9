import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { root } from "../layout/repository.js";

/** The folder of the site that the tests build. */
export const folder = join(root, "test/dist/site-build");

const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".png": "image/png",
};

let building: Promise<void> | undefined;

/** Builds the site once for all tests. Rejects with the output of VitePress, which finds dead links between pages. */
export function buildSite(): Promise<void> {
  building ??= new Promise((resolve, reject) => {
    const program = join(root, "node_modules/vitepress/bin/vitepress.js");
    const child = spawn(process.execPath, [program, "build", "docs", "--outDir", folder], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text;
      });
    }
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(output))));
  });
  return building;
}

/** Serves the built site on 127.0.0.1. */
export async function serveSite(): Promise<{ readonly url: string; close(): void }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      const content = readFileSync(join(folder, decodeURI(path)));
      response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
