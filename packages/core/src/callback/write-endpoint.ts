import { VodError } from "../errors/vod-error.js";
import type {
  CallbackSettings,
  CreatedEndpoint,
  DesiredSettings,
  EndpointApi,
} from "../provider/callback-api.js";
import type { EndpointKeys } from "./endpoint-key.js";
import { noEndpoint } from "./own-endpoint.js";
import { planChanges } from "./plan.js";
import type { PreparedPlan } from "./prepared-plan.js";

export interface EndpointWriter {
  /** The provider's name in the application. */
  readonly name: string;
  readonly api: EndpointApi;
  /** Absent when the provider generates no key. */
  readonly keys: EndpointKeys | undefined;
  readonly signal: AbortSignal | undefined;
  /** Runs a call that may be repeated. */
  call(operation: () => Promise<void>): Promise<void>;
  /** Reads the endpoint of this application. */
  read(): Promise<CallbackSettings | undefined>;
}

/** Creates or changes the endpoint of this application, and stores the key that the provider generates for it. */
export async function writeEndpoint(
  { before = noEndpoint, after, keyAction }: PreparedPlan,
  writer: EndpointWriter,
): Promise<void> {
  const { api, signal, keys } = writer;
  const { endpointId } = before;
  const changed = planChanges(before, after).length > 0;
  if (endpointId === undefined) return createEndpoint(after, writer);
  if (keyAction === "recreate" || (changed && api.update === undefined)) {
    await writer.call(() => api.remove(endpointId, signal));
    await keys?.retire(endpointId);
    return createEndpoint(after, writer);
  }
  if (keyAction === "store") await storeKey(before, writer);
  if (changed) await writer.call(async () => api.update?.({ before, after }, signal));
}

/**
 * Creates an endpoint and stores its key. It is not repeated after a failure, because the endpoint may exist then: the
 * next plan finds an endpoint whose key is not in the key file.
 */
async function createEndpoint(
  { endpointId: _, signingKey: __, ...settings }: DesiredSettings,
  writer: EndpointWriter,
): Promise<void> {
  const created = await writer.api.create(settings, writer.signal);
  if (writer.keys === undefined) return;
  await storeKey(created.signingKey === undefined ? await writer.read() : created, writer);
}

async function storeKey(
  endpoint: Partial<CreatedEndpoint> | undefined,
  { name, keys }: EndpointWriter,
): Promise<void> {
  const { endpointId, signingKey } = endpoint ?? {};
  if (endpointId !== undefined && signingKey !== undefined) {
    return keys?.store(endpointId, signingKey);
  }
  const message = `${name} did not return the signing key of its new endpoint. Apply the config again`;
  throw new VodError("response_invalid", message, { provider: name });
}
