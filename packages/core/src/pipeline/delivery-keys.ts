import type { KeyRing } from "../keys/key-ring.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { NamedProvider } from "./named-provider.js";

/**
 * Returns the keys that may have signed a delivery. Keys that the provider generated take precedence over configured
 * ones, and a delivery that names its key needs that one.
 */
export async function deliveryKeys(
  { provider, name }: NamedProvider,
  delivery: RawDelivery,
  keys: KeyRing,
): Promise<readonly string[]> {
  if (provider.capabilities.signing.keySource !== "provider") return keys.accepted();
  const generated = await keys.generated(name);
  if (generated.length === 0) return keys.accepted();
  const id = provider.keyId?.(delivery);
  return generated
    .filter(({ endpointId }) => id === undefined || endpointId === id)
    .map(({ key }) => key);
}
