import {
  type CallbackConfig,
  createVodEvents,
  type DiagnosticEvents,
  type VodEvents,
  type VodEventsOptions,
} from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { fakeClock } from "@vod-events/testkit";
import { acme } from "./acme.js";

export const pushConfig: CallbackConfig = {
  mode: "push",
  url: "https://app.example/hooks",
  signing: { key: "secret1" },
};

/** An application of the made-up cloud on a fake clock; waits have no jitter. */
export function application(overrides: Partial<VodEventsOptions> & { adapter?: Provider } = {}) {
  const clock = fakeClock();
  const { adapter = acme(), ...options } = overrides;
  const vod = createVodEvents({
    provider: "acme",
    providers: { acme: () => adapter },
    callback: pushConfig,
    clock,
    random: () => 0.999,
    ...options,
  });
  return { vod, clock };
}

/** Collects the facts of some names as `[name, fact]`. */
export function recordDiagnostics<Name extends keyof DiagnosticEvents>(
  vod: VodEvents,
  ...names: readonly Name[]
) {
  const recorded: { readonly name: Name; readonly diagnostic: DiagnosticEvents[Name] }[] = [];
  for (const name of names)
    vod.diagnostics.on(name, (diagnostic) => recorded.push({ name, diagnostic }));
  return recorded;
}

/** Advances the fake clock until a promise settles. */
export async function advanceUntil<Result>(
  clock: { advance(milliseconds: number): Promise<void> },
  work: Promise<Result>,
): Promise<Result> {
  let settled = false;
  const result = work.finally(() => {
    settled = true;
  });
  result.catch(() => undefined);
  for (let round = 0; round < 1000 && !settled; round++) await clock.advance(250);
  return result;
}
