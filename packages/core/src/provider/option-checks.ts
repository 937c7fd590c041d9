import { VodError } from "../errors/vod-error.js";
import type { Environment } from "./environment.js";

/** The upper limit of `timeoutSeconds`. */
const maxTimeoutSeconds = 3600;

/** Validates the options that adapters have in common. Every check throws `config_invalid` and quotes no value. */
export class OptionChecks {
  readonly #provider: string;

  /** `provider` is the adapter's id, the first part of its options' names. */
  constructor(provider: string) {
    this.#provider = provider;
  }

  /** Creates the error for an invalid option or variable: its name and the rule. */
  invalid(path: string, rule: string): VodError {
    return new VodError("config_invalid", `${path}: ${rule}`, { provider: this.#provider });
  }

  environment(env: Environment): Environment {
    if (typeof env === "object" && env !== null) return env;
    const rule = "must be an object of variables, such as process.env";
    throw this.invalid(`${this.#provider}.env`, rule);
  }

  timeoutSeconds(seconds: number): number {
    const isValid = typeof seconds === "number" && seconds > 0 && seconds <= maxTimeoutSeconds;
    if (isValid) return seconds;
    const rule = `must be a number above 0, at most ${maxTimeoutSeconds}`;
    throw this.invalid(`${this.#provider}.timeoutSeconds`, rule);
  }

  /** Validates the URL of a server, which has no path; `rule` is the message for another value. */
  origin(endpoint: string, path: string, rule: string): URL {
    const isUrl = typeof endpoint === "string" && URL.canParse(endpoint);
    const url = isUrl ? new URL(endpoint) : undefined;
    const isHttp = url !== undefined && ["http:", "https:"].includes(url.protocol);
    if (!isHttp || url.href !== `${url.origin}/`) throw this.invalid(path, rule);
    return url;
  }
}
