import { readFile } from "node:fs/promises";
import { type AnyVodEventsOptions, VodError } from "@vod-events/core";
import { generatesKeys, type Provider } from "@vod-events/core/provider";

/** A provider and its name in the config. */
interface NamedProvider {
  readonly provider: Provider;
  readonly name: string;
}

/** The members of a key file that sign. */
interface KeyFile {
  readonly key?: string;
  readonly generatedKeys?: readonly {
    readonly provider: string;
    readonly key: string;
    readonly until?: string;
  }[];
}

/**
 * Returns the key that a provider signs with now; `undefined` when none is configured.
 *
 * @throws VodError `config_invalid` when the key file cannot be read
 */
export async function signingKey(
  { callback: { signing } }: AnyVodEventsOptions,
  { provider, name }: NamedProvider,
): Promise<string | undefined> {
  if (signing?.keyFile === undefined) return signing?.key;
  const { key, generatedKeys = [] } = await readKeyFile(signing.keyFile);
  if (!generatesKeys(provider.capabilities)) return key;
  const own = generatedKeys.filter((generated) => generated.provider === name);
  return own.find(({ until }) => until === undefined)?.key ?? key;
}

async function readKeyFile(path: string): Promise<KeyFile> {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    const problem = isMissing ? "does not exist" : "cannot be read as JSON";
    throw new VodError("config_invalid", `callback.signing.keyFile: ${path} ${problem}`);
  }
}
