import { existsSync } from "node:fs";
import type { CallbackManager, RotationStep } from "@vod-events/core";
import { signsWithConfiguredKey } from "@vod-events/core/provider";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import { interruptionOf } from "../io/interruption.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { type ConfigFlags, withConfig } from "./config.js";
import { type ConfirmationFlags, promptForConfirmation } from "./confirmation-prompt.js";
import { formatRemaining, formatStep } from "./format-rotation.js";

export interface RotateCommandOptions extends ConfigFlags, ConfirmationFlags {
  /** How long the old key is still accepted, in seconds. */
  readonly window: number;
  /** Whether to wait for the end of the window. */
  readonly wait: boolean;
  /** Whether to test the receiver with the new key before the provider gets it. */
  readonly verify: boolean;
  /** Whether to apply the key to every provider of the config that calls this application. */
  readonly all?: boolean;
}

/** Rotates the signing key and prints each step. An interrupted rotation continues with the next run. */
export async function rotateKey(options: RotateCommandOptions, io: Io): Promise<ExitCode> {
  const confirm = promptForConfirmation(options, "not replaced", io);
  return withConfig({ ...options, writes: true }, io, async (config) => {
    const control = config.selected();
    const others = config.names
      .filter((name) => name !== control.provider)
      .map((name) => config.managerOf(name));
    const { keyFile } = config.options.callback.signing ?? {};
    const isShared = signsWithConfiguredKey(control.capabilities);
    if (isShared && keyFile !== undefined && !existsSync(keyFile)) {
      reportNote(io.stderr, `${keyFile} does not exist and will be created. ${newFileAdvice}`);
    }
    if (!(await confirm(`Replace the signing key of ${control.provider}?`))) return 1;
    const left = options.all || !isShared ? [] : await stillCalling(others);
    if (left.length > 0) reportNote(io.stderr, `${left.join(", ")} ${othersAdvice}`);
    return rotate(control, options.all ? others : [], options, io);
  });
}

/**
 * Returns the providers that call this application and sign with the configured key, as far as they can be read within
 * a short time.
 */
async function stillCalling(others: readonly CallbackManager[]): Promise<readonly string[]> {
  const sharing = others.filter(({ capabilities }) => signsWithConfiguredKey(capabilities));
  const calling = sharing.map(async ({ provider, url, read }) => {
    const signal = AbortSignal.timeout(readTimeoutMs);
    const found = await read({ signal }).catch(() => undefined);
    return url !== undefined && found?.url === url ? [provider] : [];
  });
  return (await Promise.all(calling)).flat();
}

const readTimeoutMs = 3000;

const othersAdvice =
  "also signs with the old key. Run callback apply for each while the old key is accepted, or rotate with --all";

const newFileAdvice =
  "Write the current key to it first, or callbacks that are signed with that key are rejected";

async function rotate(
  control: CallbackManager,
  others: readonly CallbackManager[],
  options: RotateCommandOptions,
  io: Io,
): Promise<ExitCode> {
  const signal = interruptionOf(io);
  const { window: windowSeconds, wait, verify } = options;
  let steps = 0;
  try {
    await withSpinner(io, "working", (spinner) => {
      const onStep = (step: RotationStep) => {
        steps += 1;
        spinner.stop();
        const { provider } = control;
        const text = options.json ? JSON.stringify({ provider, ...step }) : formatStep(step);
        io.stdout.write(`${printable(text)}\n`);
        const until = step.step === "waiting" ? step.until : undefined;
        spinner.start(until === undefined ? "working" : () => formatRemaining(until, io));
      };
      return control.rotateKey({
        ...{ windowSeconds, wait, others, onStep, signal },
        newKey: io.env.VOD_NEW_SIGNING_KEY || undefined,
        verify: verify ? "receiver" : undefined,
      });
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    return reportFailure(io.stderr, { code: "aborted", message: interruptedAdvice });
  }
  if (steps === 0) reportNote(io.stderr, incompleteAdvice);
  return 0;
}

const interruptedAdvice =
  "interrupted. The key file has every key that may be in use. Run the command again to continue";

const incompleteAdvice =
  "nothing was changed: the old key of the last rotation is still accepted. Run the command later, or without --no-wait";
