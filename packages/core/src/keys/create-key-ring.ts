import { FileKeyRing, type KeyRingContext } from "./file-key-ring.js";
import type { KeyRing } from "./key-ring.js";
import type { SigningConfig } from "./signing-config.js";

/**
 * Creates the key ring of a signing config.
 *
 * @throws VodError `config_invalid` when the key file is missing or invalid
 */
export function createKeyRing(
  signing: SigningConfig | undefined,
  context: KeyRingContext,
): KeyRing {
  if (signing?.keyFile !== undefined) return new FileKeyRing(signing.keyFile, context);
  const { key, previousKeys = [] } = signing ?? {};
  const accepted = key === undefined ? previousKeys : [key, ...previousKeys];
  return {
    current: async () => key,
    accepted: async () => accepted,
    generated: async () => [],
    retired: async () => [],
  };
}
