import { existsSync } from "node:fs";
import type { CallbackManager, RotationStep } from "@vod-events/core";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { printable } from "../io/printable.js";
import { Spinner } from "../io/spinner.js";
import { type ConfigFlags, withConfig } from "./config.js";
import { type ConsentFlags, consentFrom } from "./confirmation-prompt.js";
import { remaining, stepWording } from "./format-rotation.js";

/** What `vod-events callback rotate-key` is called with. */
export interface RotateCommandOptions extends ConfigFlags, ConsentFlags {
  readonly windowSeconds: number;
  /** Whether to wait for the end of that time. */
  readonly wait: boolean;
  /** Whether the receiver is tried with the new key, before the cloud is given it. */
  readonly verify: boolean;
  /** Whether every cloud of the config is given the key that calls this application. */
  readonly all: boolean;
}

/** Replaces the signing key, a line for each step. Interrupted, it can be run again and goes on. */
export async function rotateKey(options: RotateCommandOptions, shell: Shell): Promise<ExitCode> {
  const consent = consentFrom(options, shell);
  return withConfig({ ...options, writes: true }, shell, async (config) => {
    const control = config.chosen();
    const others = config.names
      .filter((name) => name !== control.provider)
      .map((name) => config.controlOf(name));
    const { keyFile } = config.options.callback.signing ?? {};
    if (keyFile !== undefined && !existsSync(keyFile)) {
      reportNote(shell.stderr, `${keyFile} is not there yet and will be made: ${firstAdvice}`);
    }
    if (!(await consent(`Replace the signing key of ${control.provider}?`))) {
      shell.stderr.write("not replaced\n");
      return 1;
    }
    const left = options.all ? [] : await stillCalling(others);
    if (left.length > 0) reportNote(shell.stderr, othersAdvice(left));
    return rotate(control, options.all ? others : [], options, shell);
  });
}

/** Those of some clouds that call this application, as far as it can be found out in a moment. */
async function stillCalling(others: readonly CallbackManager[]): Promise<readonly string[]> {
  const calling = others.map(async ({ provider, url, read }) => {
    const signal = AbortSignal.timeout(patienceMs);
    const found = await read({ signal }).catch(() => undefined);
    return url !== undefined && found?.url === url ? [provider] : [];
  });
  return (await Promise.all(calling)).flat();
}

const patienceMs = 3000;

function othersAdvice(names: readonly string[]): string {
  const list = names.join(", ");
  const advice = "run callback apply for each while the old key is accepted, or rotate with --all";
  return `also called by ${list}, by the old key: ${advice}`;
}

const firstAdvice =
  "what the cloud signed with a key from elsewhere is refused then, unless that key is written into it first";

async function rotate(
  control: CallbackManager,
  others: readonly CallbackManager[],
  options: RotateCommandOptions,
  shell: Shell,
): Promise<ExitCode> {
  const interrupted = new AbortController();
  shell.holdOpen?.(() => interrupted.abort());
  const { signal } = interrupted;
  const spinner = new Spinner(shell);
  const { windowSeconds, wait, verify } = options;
  let steps = 0;
  const onStep = (step: RotationStep) => {
    steps += 1;
    spinner.stop();
    shell.stdout.write(`${printable(wordingOf(step, control, options))}\n`);
    spinner.start(step.step === "waiting" ? () => remaining(step.until, shell) : () => "working");
  };
  spinner.start(() => "working");
  try {
    await control.rotateKey({
      ...{
        windowSeconds,
        wait,
        others,
        onStep,
        signal,
        newKey: shell.env.VOD_NEW_SIGNING_KEY || undefined,
      },
      verify: verify ? "receiver" : undefined,
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    spinner.stop();
    return reportFailure(shell.stderr, { code: "aborted", message: interruptedAdvice });
  } finally {
    spinner.stop();
  }
  if (steps === 0) reportNote(shell.stderr, unfinishedAdvice);
  return 0;
}

const interruptedAdvice =
  "interrupted; the key file has all that was done, and every key that may be signed with: run it again to go on";

const unfinishedAdvice =
  "nothing was done: the old key of the last rotation is still accepted; run it again without --no-wait, or later";

function wordingOf(
  step: RotationStep,
  { provider }: CallbackManager,
  { json }: RotateCommandOptions,
): string {
  return json ? JSON.stringify({ provider, ...step }) : stepWording(step);
}
