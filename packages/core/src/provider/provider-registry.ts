import { VodError } from "../errors/vod-error.js";
import type { NamedProvider } from "./named-provider.js";
import type { Provider } from "./provider.js";

/** Returns a provider in place of another one. */
export type WrapProvider = (provider: Provider, name: string) => Provider;

/** The providers of an application by name. Each is created on first use. */
export class ProviderRegistry {
  readonly #factories: Readonly<Record<string, () => Provider>>;
  readonly #created = new Map<string, Provider>();
  readonly #wrap: WrapProvider;

  /** `wrap` is applied to each provider when it is created. */
  constructor(
    factories: Readonly<Record<string, () => Provider>>,
    wrap: WrapProvider = (provider) => provider,
  ) {
    this.#factories = factories;
    this.#wrap = wrap;
  }

  get names(): readonly string[] {
    return Object.keys(this.#factories);
  }

  /** Returns the provider that the application selected. */
  select(name: string | undefined): NamedProvider {
    if (name === undefined || name === "") {
      throw new VodError(
        "config_invalid",
        `provider: missing. Set it to one of ${this.names.join(", ")}`,
      );
    }
    return { name, provider: this.get(name) };
  }

  /** Returns the provider with a name. Throws a `VodError` that lists the known names. */
  get(name: string): Provider {
    const factory = Object.hasOwn(this.#factories, name) ? this.#factories[name] : undefined;
    if (factory === undefined) {
      const quoted = /^[\w.-]{1,40}$/.test(name) ? ` "${name}"` : "";
      throw new VodError(
        "config_invalid",
        `provider: unknown name${quoted}. Known names: ${this.names.join(", ")}`,
      );
    }
    const provider = this.#created.get(name) ?? this.#wrap(createProvider(factory, name), name);
    this.#created.set(name, provider);
    return provider;
  }
}

function createProvider(factory: () => Provider, name: string): Provider {
  const provider: Partial<Provider> | undefined = factory();
  if (typeof provider?.verify === "function" && provider.capabilities !== undefined) {
    return provider as Provider;
  }
  throw new VodError("config_invalid", `providers.${name}: the function must return an adapter`);
}
