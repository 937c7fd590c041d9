import { VodError } from "../errors/vod-error.js";
import type { Clock } from "../primitives/clock.js";
import type { CallbackChange, CallbackSettings } from "../provider/callback-api.js";
import { rejectProblems } from "../validation/config-problem.js";
import type { EndpointKeys } from "./endpoint-key.js";
import { retiringUrl } from "./retiring-endpoint.js";
import type { RotationOptions, VerifyKey } from "./rotation-options.js";
import { rotationTimes } from "./rotation-times.js";

export interface EndpointRotation {
  readonly name: string;
  readonly keys: EndpointKeys;
  readonly clock: Clock;
  /** Reads the endpoint of this application. */
  own(): Promise<CallbackSettings | undefined>;
  /** Lists the ids of the endpoints that a rotation replaces. */
  retiring(): Promise<readonly string[]>;
  /** Changes an endpoint; absent when the provider has no such call. */
  readonly update: ((change: CallbackChange) => Promise<void>) | undefined;
  remove(endpointId: string): Promise<void>;
  /** Applies the config: creates the endpoint and stores its key. */
  apply(): Promise<void>;
}

/**
 * Rotates a key that the provider generates: moves the endpoint to a marked URL of the same receiver, creates another
 * one, and deletes the old one after the window. Both deliver until then; the inbox drops the duplicates. The marked
 * URLs and the key file hold the whole state of the rotation.
 */
export async function rotateEndpoint(
  options: RotationOptions & { readonly verify?: VerifyKey | undefined },
  rotation: EndpointRotation,
): Promise<void> {
  const { wait = true, verify, onStep = () => {}, signal } = options;
  const { settleSeconds, windowSeconds } = rotationTimes(options);
  const { name, keys, clock } = rotation;
  keys.path();
  if (options.newKey !== undefined) {
    rejectProblems([{ path: "newKey", message: `${name} generates its keys. Omit it` }]);
  }
  await deleteExpired(rotation);
  const replaced = await rotation.retiring();
  const until = await keys.acceptedUntil(replaced);
  if (replaced.length === 0 || until === Number.POSITIVE_INFINITY) {
    if (replaced.length === 0) await moveOwn(rotation);
    await rotation.apply();
    onStep({ step: "introduced", resumed: replaced.length > 0 });
    await clock.sleep(settleSeconds * 1000, signal);
    if (verify !== undefined) {
      await verify(await ownKey(rotation), signal);
      onStep({ step: "verified" });
    }
    for (const endpointId of await rotation.retiring()) {
      await keys.retire(endpointId, windowSeconds * 1000);
    }
    onStep({ step: "switched", provider: name });
  }
  if (wait) await waitForEnd(rotation, options);
}

async function ownKey({ name, keys, own }: EndpointRotation): Promise<string> {
  const endpoint = await own();
  const stored = await keys.stored();
  const found = stored.find(({ endpointId }) => endpointId === endpoint?.endpointId);
  if (found !== undefined) return found.key;
  const message =
    "another process changed the key file during the rotation. Run the rotation again";
  throw new VodError("config_invalid", message, { provider: name });
}

async function waitForEnd(
  rotation: EndpointRotation,
  { onStep = () => {}, signal }: RotationOptions,
): Promise<void> {
  const { keys, clock } = rotation;
  const until = await keys.acceptedUntil(await rotation.retiring());
  if (until > clock.now()) {
    onStep({ step: "waiting", until: new Date(until) });
    await clock.sleep(until - clock.now(), signal);
  }
  if (await deleteExpired(rotation)) onStep({ step: "dropped" });
}

/** Deletes the replaced endpoints whose keys are no longer accepted. Tells whether there was one. */
async function deleteExpired(rotation: EndpointRotation): Promise<boolean> {
  const { keys, clock } = rotation;
  let isAny = false;
  for (const endpointId of await rotation.retiring()) {
    if ((await keys.acceptedUntil([endpointId])) > clock.now()) continue;
    await rotation.remove(endpointId);
    isAny = true;
  }
  await keys.dropExpired();
  return isAny;
}

/** Moves the endpoint of this application, if there is one, to its marked URL. */
async function moveOwn({ name, own, update }: EndpointRotation): Promise<void> {
  const before = await own();
  const { url, endpointId } = before ?? {};
  if (before === undefined || url === undefined || endpointId === undefined) return;
  if (update === undefined) {
    const message = `${name} cannot change an endpoint: its key is replaced without an overlap only. Run callback remove, then apply`;
    throw new VodError("unsupported", message, { provider: name });
  }
  const events = Object.fromEntries(
    Object.entries(before.events).map(([type, on]) => [type, on !== false]),
  );
  await update({ before, after: { ...before, events, url: retiringUrl(url, endpointId) } });
  if ((await own())?.endpointId !== endpointId) return;
  const message = `${name} did not change the URL of its endpoint`;
  throw new VodError("config_drift", message, { provider: name });
}
