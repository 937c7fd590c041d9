import { VodError } from "../errors/vod-error.js";

/** Throws `config_invalid` unless an option of an inbox is valid. `path` names the option, such as `acmeStore.pool`. */
export function checkOption(path: string, isValid: boolean, rule: string): void {
  if (!isValid) throw new VodError("config_invalid", `${path}: ${rule}`);
}

/** Throws `config_invalid` unless an option of an inbox is a number of events. */
export function checkCount(path: string, value: number): void {
  checkOption(path, Number.isSafeInteger(value) && value > 0, "must be an integer above 0");
}
