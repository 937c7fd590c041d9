import { readFile } from "node:fs/promises";
import type { ForwardOptions } from "@vod-events/gateway";
import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { systemCode } from "../io/system-code.js";

const variable = "VOD_FORWARD_SECRET";

/**
 * Returns the secrets of an endpoint: those in the file, which is read for each attempt, or those in the environment.
 * White space separates two secrets. `undefined` when there are none.
 *
 * @throws CommandFailure when the file cannot be read
 */
export async function secretsOf(
  name: string | undefined,
  file: string | undefined,
  env: Io["env"],
): Promise<ForwardOptions["secrets"]> {
  if (file === undefined) {
    const secrets = env[secretVariable(name)];
    return secrets ? words(secrets) : undefined;
  }
  const read = async () => words(await readFile(file, "utf8"));
  await read().catch((error) => {
    const reason = `system error ${systemCode(error)}`;
    throw usage(`--secret-file: ${file} cannot be read: ${reason}`);
  });
  return read;
}

/** Returns the environment variable with the secrets of an endpoint. */
export function secretVariable(name: string | undefined): string {
  if (name === undefined) return variable;
  return `${variable}_${name.toUpperCase().replaceAll("-", "_")}`;
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}
