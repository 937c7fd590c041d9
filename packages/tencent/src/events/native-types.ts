import { isNativeType, type NativeType, table } from "./table.js";

/** The neutral types of each documented native type. */
export const nativeEvents = Object.fromEntries(
  Object.entries(table).map(([type, { events }]) => [type, events]),
);

/** The documented native types. */
export const nativeTypes: readonly NativeType[] = Object.keys(table).filter(isNativeType);
