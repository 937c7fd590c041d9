import { type ExitCode, reportFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { isAcknowledged } from "./format-result.js";
import type { DeliveryResult } from "./send-delivery.js";

/** What was sent, and where. */
interface Sent {
  readonly url: string;
  /** Why a rejection is expected; absent when it is not. */
  readonly flaw: "wrong key" | "old signature" | undefined;
}

/** Reports each kind of answer that is no acknowledgement once, with what to do. Returns the exit code. */
export function reportProblems(
  results: readonly DeliveryResult[],
  sent: Sent,
  { stderr }: Io,
): ExitCode {
  const open = results.filter((result) => !isAcknowledged(result));
  const first = new Map(open.map(({ status, error }) => [status ?? error, { status, error }]));
  for (const { status, error } of first.values()) {
    const { host } = new URL(sent.url);
    if (status === undefined) {
      const message = `${host}: ${unreachable(error)}`;
      reportFailure(stderr, { code: "receiver_unreachable", message });
    } else {
      const message = `the application answers with ${status}${adviceFor(status, sent)}`;
      reportFailure(stderr, { code: "delivery_rejected", message });
    }
  }
  return open.length === 0 ? 0 : 1;
}

function unreachable(error: string | undefined): string {
  if (error === "interrupted") return "interrupted. The application may have the last delivery";
  if (error === "ECONNREFUSED") {
    return "nothing listens there. Start the application or vod-events listen, or check the port";
  }
  if (error === "timeout") return "no response within 10 s. Acknowledge before you process";
  if (error === "ENOTFOUND") return "unknown host name. Check --to";
  return `no response: system error ${error}. Check the port, and http or https`;
}

function adviceFor(status: number, { url, flaw }: Sent): string {
  if (status === 401 && flaw !== undefined) return `. It rejects the ${flaw}, as it should`;
  if (status === 401) {
    return ". Set VOD_SIGNING_KEY to its key, and VOD_CALLBACK_URL to its callback.url";
  }
  if (status === 404) return `. It has no receiver at ${new URL(url).pathname}: check --to`;
  if (status === 405) return ". Something else answers there: check --to";
  if (status === 422) return ". It cannot decode the event. See its diagnostics event rejected";
  if (status >= 500)
    return ". Its inbox failed, a handler failed, or a body parser ran first. See its log";
  if (status >= 300) return ". Clouds follow no redirect: check --to, and whether it receives VOD";
  return ". Some clouds accept 200 only";
}
