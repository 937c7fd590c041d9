import { generatesKeys } from "../provider/capabilities.js";
import type { NamedProvider } from "../provider/named-provider.js";
import { readKeyFileSync } from "./key-file.js";
import type { SigningConfig } from "./signing-config.js";

/**
 * Returns the key that a provider signs with; `undefined` when none is configured.
 *
 * @throws VodError `config_invalid` when the key file is missing or invalid
 */
export function currentKey(
  signing: SigningConfig | undefined,
  { provider, name }: NamedProvider,
): string | undefined {
  if (signing?.keyFile === undefined) return signing?.key;
  const { key, generatedKeys = [] } = readKeyFileSync(signing.keyFile);
  if (!generatesKeys(provider.capabilities)) return key;
  const own = generatedKeys.filter((generated) => generated.provider === name);
  return own.find(({ until }) => until === undefined)?.key ?? key;
}
