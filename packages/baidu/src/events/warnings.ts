import { type DecodeWarning, readRecord } from "@vod-events/core/provider";
import type { OldFormat } from "./old-format.js";
import { payloadKeyOf } from "./row.js";
import { type BaiduWire, table } from "./table.js";

/** The members of an event that may hold a payload. */
const payloadKeys: ReadonlySet<string> = new Set(Object.keys(table).map(payloadKeyOf));

/** Returns the warnings about an event: unknown names and formats that the adapter does not support. */
export function warningsOf(wire: BaiduWire): readonly DecodeWarning[] {
  if (wire.kind === "old_format") return [oldFormatWarning(wire.payload)];
  const unknownFields = Object.entries(wire.json)
    .filter(([key, member]) => readRecord(member) && !payloadKeys.has(key))
    .map(([name]) => ({ kind: "unknown_field", name }) as const);
  return wire.kind === "other"
    ? [{ kind: "unknown_type", name: wire.eventType }, ...unknownFields]
    : unknownFields;
}

const useVersion2 =
  "in the console of Baidu VOD, set the URL and the events under global settings > callback " +
  "settings (全局设置 > 回调设置), which is what API v2 uses";

const advice: Readonly<Record<OldFormat["name"], string>> = {
  v1: `a notification of VOD's API v1 calls this URL; delete it, and ${useVersion2}`,
  MCT: `a notification of MCT, another product of Baidu's, calls this URL; delete it in the console of MCT or give it another URL; for events of VOD, ${useVersion2}`,
};

function oldFormatWarning({ name }: OldFormat): DecodeWarning {
  return { kind: "old_format", name, advice: advice[name] };
}
