import { VodError } from "../errors/vod-error.js";
import { rejectUnknownOptions } from "../validation/reject-unknown-options.js";
import type { ApiAddress } from "./api-address.js";
import {
  type CredentialsFormat,
  type CredentialsOption,
  type CredentialsProvider,
  credentialsProvider,
} from "./credentials.js";
import { type Environment, type OptionVariable, readVariable } from "./environment.js";

/** The options that every adapter with an API has, besides `credentials`. */
export interface CommonOptions {
  readonly endpoint?: string | undefined;
  readonly timeoutSeconds?: number | undefined;
  readonly env?: Environment | undefined;
}

/** The names of an adapter's options. */
export interface OptionsFormat<Options, Variable extends keyof Options> {
  /** The adapter's id, the first part of its options' names in errors. */
  readonly provider: string;
  /** The environment variables of options, except those of the credentials. */
  readonly variables: Readonly<Record<Variable, OptionVariable>>;
  /** The options without a variable, besides `credentials`, `timeoutSeconds` and `env`. */
  readonly others?: readonly Exclude<keyof Options & string, Variable | keyof CommonOptions>[];
}

/** The upper limit of `timeoutSeconds`. */
const maxTimeoutSeconds = 3600;
const defaultTimeoutSeconds = 15;

/**
 * Reads the options of an adapter, their environment variables and defaults. Every error is `config_invalid`, names the
 * option or variable and its rule, and quotes no value.
 */
export class OptionReader<Options extends CommonOptions, Variable extends keyof Options & string> {
  readonly timeoutSeconds: number;
  readonly #env: Environment;
  readonly #options: Options;
  readonly #format: OptionsFormat<Options, Variable>;

  /** @throws VodError `config_invalid` for an unknown option, or an invalid `env` or `timeoutSeconds` */
  constructor(options: Options, format: OptionsFormat<Options, Variable>) {
    const { provider, variables, others = [] } = format;
    const common = ["credentials", "timeoutSeconds", "env"];
    rejectUnknownOptions(provider, options, [...Object.keys(variables), ...others, ...common]);
    const { env = process.env, timeoutSeconds = defaultTimeoutSeconds } = options;
    this.#options = options;
    this.#format = format;
    this.#env = env;
    this.timeoutSeconds = timeoutSeconds;
    if (typeof env !== "object" || env === null) {
      throw this.invalid("env", "must be an object of variables, such as process.env");
    }
    const isNumber = typeof timeoutSeconds === "number";
    if (!(isNumber && timeoutSeconds > 0 && timeoutSeconds <= maxTimeoutSeconds)) {
      const rule = `must be a number above 0, at most ${maxTimeoutSeconds}`;
      throw this.invalid("timeoutSeconds", rule);
    }
  }

  /** Returns the value of an option or of its variable. */
  find<Name extends Variable>(name: Name): Options[Name] | string | undefined {
    const option = this.#options[name];
    return option === undefined ? readVariable(this.#env, this.#format.variables[name][0]) : option;
  }

  /** Returns a text that matches a pattern; `undefined` when it is absent. */
  text(name: Variable, pattern: RegExp, rule: string): string | undefined {
    const value: unknown = this.find(name);
    if (value === undefined || (typeof value === "string" && pattern.test(value))) return value;
    throw this.invalid(name, rule);
  }

  /** Returns one of some values; the first when the option is absent. */
  oneOf<Value extends string>(name: Variable, values: readonly [Value, ...Value[]]): Value {
    const given: unknown = this.find(name) ?? values[0];
    const value = values.find((each) => each === given);
    if (value !== undefined) return value;
    throw this.invalid(name, `must be ${values.join(" or ")}`);
  }

  /** Returns the address of the API from the option `endpoint`. `fallback` is the URL of the cloud's own API. */
  endpoint(fallback: string): ApiAddress {
    const given: unknown = this.find("endpoint" as Variable);
    const endpoint = originOf(given ?? fallback);
    if (endpoint !== undefined) {
      return { endpoint, cloudHost: given === undefined ? endpoint.host : undefined };
    }
    const rule = `must be an http(s) URL without a path, such as ${fallback}`;
    throw this.invalid("endpoint", rule);
  }

  /** Returns the function that gives the credentials of a call, from an option or the environment. */
  credentials<Part extends string, Required extends Part>(
    option: CredentialsOption<{ readonly [Each in Part]?: string | undefined }> | undefined,
    format: Omit<CredentialsFormat<Part, Required>, "provider">,
  ): CredentialsProvider<Part, Required> {
    const { provider } = this.#format;
    return credentialsProvider(option, this.#env, { ...format, provider });
  }

  /** Creates the error for an option or its variable, whichever has the value. */
  invalid(name: keyof Options & string, rule: string): VodError {
    const { provider, variables } = this.#format;
    const [variable] = (variables as Readonly<Record<string, OptionVariable>>)[name] ?? [];
    const isVariable = variable !== undefined && this.#options[name] === undefined;
    return invalidOption(provider, isVariable ? variable : `${provider}.${name}`, rule);
  }
}

/** Creates the error for an invalid option or variable: its name and the rule. */
export function invalidOption(provider: string, name: string, rule: string): VodError {
  return new VodError("config_invalid", `${name}: ${rule}`, { provider });
}

/** Returns the http(s) URL of a server, which has no path; `undefined` for something else. */
export function originOf(value: unknown): URL | undefined {
  const url = typeof value === "string" && URL.canParse(value) ? new URL(value) : undefined;
  const isHttp = url !== undefined && ["http:", "https:"].includes(url.protocol);
  return isHttp && url.href === `${url.origin}/` ? url : undefined;
}
