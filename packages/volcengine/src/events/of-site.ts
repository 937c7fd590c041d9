import type { NativeEventInfo } from "@vod-events/core/provider";
import type { VolcengineSite } from "../api/site.js";
import { type NativeType, table } from "./table.js";

/** The native types that BytePlus does not document. They are decoded all the same. */
const notAtBytePlus: readonly NativeType[] = [
  "DeleteMaterialComplete",
  "VideoTrackComplete",
  "UpdateMediaStorageClassComplete",
  "SyncURIComplete",
];

/** Returns the native types that a site documents. */
export function nativeEventsOf(site: VolcengineSite): Readonly<Record<string, NativeEventInfo>> {
  return ofSite(site, table);
}

/** Returns the values of the native types that a site documents. */
export function ofSite<Values extends Readonly<Record<NativeType, object>>>(
  site: VolcengineSite,
  values: Values,
): Readonly<Record<string, Values[NativeType]>> {
  const left: readonly string[] = site === "byteplus" ? notAtBytePlus : [];
  const entries = Object.entries(values) as readonly [string, Values[NativeType]][];
  return Object.fromEntries(entries.filter(([type]) => !left.includes(type)));
}
