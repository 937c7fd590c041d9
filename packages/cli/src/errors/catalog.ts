import { errorTraits, type VodErrorCode } from "@vod-events/core";
import { apiErrors } from "./api-errors.js";
import { commandErrors } from "./command-errors.js";
import { configErrors } from "./config-errors.js";
import type { ErrorDescription } from "./error-description.js";
import { handleErrors } from "./handle-errors.js";
import { lifecycleErrors } from "./lifecycle-errors.js";
import { receiveErrors } from "./receive-errors.js";
import { waitErrors } from "./wait-errors.js";

/** An error that a command prints or the library throws. */
export interface ErrorEntry extends ErrorDescription {
  readonly code: string;
  /** Where the error occurs. */
  readonly stage: string;
  /** Whether the same call may succeed later without a change. Absent for errors of the commands. */
  readonly retryable?: boolean;
  /** The HTTP status of a delivery that is rejected with the code. */
  readonly status?: number;
  /** The section of the documentation, as a path below the root of the repository. */
  readonly page: string;
}

const stages: Readonly<Record<string, Readonly<Record<string, ErrorDescription>>>> = {
  config: configErrors,
  api: apiErrors,
  receive: receiveErrors,
  handle: handleErrors,
  wait: waitErrors,
  lifecycle: lifecycleErrors,
  command: commandErrors,
};

/** All errors, by stage. */
export const errorCatalog: readonly ErrorEntry[] = Object.entries(stages).flatMap(
  ([stage, descriptions]) =>
    Object.entries(descriptions).map(([code, { meaning, remedy }]) => {
      const traits = code in errorTraits ? errorTraits[code as VodErrorCode] : {};
      return { code, stage, ...traits, meaning, remedy, page: `docs/errors.md#${code}` };
    }),
);
