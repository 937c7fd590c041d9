/** The keys that sign deliveries: fixed, or in a key file. */
export type SigningConfig = SigningKeys | SigningKeyFile;

/** Signing keys that stay the same while the application runs. */
export interface SigningKeys {
  /** The key that the provider signs with. */
  readonly key: string | undefined;
  /** Keys that are still accepted while a new key is introduced. */
  readonly previousKeys?: readonly string[] | undefined;
  readonly keyFile?: undefined;
}

/** Signing keys that can be rotated while the application runs. */
export interface SigningKeyFile {
  /**
   * The path of a JSON file with the keys: `{ "key": "…" }`. A rotation writes it. Every application that uses the
   * file reads a change within a second.
   */
  readonly keyFile: string;
  readonly key?: undefined;
  readonly previousKeys?: undefined;
}
