import type { Adapters } from "./adapters.js";
import { adaptersFrom } from "./adapters-from.js";
import type { ConfigSources } from "./config-sources.js";
import { namingFile, openConfig } from "./open-config.js";

/**
 * Returns the adapters that a config may use, without the rest of the config.
 *
 * @throws VodError `config_invalid` for an invalid file, or an adapter that it names and that cannot be loaded
 */
export async function loadAdapters(sources: ConfigSources = {}): Promise<Adapters> {
  const { file, folders, fileConfig } = await openConfig(sources);
  return namingFile(file, () => adaptersFrom(fileConfig, folders.ofFile, sources));
}
