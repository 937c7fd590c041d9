import { Webhook } from "standardwebhooks";
import type { TimedCall } from "../measure/time-calls.js";

const secret = Buffer.from("0123456789abcdef0123456789abcdef").toString("base64");

/** `verify` of a body after https://www.standardwebhooks.com: a signature, its age, and `JSON.parse`. */
export function standardWebhooks(body: Buffer): TimedCall {
  const webhook = new Webhook(secret);
  const at = new Date();
  const headers = {
    "webhook-id": "msg_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": webhook.sign("msg_1", at, body.toString()),
  };
  return { name: "standardwebhooks", call: () => webhook.verify(body, headers) };
}
