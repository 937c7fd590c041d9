import type { InboxStore } from "../inbox/store.js";
import type { RebuildOptions, RebuildResult } from "./rebuild-options.js";

/**
 * Folds the events that an inbox still has into its media states. Running applications can use the inbox meanwhile. An
 * interrupted rebuild continues where it ended, unless `reset` is set. Waiting events are folded when they are handled.
 * Dead and running events whose bodies are not authenticated are left out, because the provider's API may not have
 * confirmed them.
 *
 * @throws VodError `unsupported` when the store has no media states or keeps nothing over a restart; `aborted` by the
 * signal
 */
export async function rebuildMedia(
  store: InboxStore,
  options: RebuildOptions,
): Promise<RebuildResult> {
  const { rebuild } = await import("./rebuild.js");
  return rebuild(store, options);
}
