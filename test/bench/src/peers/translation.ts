import { rawDelivery, type VodEvent } from "@vod-events/core/provider";
import type { Callback } from "../bodies/callbacks.js";
import type { TimedCall } from "../measure/time-calls.js";

/** A callback of one native event, from its bytes to its neutral events. */
export function translation(
  callback: Pick<Callback, "provider" | "key" | "url" | "headers" | "body">,
): TimedCall {
  const { provider, key, url, headers, body } = callback;
  const keys = [key];
  const translated = (): readonly VodEvent[] => {
    const delivery = rawDelivery({ body, headers, url, receivedAt: new Date() });
    const verification = provider.verify(delivery, keys, { fetchText: () => Promise.reject() });
    const verified = "status" in verification && verification.status === "verified";
    const parsed = delivery.json();
    if (!verified || !parsed.ok) throw new Error("a callback of the suite was refused");
    const decoded = provider.decode(parsed.value);
    if (!decoded.ok) throw new Error(decoded.problems.join());
    return provider.normalize(decoded.wire);
  };
  return { name: "vod-events", call: translated };
}
