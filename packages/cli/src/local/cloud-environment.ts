import type { EnvironmentVariable } from "@vod-events/core/provider";
import type { AnySimulatedCloud } from "@vod-events/simulator";

/**
 * Returns the environment variables that point an adapter to a simulated cloud. The members of the cloud have the names
 * of the adapter's options.
 */
export function cloudEnvironment(
  variables: readonly EnvironmentVariable[],
  cloud: AnySimulatedCloud,
): Readonly<Record<string, string>> {
  const values = variables.flatMap(({ name, option }) => {
    const value = memberAt(option.split("."), cloud);
    return typeof value === "string" || typeof value === "number" ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(values);
}

function memberAt(path: readonly string[], value: unknown): unknown {
  return path.reduce<unknown>(
    (object, name) => (object as Readonly<Record<string, unknown>> | undefined)?.[name],
    value,
  );
}
