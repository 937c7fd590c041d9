import { createCallbackManager, type RotationOptions, type RotationStep } from "@vod-events/core";
import type { CallbackApi, CallbackSettings } from "@vod-events/core/provider";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { acme, acmeCallbackApi } from "./acme.js";

/** A rotation at the made-up cloud. */
export interface Rotation {
  readonly api: CallbackApi & { settings: CallbackSettings; writes: number };
  readonly clock: FakeClock;
  readonly steps: RotationStep[];
  /** Runs it, and lets time pass until it ends. */
  run(options?: RotationOptions): Promise<void>;
}

/** Prepares a rotation of the keys in a file. */
export function rotation(keyFile: string, clock = fakeClock(), api = acmeCallbackApi()): Rotation {
  const steps: RotationStep[] = [];
  const manager = createCallbackManager({
    provider: "acme",
    providers: { acme: () => acme({ callback: api }) },
    callback: { mode: "push", url: "https://app.example/hooks", signing: { keyFile } },
    clock,
  });
  const run = (options: RotationOptions = {}) =>
    advanceUntilSettled(
      clock,
      manager.rotateKey({ onStep: (step) => steps.push(step), ...options }),
    );
  return { api, clock, steps, run };
}

/** Lets time pass whenever something waits for it, until a promise settles; files take time of their own. */
export async function advanceUntilSettled(clock: FakeClock, work: Promise<void>): Promise<void> {
  let settled = false;
  const result = work.finally(() => {
    settled = true;
  });
  result.catch(() => undefined);
  while (!settled) {
    await new Promise((resolve) => setImmediate(resolve));
    if (clock.sleeping > 0) await clock.advance(1000);
  }
  return result;
}

/** Replaces the new key in a file, and waits until the old one is gone. */
export async function rotateKey(keyFile: string): Promise<void> {
  await rotation(keyFile).run({ windowSeconds: 60 });
}
