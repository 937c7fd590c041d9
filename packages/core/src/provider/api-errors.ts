import { VodError, type VodErrorCode, type VodErrorDetails } from "../errors/vod-error.js";
import { readName } from "./read.js";

/** What some error codes of an API mean, and the fix. */
export type ApiErrorMeaning = readonly [codes: RegExp, code: VodErrorCode, advice: string];

/** The API whose calls fail. */
export interface ApiErrorsFormat {
  /** The adapter's id, the first part of its options' names. */
  readonly provider: string;
  /** Names the service in messages, such as `Acme Cloud`. */
  readonly service: string;
  /** The meaning of the error codes: the first that matches. */
  readonly meanings?: readonly ApiErrorMeaning[];
  /** The fix for other codes, whose meaning is `request_rejected`. */
  readonly otherAdvice?: string;
}

/**
 * Creates the errors of the calls of an API. `action` names a call. Messages have neither a request nor a response in
 * them, only codes of the response.
 */
export class ApiErrors {
  readonly #format: ApiErrorsFormat;

  constructor(format: ApiErrorsFormat) {
    this.#format = format;
  }

  /** Returns the error for an error response with a code and a request id. */
  rejected(action: string, code: unknown, requestId?: unknown): VodError {
    const { service, meanings = [], otherAdvice = "see the code" } = this.#format;
    const nativeCode = readName(code);
    const text = typeof code === "string" ? code : "";
    const [, meaning = "request_rejected", advice = otherAdvice] =
      meanings.find(([codes]) => codes.test(text)) ?? [];
    const message = `${service} rejected ${action} with ${nativeCode ?? "an unknown code"}: ${advice}`;
    return this.failed(meaning, message, { nativeCode, requestId: readName(requestId) });
  }

  /** Returns the error for a response that differs from the documentation; `found` says how. */
  invalidResponse(action: string, found: string): VodError {
    const { provider, service } = this.#format;
    const message = `${service} answered ${action} with ${found}. Check ${provider}.endpoint, or report it`;
    return this.failed("response_invalid", message);
  }

  /** Returns the error for a response that is not JSON. */
  notJson(action: string): VodError {
    const found = `the response to ${action} is not JSON, as of a gateway`;
    const advice = `Try again later, or check ${this.#format.provider}.endpoint`;
    return this.failed("unavailable", `${found}. ${advice}`);
  }

  /** Returns the error for a call without a response. `reason` is the code of the failure. */
  unreachable(action: string, reason: unknown): VodError {
    const words = readName(reason) ?? "unknown reason";
    const message = `${this.#format.service} could not be reached for ${action} (${words})`;
    return this.failed("network", message);
  }

  /** Returns the error for a call that the SDK has given up. */
  timeout(action: string): VodError {
    const { provider } = this.#format;
    return this.failed("timeout", `${action} took longer than ${provider}.timeoutSeconds`);
  }

  /** Loads a part of the SDK. Rejects with `sdk_missing`, which says what to install. */
  async loadSdk<Module>(name: string, load: () => Promise<Module>): Promise<Module> {
    try {
      return await load();
    } catch (cause) {
      const message = `calls of ${this.#format.service} need its SDK. Install ${name}`;
      throw this.failed("sdk_missing", message, { cause });
    }
  }

  /** Returns another error of the provider. */
  failed(code: VodErrorCode, message: string, details: VodErrorDetails = {}): VodError {
    return new VodError(code, message, { provider: this.#format.provider, ...details });
  }
}
