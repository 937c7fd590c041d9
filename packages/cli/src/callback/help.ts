import { usualExitCodes } from "../io/exit-codes-help.js";

const configHelp = `
The config is vod-events.config.ts, .js or .json in this folder or a parent, or the file of
--config. Environment variables override it, such as VOD_PROVIDER, VOD_CALLBACK_URL and
VOD_SIGNING_KEY. Credentials come from the environment, too: vod-events adapters lists the
providers and their variables.`;

const examples = (lines: string) => `\nExamples:\n${lines}\n${configHelp}\n`;

/** The end of the help of `show`. */
export const show = `${examples(`  vod-events callback show
  vod-events callback show --all
  vod-events callback show --all --json | jq .main.url`)}
The output has no queries of URLs. Of a key, it only shows whether it is the configured key.`;

/** The end of the help of `plan`. */
export const plan = examples(`  vod-events callback plan
  vod-events callback plan --provider main --json
  vod-events callback plan || echo "the settings differ"`).trimEnd();

/** The exit codes of `plan`. */
export const planExitCodes = `${usualExitCodes}
  3  there are changes`;

/** The end of the help of `apply`. */
export const apply = `${examples(`  vod-events callback apply
  vod-events callback apply --yes --json`)}
The command shows the plan and asks for confirmation. It reads the settings back and compares.`;

/** The end of the help of `check`. */
export const check = `${examples(`  vod-events callback check
  vod-events callback check --timeout 3 --json
  vod-events callback check --record report.json`)}
The command changes nothing. It sends test deliveries to the receiver; handlers do not get them.
It exits with 1 when a check fails. Warnings do not count.

The report is JSON: versions, the config without its values, each result with its codes and
duration, and the names and types in the responses of the provider's API. It has no key,
credential, id, host of yours or value of a response. It is written when a check fails, too.`;

/** The end of the help of `rotate-key`. */
export const rotateKey = `${examples(`  vod-events callback rotate-key
  vod-events callback rotate-key --yes --no-wait
  VOD_NEW_SIGNING_KEY=… vod-events callback rotate-key --window 30m`)}
The config needs callback.signing.keyFile, a file that all applications use. The new key is
VOD_NEW_SIGNING_KEY, or random. After an interruption, run the command again to continue.`;

/** The end of the help of `remove`. */
export const remove = `${examples(`  vod-events callback remove
  vod-events callback remove --yes --json`)}
The provider then sends no events. With several endpoints, only that of this application is
removed. The signing key stays valid for callbacks on their way.`;
