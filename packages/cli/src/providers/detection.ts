/**
 * Tells whether a JSON value has fields that only Tencent Cloud sends: an event in either format, or an API response.
 */
export function looksLikeTencent(json: unknown): boolean {
  if (!isRecord(json)) return false;
  if ("EventType" in json || "EventSet" in json || "Response" in json) return true;
  if (Object.keys(json).some((name) => /^[A-Z]\w*(Event|Complete)$/.test(name))) return true;
  return "eventType" in json && ("data" in json || "version" in json);
}

/** Tells whether a JSON value has fields that only Baidu AI Cloud sends: an event of API v2 or v1. */
export function looksLikeBaidu(json: unknown): boolean {
  if (!isRecord(json)) return false;
  if ("messageBody" in json) return true;
  if (Object.keys(json).some((name) => /^[a-z]\w*Event$/.test(name))) return true;
  return "eventType" in json && ("eventId" in json || "eventTime" in json);
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
