import { readFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type CallbackConfig,
  type CallbackManager,
  createCallbackManager,
  memoryInbox,
} from "@vod-events/core";
import { generatesKeys, type Provider } from "@vod-events/core/provider";

/** An account, and where an application has its callbacks sent. */
export interface ManagedAccountOptions {
  readonly provider: Provider;
  /** The signing key. Not used when the provider generates its keys. */
  readonly key: string;
  /** The callback URL. */
  readonly url: string;
  /** The folder of the key file. */
  readonly folder: string;
}

/** An account under test, and what an application keeps beside it: the record of applied settings and the key file. */
export class ManagedAccount {
  readonly #options: ManagedAccountOptions;
  readonly #keyFile: string;
  readonly #inbox = memoryInbox();

  constructor(options: ManagedAccountOptions) {
    this.#options = options;
    this.#keyFile = join(options.folder, "keys.json");
  }

  /** Whether the provider generates its signing keys. */
  get generatesKeys(): boolean {
    return generatesKeys(this.#options.provider.capabilities);
  }

  /** Manages the config of the account. */
  manager(
    config: Partial<CallbackConfig> = {},
    provider: Provider = this.#options.provider,
  ): CallbackManager {
    const { key, url } = this.#options;
    const signing = this.generatesKeys ? { keyFile: this.#keyFile } : { key };
    return createCallbackManager({
      provider: provider.id,
      providers: { [provider.id]: () => provider },
      callback: { mode: "push", url, signing, ...config },
      inbox: this.#inbox,
    });
  }

  /** Returns the keys that the provider generated. */
  async generatedKeys(): Promise<readonly string[]> {
    const text = await readFile(this.#keyFile, "utf8").catch(() => "{}");
    const keys: readonly { readonly key: string }[] = JSON.parse(text).generatedKeys ?? [];
    return keys.map(({ key }) => key);
  }
}
