import type { Provider } from "@vod-events/core/provider";
import { adaptersOf, decoderOf } from "../config/adapters.js";
import type { Io } from "../io/io.js";

/** Loads the installed adapters. */
export async function installedProviders(
  config: string | undefined,
  io: Io,
): Promise<readonly Provider[]> {
  const adapters = await adaptersOf(config, io);
  return Object.keys(adapters).map((name) => decoderOf(name, adapters));
}

/** Returns the id that is given on the command line, or those of all installed adapters. */
export async function providerIds(
  { provider, config }: { readonly provider?: string; readonly config?: string },
  io: Io,
): Promise<readonly string[]> {
  if (provider !== undefined) return [provider];
  return (await installedProviders(config, io)).map(({ id }) => id);
}
