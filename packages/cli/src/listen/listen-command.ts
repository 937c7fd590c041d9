import { isVodError } from "@vod-events/core";
import { Option } from "commander";
import { defaultInbox, inboxAddressHelp } from "../config/inbox-address.js";
import { addForwardOptions, type ForwardFlags } from "../forward/forward-flags.js";
import { forwardingOf } from "../forward/forwarding.js";
import type { DefineCommand } from "../io/define-command.js";
import { reportFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { parsePort } from "../io/number-option.js";
import { configured, type TypedConfig } from "./configured.js";
import { listen } from "./listen.js";
import { failureOf } from "./status.js";

const explanation = `
Examples:
  VOD_SIGNING_KEY=… vod-events listen --provider <name> --url https://example.com/vod
  vod-events listen --provider <name> --allow-unsigned | jq .mediaId
  vod-events listen --provider <name> --mode pull
  VOD_FORWARD_SECRET=… vod-events listen --provider <name> --forward-to localhost:8080/events

The inbox stores each event before the callback is acknowledged. An event is done when its
line is written. Listeners that share an inbox print each event once. The command does not
change the callback config: register the URL that it shows.

--forward-to posts each event to an endpoint instead, until the endpoint answers with status
2xx. Requests are CloudEvents, signed by Standard Webhooks; VOD_FORWARD_SECRET has the secret.
Several endpoints have names, and an inbox, attempts and a secret each (VOD_FORWARD_SECRET_<NAME>).

The config is vod-events.config.ts, .js or .json in this folder or a parent. Environment
variables override it, such as VOD_PROVIDER, VOD_CALLBACK_URL and VOD_SIGNING_KEY, and the
options override both. Pulling needs the credentials of an account: vod-events adapters lists
the providers and their variables.`;

interface Flags extends TypedConfig, ForwardFlags {
  readonly port: number;
  readonly host: string;
  readonly capture?: string;
  readonly inspect?: number | true;
  readonly json?: boolean;
  readonly pretty?: boolean;
  readonly newSecret?: boolean;
}

/** Defines `vod-events listen`. */
export const defineListen: DefineCommand = (command, io, finish) => {
  const listening = command
    .description(
      "Receive the events of a provider through a durable inbox, and print or forward them.",
    )
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option("--provider <name>", "the provider, by its name in the config or of its adapter")
    .addOption(
      new Option(
        "--mode <mode>",
        "receive callbacks (push) or pull the queue (default: push)",
      ).choices(["push", "pull"]),
    )
    .option("--port <n>", "the port to listen on; 0 for any free port", parsePort, 3000)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option("--url <base>", "the base of the callback URL (default: http://<host>:<port>/vod)")
    .option("--allow-unsigned", "accept callbacks without a signature")
    .option(
      "--inbox <address>",
      `the inbox: ${inboxAddressHelp}; created on first use (default: ${defaultInbox})`,
    )
    .option("--capture <file>", "a file for rejected callbacks, for vod-events explain")
    .option(
      "--inspect [port]",
      "serve the inspector, a page with the deliveries, on 127.0.0.1 (default: any free port)",
      parsePort,
    )
    .option("--endpoint <url>", "the URL of the API, such as a simulator")
    .addOption(
      new Option(
        "--json",
        "print one line of JSON per event (default, except on a terminal)",
      ).conflicts("pretty"),
    )
    .option("--pretty", "print for people (default on a terminal)");
  addForwardOptions(listening)
    .option("--new-secret", "print a new secret for --forward-to, and do nothing else")
    .addHelpText("after", explanation)
    .action(async ({ json, pretty, host, port, capture, inspect, newSecret, ...typed }: Flags) => {
      if (newSecret) return printNewSecret(io);
      const config = await configured(typed, io);
      const output = {
        pretty: pretty ?? (!json && io.stdout.isTTY === true),
        printsToo: (json ?? pretty) !== undefined,
        forwarding: await forwardingOf(typed, config.options.callback.mode, io),
      };
      const inspectorPort = inspect === true ? 0 : inspect;
      const options = { ...config, ...output, host, port, capture, inspect: inspectorPort };
      finish(
        await listen(options, io).catch((error: unknown) => {
          if (!isVodError(error)) throw error;
          return reportFailure(io.stderr, failureOf(error));
        }),
      );
    });
};

async function printNewSecret({ stdout }: Io): Promise<void> {
  const { newSecret } = await import("@vod-events/gateway");
  stdout.write(`${newSecret()}\n`);
}
