import { installedAdapters } from "@vod-events/config/installed";
import { searchFolder } from "../config/search-folder.js";
import type { Io } from "../io/io.js";
import type { Candidate } from "./candidate.js";

/** Returns the names of the installed adapters, without loading one. */
export async function providerNames(io: Io): Promise<readonly string[]> {
  return (await installed(io)).map(({ name }) => name);
}

/**
 * Returns the neutral and native event types of a provider; of all installed ones without a name. The config file is
 * not read, because it may be a program.
 */
export async function eventNames(
  provider: string | undefined,
  io: Io,
): Promise<readonly Candidate[]> {
  const { loadInstalledAdapter } = await import("@vod-events/config");
  const all = await installed(io);
  const chosen = all.filter(({ name }) => provider === undefined || name === provider);
  const loaded = await Promise.all(
    chosen.map(async (adapter) => {
      const create = await loadInstalledAdapter(adapter).catch(() => undefined);
      const { nativeEvents = {} } = create?.({ env: {} } as never) ?? {};
      return Object.entries(nativeEvents);
    }),
  );
  const rows = loaded.flat();
  const neutral = [...new Set(rows.flatMap(([, { events }]) => events))];
  const native = rows.map(([value, { events }]) => ({ value, description: events.join(", ") }));
  return [...neutral.map((value) => ({ value })), ...native];
}

/** Returns the codes of all errors. */
export async function errorCodes(): Promise<readonly Candidate[]> {
  const { errorCatalog } = await import("../errors/catalog.js");
  return errorCatalog.map(({ code, meaning }) => ({ value: code, description: meaning }));
}

async function installed({ cwd = process.cwd() }: Io) {
  const found = await installedAdapters([cwd, searchFolder]);
  return found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
