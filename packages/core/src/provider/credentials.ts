import { isVodError, VodError } from "../errors/vod-error.js";
import { type Environment, type OptionVariable, readVariable } from "./environment.js";
import { omitUndefined } from "./omit-undefined.js";

/** The option `credentials` of an adapter: credentials, or a function that is called for them before each API call. */
export type CredentialsOption<Credentials> =
  | Credentials
  | (() => Credentials | Promise<Credentials>);

/** Returns the current credentials with every required part. */
export type CredentialsProvider<Part extends string, Required extends Part> = () => Promise<
  { readonly [Each in Required]: string } & { readonly [Each in Part]?: string }
>;

/** The credentials of a provider. */
export interface CredentialsFormat<Part extends string, Required extends Part> {
  /** The adapter's id, the first part of its options' names. */
  readonly provider: string;
  /** Names the API in messages, such as `Acme VOD`. */
  readonly apiName: string;
  /** The environment variable of each part. */
  readonly variables: Readonly<Record<Part, OptionVariable>>;
  /** The parts that a call needs. */
  readonly required: readonly Required[];
}

type Complete<Part extends string, Required extends Part> = Awaited<
  ReturnType<CredentialsProvider<Part, Required>>
>;

/** Credentials whose parts may be missing. A part is a secret. */
type Parts<Part extends string> = { readonly [Each in Part]?: string | undefined };

/**
 * Validates the option `credentials` and returns the function that each API call gets its credentials from: the
 * option, or the environment. A missing part is an error only when a call needs it. Messages quote no value.
 *
 * The function rejects with `credentials_missing`, `config_invalid`, or `unavailable` when the option's function fails.
 *
 * @throws VodError `config_invalid` that names the option and its rule
 */
export function credentialsProvider<Part extends string, Required extends Part>(
  option: CredentialsOption<Parts<Part>> | undefined,
  env: Environment,
  format: CredentialsFormat<Part, Required>,
): CredentialsProvider<Part, Required> {
  if (option === undefined) return async () => complete(fromEnvironment(env, format), format);
  if (typeof option === "function") {
    return async () => complete(fromOption(await call(option, format), format), format);
  }
  const credentials = fromOption(option, format);
  return async () => complete(credentials, format);
}

function fromEnvironment<Part extends string>(
  env: Environment,
  { provider, variables }: CredentialsFormat<Part, Part>,
): Parts<Part> {
  return read(variables, (part) => {
    const [name] = variables[part];
    return checkPart(readVariable(env, name), name, provider);
  });
}

function fromOption<Part extends string>(
  option: Parts<Part>,
  format: CredentialsFormat<Part, Part>,
): Parts<Part> {
  const { provider, variables } = format;
  const path = `${provider}.credentials`;
  if (typeof option !== "object" || option === null) {
    throw invalid(path, `must be ${shapeOf(format)} or a function`, provider);
  }
  return read(variables, (part) => checkPart(option[part], `${path}.${part}`, provider));
}

function read<Part extends string>(
  variables: Readonly<Record<Part, OptionVariable>>,
  readPart: (part: Part) => string | undefined,
): Parts<Part> {
  const parts = Object.keys(variables) as Part[];
  const entries = parts.map((part) => [part, readPart(part)] as const);
  return omitUndefined(Object.fromEntries(entries) as Parts<Part>);
}

/**
 * A part becomes a part of an HTTP header, where the errors of HTTP clients would quote an invalid one. An empty part
 * counts as missing, because an unset variable is often an empty string.
 */
function checkPart(value: unknown, name: string, provider: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && /^[\x21-\x7e]*$/.test(value)) return value || undefined;
  throw invalid(name, "must be a string without spaces or line breaks", provider);
}

function complete<Part extends string, Required extends Part>(
  credentials: Parts<Part>,
  format: CredentialsFormat<Part, Required>,
): Complete<Part, Required> {
  const { provider, apiName, required, variables } = format;
  if (required.every((part) => credentials[part] !== undefined)) {
    return credentials as Complete<Part, Required>;
  }
  const names = required.map((part) => variables[part][0]).join(" and ");
  throw new VodError(
    "credentials_missing",
    `calls of ${apiName} need credentials: set ${names}, or ${provider}.credentials to ${shapeOf(format)}`,
    { provider },
  );
}

/** The function usually calls a service, which can fail temporarily. */
async function call<Credentials>(
  source: () => Credentials | Promise<Credentials>,
  { provider }: CredentialsFormat<string, string>,
): Promise<Credentials> {
  try {
    return await source();
  } catch (cause) {
    if (isVodError(cause)) throw cause;
    const message = `${provider}.credentials: the function failed. See the cause`;
    throw new VodError("unavailable", message, { provider, cause });
  }
}

function shapeOf({ required }: CredentialsFormat<string, string>): string {
  return `{ ${required.join(", ")} }`;
}

function invalid(path: string, rule: string, provider: string): VodError {
  return new VodError("config_invalid", `${path}: ${rule}`, { provider });
}
