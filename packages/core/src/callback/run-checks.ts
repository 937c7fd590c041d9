import { isVodError, type VodError } from "../errors/vod-error.js";
import {
  type CheckedProvider,
  checkClock,
  checkCredentials,
  checkSettings,
} from "./check-provider.js";
import {
  type CheckedReceiver,
  checkSignature,
  checkUrl,
  type UrlFinding,
} from "./check-receiver.js";
import type { CheckName, CheckOptions, CheckResult, Finding } from "./check-result.js";
import { defaultTimeoutSeconds } from "./send-test-delivery.js";

export interface CheckContext extends CheckedProvider, Omit<CheckedReceiver, "timeoutSeconds"> {
  /** Rejects with `config_invalid` for a config that cannot be applied. */
  validateConfig(): Promise<void>;
}

/** Runs all checks in order. Changes nothing. */
export async function runChecks(
  context: CheckContext,
  { timeoutSeconds = defaultTimeoutSeconds, onResult = () => {}, signal }: CheckOptions,
): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  async function run<Found extends Finding>(check: CheckName, find: () => Promise<Found>) {
    signal?.throwIfAborted();
    const found: Found | Finding = await find().catch((error) => failedBy(error, signal));
    const { answers: _, ...finding }: Finding & Partial<UrlFinding> = found;
    const result: CheckResult = { check, ...finding };
    results.push(result);
    onResult(result);
    return found;
  }

  const config = await run("config", async () => {
    await context.validateConfig();
    return { result: "ok", message: "the config is valid" };
  });
  const valid = config.result === "ok";
  const unlessInvalid = (find: () => Promise<Finding>) =>
    valid ? find : async () => skipped("the config must be valid first");
  const credentials = await run("credentials", () => checkCredentials(context, signal));
  await run("clock", () => checkClock(context, signal));
  const readable = credentials.result !== "failed";
  const settings = readable ? () => checkSettings(context, signal) : async () => unreadable;
  await run("settings", unlessInvalid(settings));
  const receiver = { ...context, timeoutSeconds, signal };
  const url = await run<Finding | UrlFinding>(
    "url",
    unlessInvalid(() => checkUrl(receiver)),
  );
  const answers = !("answers" in url) || url.answers;
  const signature = answers ? () => checkSignature(receiver) : async () => unanswered;
  await run("signature", unlessInvalid(signature));
  return results;
}

const unreadable = skipped("the settings cannot be read");
const unanswered = skipped("the URL must answer first");

function skipped(message: string): Finding {
  return { result: "skipped", message };
}

/** Turns a `VodError` into a finding. Other errors and an abort are thrown. */
function failedBy(error: unknown, signal: AbortSignal | undefined): Finding {
  if (signal?.aborted || !isVodError(error)) throw error;
  const { code, nativeCode } = error;
  const named = nativeCode === undefined ? { code } : { code, nativeCode };
  return { result: "failed", message: formatError(error), ...named };
}

function formatError({ code, message, requestId }: VodError): string {
  const quoted = requestId === undefined ? "" : ` (request id ${requestId})`;
  return `${code}: ${message}${quoted}`;
}
