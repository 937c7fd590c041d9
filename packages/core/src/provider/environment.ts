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

/** The environment variable of an option, and a short description. */
export type OptionVariable = readonly [name: string, description: string];

/** Returns the environment variables of an adapter, from those of its options and of the parts of its credentials. */
export function environmentOf(
  options: Readonly<Record<string, OptionVariable>>,
  credentials: Readonly<Record<string, OptionVariable>>,
): readonly EnvironmentVariable[] {
  const parts = Object.entries(credentials).map(
    ([part, variable]) => [`credentials.${part}`, variable] as const,
  );
  return [...parts, ...Object.entries(options)].map(([option, [name, description]]) => ({
    name,
    option,
    description,
  }));
}
