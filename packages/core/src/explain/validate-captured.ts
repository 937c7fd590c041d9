import { VodError } from "../errors/vod-error.js";
import type { CapturedDelivery } from "./explanation.js";

/**
 * Validates a captured delivery, which often comes from a file or a log.
 *
 * @throws VodError `config_invalid` with the expected content; the message quotes nothing
 */
export function validateCaptured(captured: CapturedDelivery): void {
  if (!isObject(captured)) throw invalid("delivery", "an object: { path, headers, body }");
  const { headers, body, receivedAt } = captured;
  for (const name of ["method", "path", "url"] as const) {
    if (captured[name] !== undefined && typeof captured[name] !== "string") {
      throw invalid(`delivery.${name}`, "a string");
    }
  }
  if (!isObject(headers) || Symbol.iterator in headers || !Object.values(headers).every(isValue)) {
    const hint = "for a Headers object, use Object.fromEntries(headers)";
    throw invalid("delivery.headers", `an object of strings; ${hint}`);
  }
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    throw invalid("delivery.body", "the original bytes or text, not a parsed value");
  }
  if (receivedAt !== undefined && !isTime(receivedAt)) {
    throw invalid("delivery.receivedAt", "a valid Date");
  }
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function isValue(value: unknown): boolean {
  return value === undefined || typeof value === "string";
}

function isTime(value: unknown): boolean {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

function invalid(place: string, wanted: string): VodError {
  return new VodError("config_invalid", `${place}: must be ${wanted}`);
}
