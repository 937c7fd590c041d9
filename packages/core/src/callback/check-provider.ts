import type { Clock } from "../primitives/clock.js";
import type { CallbackManager } from "./callback-manager.js";
import type { Finding } from "./check-result.js";

export interface CheckedProvider extends Pick<CallbackManager, "read" | "plan" | "capabilities"> {
  readonly name: string;
  readonly clock: Clock;
  /** The tolerated clock difference, in both directions. */
  readonly clockSkewSeconds: number;
  /** Returns the provider's current time; `undefined` when unknown. */
  time(signal: AbortSignal | undefined): Promise<Date | undefined>;
}

/** Checks the credentials by reading the provider's settings. */
export async function checkCredentials(
  { name, read, capabilities }: CheckedProvider,
  signal: AbortSignal | undefined,
): Promise<Finding> {
  if (capabilities.read === "none") {
    return { result: "skipped", message: `${name} does not show its callback config` };
  }
  await read({ signal });
  return { result: "ok", message: `${name} returns its callback config` };
}

/** Compares the clocks. The provider's time is assumed to be taken in the middle of the call. */
export async function checkClock(
  { name, clock, clockSkewSeconds, time }: CheckedProvider,
  signal: AbortSignal | undefined,
): Promise<Finding> {
  const before = clock.now();
  const theirs = await time(signal);
  const ours = (before + clock.now()) / 2;
  if (theirs === undefined) {
    return { result: "skipped", message: `the time of ${name} is not available` };
  }
  const aheadSeconds = Math.round((ours - theirs.getTime()) / 1000);
  const difference = Math.abs(aheadSeconds);
  if (difference <= clockSkewSeconds) {
    const message = `this machine's clock agrees with the clock of ${name}`;
    return { result: "ok", message, aheadSeconds };
  }
  const direction = aheadSeconds > 0 ? "ahead of" : "behind";
  const message = `this machine's clock is ${difference} s ${direction} the clock of ${name}. Synchronize it`;
  return { result: "failed", message, aheadSeconds };
}

export async function checkSettings(
  { name, plan }: CheckedProvider,
  signal: AbortSignal | undefined,
): Promise<Finding> {
  const { changes, unsupported, unknown } = await plan(undefined, { signal });
  if (unsupported.length > 0) {
    const list = unsupported.map(({ path, reason }) => `${path} (${reason})`).join(", ");
    const message = `${name} does not support ${list}`;
    return { result: "failed", message, paths: unsupported.map(({ path }) => path) };
  }
  const paths = changes.map(({ path }) => path);
  if (paths.length === 0)
    return { result: "ok", message: `the settings of ${name} match the config` };
  const hidden = unknown.some(({ path }) => path === "signing.key");
  if (hidden && paths.every((path) => path.startsWith("signing"))) {
    const message = `the settings of ${name} match the config. ${name} does not show its signing key`;
    return { result: "warning", message, paths };
  }
  const count = paths.length === 1 ? "1 setting differs" : `${paths.length} settings differ`;
  return {
    result: "failed",
    message: `${count} from the config (${paths.join(", ")}). See the plan`,
    paths,
  };
}
