/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The value of a variable; absent for an empty one too, which is what an unset one often is. */
export function readVariable(env: Environment, name: string): string | undefined {
  return env[name] || undefined;
}
