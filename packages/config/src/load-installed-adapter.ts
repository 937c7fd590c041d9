import type { AdapterFactory } from "./adapters.js";
import { importAdapter } from "./import-adapter.js";
import type { InstalledAdapter } from "./installed-adapters.js";

/**
 * Loads an installed adapter.
 *
 * @throws VodError `config_invalid` when its package fails to load or exports no adapter
 */
export function loadInstalledAdapter(installed: InstalledAdapter): Promise<AdapterFactory> {
  const { name, packageName: specifier, folder } = installed;
  return importAdapter({ name, specifier, folder, source: specifier });
}
