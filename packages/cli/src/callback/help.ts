import { exitCodesHelp } from "../io/failure.js";

const configHelp = `
The config is vod-events.config.ts, .js or .json, in this folder or above it, or the file that
--config names. Variables of the environment stand above it, such as VOD_PROVIDER,
VOD_CALLBACK_URL and VOD_SIGNING_KEY. Credentials come from the environment:
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY
  BAIDUCLOUD_ACCESS_KEY, BAIDUCLOUD_SECRET_KEY`;

const examples = (lines: string) => `\nExamples:\n${lines}\n${configHelp}\n`;

/** The end of the help of `show`. */
export const show = `${examples(`  vod-events callback show
  vod-events callback show --all
  vod-events callback show --all --json | jq .tencent.url`)}
Of URLs it shows no query, and of keys only whether they are the configured ones.
${exitCodesHelp}`;

/** The end of the help of `plan`. */
export const plan = `${examples(`  vod-events callback plan
  vod-events callback plan --provider baidu --json
  vod-events callback plan || echo "the settings differ"`)}${exitCodesHelp}
  3  something would change`;

/** The end of the help of `apply`. */
export const apply = `${examples(`  vod-events callback apply
  vod-events callback apply --yes --json`)}
It shows the plan and asks. What is written is read back and compared.
${exitCodesHelp}`;

/** The end of the help of `check`. */
export const check = `${examples(`  vod-events callback check
  vod-events callback check --timeout 3 --json`)}
It changes nothing. It sends test deliveries to the receiver, which no handler sees.
${exitCodesHelp}`;

/** The end of the help of `rotate-key`. */
export const rotateKey = `${examples(`  vod-events callback rotate-key
  vod-events callback rotate-key --yes --no-wait
  VOD_NEW_SIGNING_KEY=… vod-events callback rotate-key --window 30m`)}
It needs callback.signing.keyFile, a file that every application is given. The new key is random
unless VOD_NEW_SIGNING_KEY has it. Interrupted, it is run again and goes on.
${exitCodesHelp}`;
