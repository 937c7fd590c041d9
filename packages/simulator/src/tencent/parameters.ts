import { instant } from "../primitives/instant.js";
import { ApiError } from "../server/api-error.js";

/** A time range. Both ends are in the format of the cloud's times. */
export interface TimeRange {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** Reads a time range. Throws a `ApiError`, as all functions of this file do. */
export function readTimeRange(name: string, value: unknown): TimeRange {
  if (value === undefined) return {};
  const { After: after, Before: before } = objectIn(name, value);
  return { after: timeIn(name, after), before: timeIn(name, before) };
}

/** Reads the direction of a sort by one of the fields. */
export function readOrder(value: unknown, fields: readonly string[]): "Asc" | "Desc" {
  // The default order is unknown.
  if (value === undefined) return "Desc";
  const { Field: field, Order: order } = objectIn("Sort", value);
  if (typeof field !== "string" || !fields.includes(field)) throw invalid("Sort.Field");
  if (order === "Asc" || order === "Desc") return order;
  throw invalid("Sort.Order");
}

export function readOffset(value: unknown = 0): number {
  if (Number.isInteger(value) && Number(value) >= 0) return Number(value);
  throw invalid("Offset");
}

export function readLimit(value: unknown = 10, max: number): number {
  if (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max) return Number(value);
  throw invalid("Limit");
}

export function readTexts(name: string, value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw new ApiError("InvalidParameterValue", `${name} is not a list of strings`);
}

/** Reads a list that must be given. */
export function readRequiredTexts(
  name: string,
  value: unknown,
  { least, most }: { readonly least: number; readonly most: number },
): readonly string[] {
  const texts = readTexts(name, value);
  if (texts === undefined) throw missing(name);
  if (texts.length >= least && texts.length <= most) return texts;
  throw new ApiError("InvalidParameterValue", `${name} must have ${least} to ${most} items`);
}

function objectIn(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null) return { ...value };
  throw invalid(name);
}

function timeIn(name: string, value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "string" && !Number.isNaN(Date.parse(value))) {
    return instant(Date.parse(value));
  }
  throw invalid(name);
}

/** Creates the error for a missing parameter. */
export function missing(parameter: string): ApiError {
  return new ApiError("MissingParameter", `The parameter ${parameter} is missing`);
}

function invalid(parameter: string): ApiError {
  return new ApiError("InvalidParameterValue", `The value of ${parameter} is not valid`);
}
