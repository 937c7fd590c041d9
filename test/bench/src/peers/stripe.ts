import { createHmac } from "node:crypto";
import Stripe from "stripe";
import type { TimedCall } from "../measure/time-calls.js";

const secret = "0123456789abcdef0123456789abcdef";
const daySeconds = 24 * 3600;

/** `constructEvent` of a body of Stripe's kind: a signature, its age, and `JSON.parse`. */
export function stripe(body: Buffer): TimedCall {
  const { webhooks } = new Stripe("sk_test_bench");
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  const header = `t=${time},v1=${signature}`;
  return {
    name: "stripe",
    call: () => webhooks.constructEvent(body, header, secret, daySeconds),
  };
}
