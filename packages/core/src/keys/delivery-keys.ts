import { generatesKeys } from "../provider/capabilities.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { Provider } from "../provider/provider.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { KeyRing } from "./key-ring.js";
import type { GeneratedKey } from "./key-set.js";

/**
 * Returns the keys that may have signed a delivery. Keys that the provider generated take precedence over configured
 * ones, and a delivery that names its key needs that one.
 */
export async function deliveryKeys(
  { provider, name }: NamedProvider,
  delivery: RawDelivery,
  keys: KeyRing,
): Promise<readonly string[]> {
  const generated = await generatedKeys(name, provider, keys);
  if (generated.length === 0) return keys.accepted();
  const id = provider.keyId?.(delivery);
  return generated
    .filter(({ endpointId }) => id === undefined || endpointId === id)
    .map(({ key }) => key);
}

/** Returns every key that may have signed a delivery of a provider. */
export async function acceptedKeys(
  name: string,
  provider: Provider,
  keys: KeyRing,
): Promise<readonly string[]> {
  const generated = await generatedKeys(name, provider, keys);
  return generated.length === 0 ? keys.accepted() : generated.map(({ key }) => key);
}

async function generatedKeys(
  name: string,
  { capabilities }: Provider,
  keys: KeyRing,
): Promise<readonly GeneratedKey[]> {
  return generatesKeys(capabilities) ? keys.generated(name) : [];
}
