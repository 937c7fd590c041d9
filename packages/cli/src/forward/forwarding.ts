import type { DeliveryMode } from "@vod-events/core/provider";
import type { ForwardFormat } from "@vod-events/gateway";
import { type CommandFailure, usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { Endpoint } from "./endpoint.js";
import type { NamedValue } from "./endpoint-option.js";
import { secretsOf, secretVariable } from "./endpoint-secrets.js";
import { type ForwardFlags, forwardOptions } from "./forward-flags.js";

/** How a listener forwards events. */
export interface Forwarding {
  readonly endpoints: readonly Endpoint[];
  readonly format: ForwardFormat;
  readonly order: "media" | undefined;
  readonly attempts: number;
  readonly timeoutSeconds: number;
}

/** The name of the inbox of events to print. */
export const printer = "print";

/**
 * Returns the endpoints and settings of the command line; `undefined` without `--forward-to`.
 *
 * @throws CommandFailure for options that do not match
 */
export async function forwardingOf(
  flags: ForwardFlags,
  mode: DeliveryMode,
  { env }: Io,
): Promise<Forwarding | undefined> {
  const { forwardTo, secretFile = [], as: format = "cloudevents", order } = flags;
  if (forwardTo === undefined) {
    const given = forwardOptions.find((option) => flags[option] !== undefined);
    if (given === undefined) return undefined;
    throw usage(`--${given === "secretFile" ? "secret-file" : given} needs --forward-to`);
  }
  checkNames("--forward-to", forwardTo);
  checkNames("--secret-file", secretFile);
  if (format === "raw" && mode === "pull") {
    throw usage("--as raw forwards callbacks, and --mode pull receives none. Choose another --as");
  }
  const unknown = secretFile.find(({ name }) => !forwardTo.some((each) => each.name === name));
  if (unknown !== undefined) {
    throw usage("--secret-file: it must have the name of an endpoint in --forward-to");
  }
  return {
    endpoints: await Promise.all(
      forwardTo.map(async ({ name, value: url }) => {
        const file = secretFile.find((each) => each.name === name)?.value;
        const secrets = await secretsOf(name, file, env);
        if (secrets === undefined && format !== "raw") throw missingSecret(name);
        return { name, url, secrets };
      }),
    ),
    ...{ format, order },
    attempts: flags.attempts ?? 40,
    timeoutSeconds: flags.timeout ?? 15,
  };
}

function checkNames(option: string, values: readonly NamedValue[]): void {
  const names = values.map(({ name }) => name);
  if (names.filter((name) => name === undefined).length > 1) {
    throw usage(`${option}: name all endpoints but one, as in search=http://localhost:8080`);
  }
  if (new Set(names).size < names.length) throw usage(`${option}: a name occurs twice`);
  if (names.includes(printer)) throw usage(`${option}: the name ${printer} is reserved`);
}

function missingSecret(name: string | undefined): CommandFailure {
  const advice = "to the output of vod-events listen --new-secret";
  return usage(`set ${secretVariable(name)}, or the file of --secret-file, ${advice}`);
}
