/** Environment variables in the form of `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Returns the value of a variable; `undefined` when it is unset or empty. */
export function readVariable(env: Environment, name: string): string | undefined {
  return env[name] || undefined;
}

/** An environment variable that an option of an adapter falls back to. */
export interface EnvironmentVariable {
  readonly name: string;
  /** The path of the option, such as `credentials.secretKey`. */
  readonly option: string;
  /** A short description. */
  readonly description: string;
}
