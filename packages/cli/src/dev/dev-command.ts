import { type Command, Option } from "commander";
import type { DefineCommand } from "../io/define-command.js";
import { parseForwardUrl } from "../local/forward-url.js";
import { collect, defaultPort, parseLocalPort } from "../local/local-options.js";
import { shells } from "../local/shell.js";
import type { DevOptions } from "./dev.js";

const explanation = `
Examples:
  vod-events dev
  vod-events dev --provider <name> --forward-to http://localhost:3000/vod
  vod-events dev --mode pull
  vod-events dev --forward-to localhost:3000/vod --json | jq .types
  vod-events dev resend                     # in another terminal

The command starts simulated clouds for the providers of the config, without an account, and
applies the callback config to them through the real SDKs. It prints the environment variables
of the application, which stay the same in the next run. Callbacks are forwarded as they are:
method, path, query, headers and bytes. The cloud gets the application's status, and retries by
its own rules. A change of the config file is applied at once.

vod-events simulate plays a customer in these clouds. The clouds use the ports after --port.`;

const resendExplanation = `
Examples:
  vod-events dev resend
  vod-events dev resend <event id or media id>

The simulated cloud sends the event again, with a fresh signature. Without an id, it is the last
one. The command finds the dev server of this project.`;

/** Defines `vod-events dev`. */
export const defineDev: DefineCommand = (command, io, finish) => {
  const dev = command
    .description("Run simulated clouds on this machine and forward their callbacks.")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "a provider of the config; repeatable (default: all)", collect)
    .option("--forward-to <url>", "the base of the application's callback URLs", parseForwardUrl)
    .addOption(
      new Option("--mode <mode>", "send callbacks (push) or fill the queue (pull)").choices([
        "push",
        "pull",
      ]),
    )
    .option("--port <n>", "the port for callbacks; 0 for any", parseLocalPort, defaultPort)
    .addOption(
      new Option("--shell <name>", "the form of the printed variables")
        .choices(shells)
        .default("sh"),
    )
    .option(
      "--inspect [port]",
      "serve the inspector, a page with the callbacks (default: any free port, on a terminal)",
      parseLocalPort,
    )
    .option("--no-inspect", "serve no inspector")
    .option("--json", "print one line of JSON for each delivery")
    .addHelpText("after", explanation)
    .action(async (options: DevOptions) => {
      const { dev: run } = await import("./dev.js");
      finish(await run(options, io));
    });

  dev
    .command("resend")
    .description("Have the running dev server send an event again.")
    .argument("[id]", "the id of an event or a media")
    .option("--json", "print JSON")
    .addHelpText("after", resendExplanation)
    .action(async (id: string | undefined, flags: { readonly json?: boolean }, self: Command) => {
      const { resendFromTerminal } = await import("./resend-command.js");
      finish(await resendFromTerminal(id, { ...flags, ...self.optsWithGlobals() }, io));
    });
};
