import type { SigningConfig } from "../callback/config.js";
import { FileKeys, type FileKeysContext } from "./file-keys.js";

/** The signing keys of an application. */
export interface KeyRing {
  /** The key that clouds are told to sign with; `undefined` where there is none. A secret. */
  current(): Promise<string | undefined>;
  /** Every key that may have signed a delivery that comes now; none where deliveries are not signed. */
  accepted(): Promise<readonly string[]>;
  /** Keys that were accepted once and are no longer, as far as they are known. Secrets. */
  former(): Promise<readonly string[]>;
}

/**
 * The keys that a config speaks of.
 *
 * @throws VodError `config_invalid` for a key file that is not there, or is none
 */
export function keyRing(signing: SigningConfig | undefined, context: FileKeysContext): KeyRing {
  if (signing?.keyFile !== undefined) return new FileKeys(signing.keyFile, context);
  const { key, previousKeys = [] } = signing ?? {};
  const accepted = key === undefined ? previousKeys : [key, ...previousKeys];
  return { current: async () => key, accepted: async () => accepted, former: async () => [] };
}
