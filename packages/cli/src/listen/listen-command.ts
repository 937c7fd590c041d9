import { type Command, InvalidArgumentError, Option } from "commander";
import { defaultInboxFile } from "../config/inbox-file.js";
import { type ExitCode, exitCodesHelp } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { providerNames } from "../providers/providers.js";
import { configured, type TypedConfig } from "./configured.js";
import { listen } from "./listen.js";

const explanation = `
Examples:
  VOD_SIGNING_KEY=… vod-events listen --provider tencent --url https://example.com/vod
  vod-events listen --provider baidu --allow-unsigned | jq .mediaId
  TENCENTCLOUD_SECRET_ID=… TENCENTCLOUD_SECRET_KEY=… vod-events listen --provider tencent --mode pull

Events go through the inbox: a cloud is answered once they are on the disk, and an event is
done once its line was taken. Listeners that share an inbox print each event once.
The cloud's callback config is not changed: give the cloud the URL that is shown.

The config is that of a file, vod-events.config.ts, .js or .json here or above, of variables
such as VOD_PROVIDER, VOD_CALLBACK_URL and VOD_SIGNING_KEY, which win, and of the options
here, which win over both. Pulling needs the key pair of an account:

  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY, TENCENTCLOUD_SESSION_TOKEN,
  TENCENTCLOUD_VOD_SUB_APP_ID, TENCENTCLOUD_VOD_SITE, TENCENTCLOUD_VOD_ENDPOINT
${exitCodesHelp}`;

interface Flags extends TypedConfig {
  readonly port: number;
  readonly host: string;
  readonly capture?: string;
  readonly json?: boolean;
  readonly pretty?: boolean;
}

/** Adds `vod-events listen`, which passes its exit code to `finish`. */
export function addListen(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  program
    .command("listen")
    .summary("print events as they come")
    .description("Receive a cloud's events through a durable inbox and print them as they come.")
    .option("--config <file>", "the config file (default: vod-events.config.* here or above)")
    .option(
      "--provider <name>",
      `the cloud: ${providerNames.join(" or ")}, or its name in the config`,
    )
    .addOption(
      new Option(
        "--mode <mode>",
        "be called by the cloud, or ask its queue (default: push)",
      ).choices(["push", "pull"]),
    )
    .option("--port <n>", "the port to listen on, 0 for any free one", parsePort, 3000)
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option(
      "--url <base>",
      "the base of the registered callback URL (default: http://<host>:<port>/vod)",
    )
    .option("--allow-unsigned", "take callbacks without a signature")
    .option("--inbox <file>", `the inbox file; created on first use (default: ${defaultInboxFile})`)
    .option("--capture <file>", "where refused callbacks are written, for vod-events explain")
    .option("--endpoint <url>", "where the cloud's API is, such as a simulator's")
    .addOption(
      new Option(
        "--json",
        "print a line of JSON for each event (default, but for terminals)",
      ).conflicts("pretty"),
    )
    .option("--pretty", "print for people to read (default on terminals)")
    .addHelpText("after", explanation)
    .action(async ({ json, pretty, host, port, capture, ...typed }: Flags) => {
      const config = await configured(typed, io);
      const forPeople = pretty ?? (!json && io.stdout.isTTY === true);
      finish(await listen({ ...config, host, port, capture, pretty: forPeople }, io));
    });
}

function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}
