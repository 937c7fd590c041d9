import { type Adapters, loadAdapters } from "@vod-events/config";
import { didYouMean, type Provider } from "@vod-events/core/provider";
import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { installCommand } from "./install-command.js";
import { searchFolder } from "./search-folder.js";

/** Loads the adapters that are installed or named in the config file. */
export function adaptersOf(
  file: string | undefined,
  { env, cwd }: Pick<Io, "env" | "cwd">,
): Promise<Adapters> {
  return loadAdapters({ file, env, cwd, searchFolder });
}

/**
 * Creates an adapter without options and environment, which can decode but not call an API.
 *
 * @throws CommandFailure when there is no such adapter
 */
export function decoderOf(name: string, adapters: Adapters): Provider {
  const create = Object.hasOwn(adapters, name) ? adapters[name] : undefined;
  if (create !== undefined) return create({ env: {} } as never);
  const names = Object.keys(adapters).sort();
  const meant = didYouMean(name, names);
  const advice = `Run ${installCommand(name)}, or name its package in adapters of the config file`;
  const list = names.length === 0 ? "No adapter is installed" : `Adapters: ${names.join(", ")}`;
  throw usage(
    meant === "" ? `--provider: unknown. ${list}. ${advice}` : `--provider: unknown${meant}`,
  );
}
