import { VodError } from "../errors/vod-error.js";
import { generatesKeys } from "../provider/capabilities.js";
import type { ManagerContext, PlanRequest, ProviderConfig } from "./provider-config.js";
import { rotateEndpoint } from "./rotate-endpoint.js";
import { rotateKey } from "./rotate-key.js";
import type { RotationOptions, VerifyKey } from "./rotation-options.js";
import { defaultTimeoutSeconds, requireReceiverReady } from "./send-test-delivery.js";

export interface RotateContext extends ManagerContext {
  /** The callback URL. */
  readonly url: string | undefined;
  readonly providerConfig: ProviderConfig;
}

/** Rotates the signing key of a provider, in the way that its source needs. */
export async function rotate(options: RotationOptions, context: RotateContext): Promise<void> {
  const { provider, name, config, clock, providerConfig } = context;
  const { signal } = options;
  if (config.mode === "pull") {
    const message = "rotateKey needs callback.mode push: pulled events are not signed";
    throw new VodError("unsupported", message, { provider: name });
  }
  const { capabilities } = provider;
  if (capabilities.signing.keySource === "certificate") {
    const message = `rotateKey is not supported, because ${name} signs with a certificate of its own`;
    throw new VodError("unsupported", message, { provider: name });
  }
  const apply = async (request: Omit<PlanRequest, "desired">) => {
    const prepared = await providerConfig.prepare({ desired: config, signal, ...request });
    await providerConfig.execute(prepared, signal);
  };
  const verify = options.verify === "receiver" ? testDelivery(context) : options.verify;
  if (generatesKeys(capabilities)) {
    const endpoint = providerConfig.endpointRotation(config, signal);
    return rotateEndpoint({ ...options, verify }, { ...endpoint, apply: () => apply({}) });
  }
  return rotateKey(
    { ...options, verify },
    {
      ...{ name, capabilities, clock, keyFile: config.signing?.keyFile },
      applyToProvider: (newKey) => apply({ key: "send", newKey }),
    },
  );
}

function testDelivery({ provider, name, url, clock }: RotateContext): VerifyKey {
  return async (key, signal) => {
    if (url === undefined) return;
    const delivery = { provider, url, clock, timeoutSeconds: defaultTimeoutSeconds, signal };
    await requireReceiverReady(key, delivery, name);
  };
}
