import { isVodError } from "@vod-events/core/provider";
import { checkedFactory } from "./adapter-in-module.js";
import type { AdapterFactory, Adapters } from "./adapters.js";
import type { ConfigSources } from "./config-sources.js";
import type { VodEventsConfig } from "./define-config.js";
import { importAdapter } from "./import-adapter.js";
import { type InstalledAdapter, installedAdapters } from "./installed-adapters.js";
import { invalid } from "./invalid.js";
import { loadInstalledAdapter } from "./load-installed-adapter.js";

/**
 * Returns the adapters by name: those of the program or the installed ones, overridden by those that the config names.
 *
 * @param folder - the folder of the config file, or the working directory
 * @throws VodError `config_invalid` when an adapter that the config names cannot be loaded
 */
export async function adaptersFrom(
  { adapters: named = {} }: VodEventsConfig,
  folder: string,
  { adapters: given, searchFolder }: ConfigSources,
): Promise<Adapters> {
  const folders = [folder, ...(searchFolder === undefined ? [] : [searchFolder])];
  const found = given ?? (await loadInstalled(folders, Object.keys(named)));
  const own = await Promise.all(
    Object.entries(named).map(async ([name, adapter]) => {
      const source = `adapters.${name}`;
      if (typeof adapter === "function") return [name, checkedFactory(adapter, source)] as const;
      if (typeof adapter !== "string" || adapter === "") {
        throw invalid(`${source}: must be a package, a path or a function`);
      }
      return [name, await importAdapter({ name, specifier: adapter, folder, source })] as const;
    }),
  );
  return { ...found, ...Object.fromEntries(own) };
}

async function loadInstalled(
  folders: readonly string[],
  except: readonly string[],
): Promise<Adapters> {
  const installed = await installedAdapters(folders);
  const loaded = installed
    .filter(({ name }) => !except.includes(name))
    .map(async (adapter) => [adapter.name, await loadOrReport(adapter)] as const);
  return Object.fromEntries(await Promise.all(loaded));
}

/** An installed adapter that cannot be loaded is an error only when it is used. */
async function loadOrReport(adapter: InstalledAdapter): Promise<AdapterFactory> {
  try {
    return await loadInstalledAdapter(adapter);
  } catch (error) {
    if (!isVodError(error)) throw error;
    return () => {
      throw error;
    };
  }
}
