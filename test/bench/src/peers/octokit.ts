import { createHmac } from "node:crypto";
import { Webhooks } from "@octokit/webhooks";
import type { TimedCall } from "../measure/time-calls.js";

const secret = "0123456789abcdef0123456789abcdef";

/** `verifyAndReceive` of a body of GitHub's kind with one handler. It takes text, so its decoding is not in the figure. */
export function octokit(body: Buffer): TimedCall {
  const webhooks = new Webhooks({ secret });
  webhooks.on("push", () => {});
  const payload = body.toString();
  const signature = `sha256=${createHmac("sha256", secret).update(payload).digest("hex")}`;
  return {
    name: "@octokit/webhooks",
    call: () => webhooks.verifyAndReceive({ id: "1", name: "push", payload, signature }),
  };
}
