import type { Provider } from "./provider.js";

/** A provider and its name in the application's `providers`. */
export interface NamedProvider {
  readonly provider: Provider;
  readonly name: string;
}
