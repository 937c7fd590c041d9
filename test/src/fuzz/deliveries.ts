import type { DeliveryRequest } from "@vod-events/core";
import fc from "fast-check";
import { type ByteChange, byteChanges, changedBytes } from "./byte-changes.js";
import { changedText, type JsonChange, jsonChanges } from "./json-changes.js";
import {
  baiduHeaders,
  type Cloud,
  events,
  keys,
  now,
  requestTo,
  withTencentSignature,
} from "./signed.js";

/** A request, all of whose body is there. */
export interface WholeRequest extends DeliveryRequest {
  readonly body: Uint8Array;
}

/** A request to the place of a cloud, and whether anything was done to it after it was signed. */
export interface FuzzedDelivery {
  readonly cloud: Cloud;
  readonly request: WholeRequest;
  readonly unmodified: boolean;
}

interface HeaderChange {
  readonly kind: "drop" | "recase" | "join" | "replace" | "add" | "cut";
  readonly at: number;
  readonly name: string;
  readonly value: string;
}

interface Plan {
  readonly cloud: Cloud;
  readonly event: number;
  readonly signedAt: number;
  readonly key: string;
  readonly signedChanges: readonly JsonChange[];
  readonly laterChanges: readonly JsonChange[];
  readonly bytes: readonly ByteChange[];
  readonly headers: readonly HeaderChange[];
  readonly path: string | undefined;
  readonly method: string;
}

const headerNames = fc.oneof(
  fc.constantFrom(
    ...["content-encoding", "content-length", "content-type", "transfer-encoding", "__proto__"],
    ...["vod-callback-auth-user", "vod-callback-auth-timestamp", "vod-callback-auth-token", ""],
    ...["Vod-Callback-Auth-Token", "x-forwarded-host", "cookie", "authorization", "constructor"],
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);
const headerValues = fc.oneof(
  fc.constantFrom("", "gzip", "identity", "-1", "1e9", "NaN", "0x10", "9".repeat(400), "a, a"),
  fc.constantFrom(String(now), `${now},${now}`, "9999999999999", "0".repeat(64), "x".repeat(9000)),
  fc
    .tuple(fc.constantFrom(...'a, "\t1;-='), fc.constantFrom("", "!", "b", '"', ","))
    .map(([piece, end]) => `${piece.repeat(9000)}${end}`),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const headerChanges: fc.Arbitrary<readonly HeaderChange[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<HeaderChange["kind"][]>(
      ...(["drop", "recase", "join", "replace", "add", "add", "cut"] as const),
    ),
    at: fc.nat(),
    name: headerNames,
    value: headerValues,
  }),
  { minLength: 1, maxLength: 3 },
);
const paths = fc.oneof(
  fc.constantFrom("/vod/tencent", "/vod/baidu", "/vod", "/vod/", "//vod/baidu", "/VOD/baidu", ""),
  fc.constantFrom("/vod/%62aidu", "/vod/baidu/", "/vod/x/../baidu", "/vod/baidu#a", "/__proto__"),
  fc.string({ unit: "binary", maxLength: 30 }),
);
const methods = fc.oneof(fc.constantFrom("GET", "post", "PUT", "", "POST "), fc.string());

/** Something that is done now and then only, or most cases would end at their signature. */
function rarely<Value>(arbitrary: fc.Arbitrary<Value>, otherwise: Value): fc.Arbitrary<Value> {
  return fc.oneof({ arbitrary: fc.constant(otherwise), weight: 7 }, { arbitrary, weight: 1 });
}

const plans: fc.Arbitrary<Plan> = fc.record({
  cloud: fc.constantFrom<Cloud[]>("tencent", "baidu"),
  event: fc.nat(),
  signedAt: rarely(
    fc.constantFrom(now - 660_001, now - 661_000, now - 659_000, now + 59_000, now + 61_000, 0),
    now,
  ),
  key: rarely(fc.constantFrom(keys[1], "another"), keys[0]),
  signedChanges: jsonChanges,
  laterChanges: rarely(jsonChanges, []),
  bytes: rarely(byteChanges, []),
  headers: rarely(headerChanges, []),
  path: rarely(paths, undefined),
  method: rarely(methods, "POST"),
});

/** Deliveries that were valid: changed before they were signed, so that the signature is valid, or after. */
export const fuzzedDeliveries: fc.Arbitrary<FuzzedDelivery> = plans.map(deliveryOf);

/** Deliveries of random bytes to the path of a cloud, with its headers or without. */
export const noiseDeliveries: fc.Arbitrary<FuzzedDelivery> = fc
  .record({
    cloud: fc.constantFrom<Cloud[]>("tencent", "baidu"),
    body: fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: "binary" }).map((text) => Buffer.from(text)),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .string({ unit: fc.constantFrom(...'{}[],:"\\0e-.tu \n\u0001') })
        .map((text) => Buffer.from(text)),
    ),
    signed: fc.boolean(),
    headers: rarely(headerChanges, []),
  })
  .map(({ cloud, body, signed, headers }) => {
    const own = signed ? baiduHeaders(body, keys[0], now) : {};
    const request = requestTo(cloud, own);
    return {
      cloud,
      unmodified: false,
      request: { ...request, body, headers: changedHeaders(request.headers, headers) },
    };
  });

function deliveryOf(plan: Plan): FuzzedDelivery {
  const { cloud, signedAt, key, laterChanges, bytes, headers, path, method } = plan;
  const event = events[cloud][plan.event % events[cloud].length];
  const text = changedText(event, plan.signedChanges);
  const signed = Buffer.from(
    cloud === "tencent" ? withTencentSignature(text, key, signedAt) : text,
  );
  const own: Record<string, string> = cloud === "baidu" ? baiduHeaders(signed, key, signedAt) : {};
  const later = laterChanges.length === 0 ? signed : changedAgain(signed.toString(), laterChanges);
  const unmodified =
    laterChanges.length + bytes.length + headers.length === 0 &&
    path === undefined &&
    method === "POST";
  const request = requestTo(cloud, own);
  return {
    cloud,
    unmodified,
    request: {
      method,
      path: path ?? request.path,
      headers: changedHeaders(request.headers, headers),
      body: changedBytes(later, bytes),
    },
  };
}

function changedAgain(text: string, changes: readonly JsonChange[]): Uint8Array {
  try {
    return Buffer.from(changedText(JSON.parse(text), changes));
  } catch {
    return Buffer.from(text);
  }
}

function changedHeaders(
  headers: Readonly<Record<string, string>>,
  changes: readonly HeaderChange[],
): Readonly<Record<string, string>> {
  const entries = Object.entries(headers);
  for (const { kind, at, name, value } of changes) {
    const index = entries.length === 0 ? 0 : at % entries.length;
    const [known = name, content = value] = entries[index] ?? [];
    const changed: Readonly<Record<HeaderChange["kind"], readonly [string, string][]>> = {
      drop: [],
      recase: [[known.toUpperCase(), content]],
      join: [[known, `${content}, ${content}`]],
      replace: [[known, value]],
      add: [
        [known, content],
        [name, value],
      ],
      cut: [[known, content.slice(0, at % (content.length + 1))]],
    };
    entries.splice(index, 1, ...changed[kind]);
  }
  return Object.fromEntries(entries);
}
