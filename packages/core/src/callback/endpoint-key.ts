import { VodError } from "../errors/vod-error.js";
import { readKeyFile, writeKeyFile } from "../keys/key-file.js";
import { type GeneratedKey, isAccepted, type KeySet } from "../keys/key-set.js";
import type { Clock } from "../primitives/clock.js";
import type { CallbackSettings } from "../provider/callback-api.js";
import { sameSecret } from "../provider/secret.js";
import type { SettingChange } from "./plan.js";

/** The key file and the provider whose keys it holds. */
export interface EndpointKeysContext {
  /** The provider's name in the application. */
  readonly name: string;
  readonly keyFile: string | undefined;
  readonly clock: Clock;
}

/**
 * What must happen so that the key file has the key of the endpoint:
 *
 * - `none`: it has the key
 * - `create`: the endpoint does not exist yet
 * - `store`: the provider shows the key
 * - `recreate`: the key is lost, because it was never stored after the creation of the endpoint
 */
export type EndpointKeyAction = "none" | "create" | "store" | "recreate";

/** How long a key is accepted after its endpoint was deleted, for deliveries on their way. */
const acceptedAfterRemovalMs = 900_000;

/** The keys in the key file that a provider generated for its endpoints. */
export class EndpointKeys {
  readonly #context: EndpointKeysContext;

  constructor(context: EndpointKeysContext) {
    this.#context = context;
  }

  /** Returns the keys of existing endpoints, without those that a rotation replaces. */
  async stored(): Promise<readonly GeneratedKey[]> {
    return (await this.#all()).filter(({ until }) => until === undefined);
  }

  /** Returns the ids of all endpoints whose keys are in the file. */
  async endpointIds(): Promise<readonly string[]> {
    return (await this.#all()).map(({ endpointId }) => endpointId);
  }

  async #all(): Promise<readonly GeneratedKey[]> {
    const { generatedKeys = [] } = await this.#read();
    return generatedKeys.filter((each) => this.#isOf(each));
  }

  async #read(): Promise<KeySet> {
    const { keyFile } = this.#context;
    return (keyFile === undefined ? undefined : await readKeyFile(keyFile)) ?? {};
  }

  async store(endpointId: string, key: string): Promise<void> {
    const { name, clock } = this.#context;
    const path = this.path();
    const found = await this.#read();
    const others = (found.generatedKeys ?? []).filter(
      (each) =>
        !(this.#isOf(each) && each.endpointId === endpointId) && isAccepted(each, clock.now()),
    );
    const added: GeneratedKey = { provider: name, endpointId, key };
    await writeKeyFile(path, { ...found, generatedKeys: [...others, added] });
  }

  /** Ends the acceptance of an endpoint's key after a time, unless it ends already. */
  async retire(endpointId: string, afterMs = acceptedAfterRemovalMs): Promise<void> {
    const { clock } = this.#context;
    const found = await this.#read();
    if (found.generatedKeys === undefined) return;
    const until = new Date(clock.now() + afterMs).toISOString();
    const keys = found.generatedKeys.map((each) =>
      this.#isOf(each) && each.endpointId === endpointId ? { until, ...each } : each,
    );
    await writeKeyFile(this.path(), { ...found, generatedKeys: keys });
  }

  /**
   * Returns the latest time in milliseconds until which the keys of endpoints are accepted: infinity for a key without
   * an end, 0 for a key that is not in the file.
   */
  async acceptedUntil(endpointIds: readonly string[]): Promise<number> {
    const ends = (await this.#all())
      .filter((each) => endpointIds.includes(each.endpointId))
      .map(({ until }) => (until === undefined ? Number.POSITIVE_INFINITY : Date.parse(until)));
    return Math.max(0, ...ends);
  }

  /** Removes the keys that are no longer accepted from the file. */
  async dropExpired(): Promise<void> {
    const found = await this.#read();
    const { generatedKeys = [] } = found;
    const left = generatedKeys.filter((each) => isAccepted(each, this.#context.clock.now()));
    if (left.length === generatedKeys.length) return;
    await writeKeyFile(this.path(), { ...found, generatedKeys: left });
  }

  #isOf({ provider }: GeneratedKey): boolean {
    return provider === this.#context.name;
  }

  /**
   * Returns the path of the key file.
   *
   * @throws VodError `config_invalid` when none is configured
   */
  path(): string {
    const { name, keyFile } = this.#context;
    if (keyFile !== undefined) return keyFile;
    const message = `callback.signing.keyFile: required for ${name}, which generates its signing key. Set it to a file that apply can write`;
    throw new VodError("config_invalid", message, { provider: name });
  }
}

/** Decides what must happen to the key of an endpoint. */
export function endpointKeyAction(
  { endpointId, signingKey }: CallbackSettings,
  stored: readonly GeneratedKey[],
): EndpointKeyAction {
  if (endpointId === undefined) return "create";
  const own = stored.find((each) => each.endpointId === endpointId);
  if (own !== undefined && (signingKey === undefined || sameSecret(signingKey, own.key)))
    return "none";
  return signingKey === undefined ? "recreate" : "store";
}

/** The changes of {@link EndpointKeyAction}, for a plan. */
export const endpointKeyChanges: Readonly<Record<EndpointKeyAction, readonly SettingChange[]>> = {
  none: [],
  create: [{ path: "endpoint", from: "none", to: "a new endpoint" }],
  store: [{ path: "signing.key", from: "not in the key file", to: "the key of the endpoint" }],
  recreate: [
    { path: "endpoint", from: "without its key in the key file", to: "deleted and created again" },
  ],
};
