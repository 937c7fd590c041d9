import type { CapturedDelivery } from "@vod-events/core";
import { CommandFailure } from "../io/failure.js";

/**
 * Reads captured callbacks as JSON: a single one, or one per line.
 *
 * @throws CommandFailure that names the problem and the line
 */
export function capturesInJson(text: string): readonly CapturedDelivery[] {
  const whole = parsed(text);
  if (whole !== undefined) return [readCapture(whole.value, "")];
  return text
    .split("\n")
    .map((line, index) => ({ line, place: `line ${index + 1}: ` }))
    .filter(({ line }) => line.trim() !== "")
    .map(({ line, place }) => {
      const json = parsed(line);
      if (json === undefined) throw invalid(`${place}not JSON`);
      return readCapture(json.value, place);
    });
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function readCapture(json: unknown, place: string): CapturedDelivery {
  if (typeof json !== "object" || json === null) {
    throw invalid(`${place}must be an object: { path, headers, body or bodyBase64 }`);
  }
  const fields = json as Readonly<Record<string, unknown>>;
  return {
    method: textOf(fields, "method", place),
    path: textOf(fields, "path", place),
    url: textOf(fields, "url", place),
    headers: headersOf(fields, place),
    body: bodyOf(fields, place),
    receivedAt: timeOf(fields, place),
  };
}

function textOf(
  fields: Readonly<Record<string, unknown>>,
  name: string,
  place: string,
): string | undefined {
  const value = fields[name];
  if (value === undefined || typeof value === "string") return value;
  throw invalid(`${place}${name} must be a string`);
}

function headersOf(
  { headers }: Readonly<Record<string, unknown>>,
  place: string,
): Readonly<Record<string, string>> {
  const message = `${place}headers must be an object of strings`;
  if (typeof headers !== "object" || headers === null || Array.isArray(headers)) {
    throw invalid(message);
  }
  const joined = Object.entries(headers).map(([name, value]: [string, unknown]) => {
    const texts: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (!texts.every((text) => typeof text === "string")) throw invalid(message);
    return [name, texts.join(", ")];
  });
  return Object.fromEntries(joined);
}

function bodyOf(
  { body, bodyBase64 }: Readonly<Record<string, unknown>>,
  place: string,
): Uint8Array {
  if (typeof bodyBase64 === "string" && body === undefined)
    return Buffer.from(bodyBase64, "base64");
  if (typeof body === "string" && bodyBase64 === undefined) return Buffer.from(body);
  throw invalid(`${place}body must be the exact text of the body, or bodyBase64 its bytes`);
}

function timeOf(fields: Readonly<Record<string, unknown>>, place: string): Date | undefined {
  const text = textOf(fields, "receivedAt", place);
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (!Number.isNaN(time.getTime())) return time;
  throw invalid(`${place}receivedAt must be a time such as 2026-01-01T00:00:00Z`);
}

function invalid(message: string): CommandFailure {
  return new CommandFailure("capture_invalid", message);
}
