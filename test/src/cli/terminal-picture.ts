import { spawn } from "node:child_process";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { AnsiUp } from "ansi_up";
import { freePort } from "../examples/free-port.js";
import { startBrowser } from "../inspector/browser.js";
import { root } from "../layout/repository.js";
import { DevTestbed } from "./dev-testbed.js";

// Makes the picture of `vod-events dev` in the README: node test/dist/cli/terminal-picture.js

const path = join(root, "docs/images/dev.png");
const bin = join(root, "packages/cli/bin/vod-events.js");
const testbed = new DevTestbed();
testbed.configure({ providers: { tencent: {} } });
const port = await freePort();
const command = `dev --forward-to http://localhost:${port}/vod`;

const output = await record();
await testbed.close();
await shoot(output);

/** Runs the command on a pseudo-terminal while a customer acts in the cloud. Returns what it prints. */
async function record(): Promise<string> {
  const env = { ...process.env, ...testbed.env, COLUMNS: "120", TERM: "xterm-256color" };
  const terminal = spawn("script", ["-qec", `exec node ${bin} ${command}`, "/dev/null"], {
    cwd: testbed.folder,
    env,
  });
  let printed = "";
  terminal.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
  });
  while (!printed.includes("Act as a customer")) await sleep(50);
  const variables = Object.fromEntries(
    [...printed.matchAll(/export (\w+)='([^']*)'/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
  const { handle } = await testbed.application(variables, "tencent");
  await testbed.serve(handle, port);
  await testbed.run("simulate", "--speed", "20");
  await sleep(500);
  terminal.stdin.write("q\n");
  await new Promise((resolve) => terminal.on("close", resolve));
  return printed;
}

async function shoot(output: string): Promise<void> {
  const text = output
    .replaceAll("\r\n", "\n")
    .replaceAll(String(port), "3000")
    .replace(/\?token=\S+/, "?token=…")
    .replace(/\nq\n[\s\S]*$/, "\n");
  const ansi = new AnsiUp();
  const html = ansi.ansi_to_html(
    `\u001b[1m$ npx vod-events ${command.replace(String(port), "3000")}\u001b[0m\n${text}`,
  );
  const browser = await startBrowser();
  const page = await browser.open({ viewport: { width: 1100, height: 400 }, deviceScaleFactor: 1 });
  await page.setContent(`<style>
      body { margin: 0; background: #fff; }
      pre { display: inline-block; margin: 0; padding: 18px 22px; border-radius: 10px; max-width: 960px; white-space: pre-wrap; overflow-wrap: anywhere; background: #14161f; color: #d7dae5;
        font: 13px/1.5 "DejaVu Sans Mono", monospace; }
    </style><pre>${html}</pre>`);
  await page.locator("pre").screenshot({ path, omitBackground: true });
  await browser.close();
}
