import { tryParseJson } from "../primitives/try-parse-json.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { CandidateCause, Variation } from "./candidate.js";
import { deliveryWith } from "./delivery-with.js";
import { jsonRewrites, type TextRewrite, whiteSpaceRewrites } from "./text-rewrites.js";

const asItCame = "pass the original bytes of the body to the receiver, before any body parser";

/** The known mistakes with bodies. */
export const bodyCandidates: readonly CandidateCause[] = [
  {
    name: "body_wrapped",
    message: "a proxy or parser wrapped or re-encoded the body",
    fix: asItCame,
    variations: ({ delivery }) => rewritten(delivery, unwrapped),
  },
  {
    name: "body_reserialized",
    message: "a proxy or parser serialized the body again",
    fix: asItCame,
    part: "body",
    variations: ({ delivery }) => rewritten(delivery, jsonRewrites),
  },
  {
    name: "body_charset",
    message: "a proxy or parser changed the character encoding of the body",
    fix: asItCame,
    part: "body",
    *variations({ delivery }) {
      yield* rewritten(delivery, byteOrderMark);
      const body = unmangled(delivery.body);
      if (body !== undefined) {
        const detail = "its UTF-8 was read as Latin-1";
        yield { delivery: deliveryWith(delivery, { body }), detail };
      }
    },
  },
  {
    name: "body_white_space",
    message: "a proxy, or the capture, changed white space in the body",
    fix: asItCame,
    part: "body",
    variations: ({ delivery }) => rewritten(delivery, whiteSpaceRewrites),
  },
];

function* rewritten(
  delivery: RawDelivery,
  rewrites: (text: string) => Iterable<TextRewrite>,
): Generator<Variation> {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(delivery.body);
  const seen = new Set([text]);
  for (const [rewrite, detail] of rewrites(text)) {
    if (seen.has(rewrite)) continue;
    seen.add(rewrite);
    yield { delivery: deliveryWith(delivery, { body: Buffer.from(rewrite) }), detail };
  }
}

function* unwrapped(text: string): Generator<TextRewrite> {
  if (/^\s*[A-Za-z0-9+/_-]{4,}={0,2}\s*$/.test(text)) {
    yield [Buffer.from(text, "base64").toString(), "it is in base64"];
  }
  if (/^\s*"/.test(text)) {
    const inner = tryParseJson(text);
    if (typeof inner === "string") yield [inner, "it is JSON in a JSON string"];
  }
  if (/^[^{["\s]/.test(text)) {
    for (const [name, value] of new URLSearchParams(text)) {
      yield [value === "" ? name : value, "it was parsed as a form"];
      return;
    }
  }
}

function* byteOrderMark(text: string): Generator<TextRewrite> {
  if (text.startsWith("\ufeff")) yield [text.slice(1), "a byte order mark was added"];
  else yield [`\ufeff${text}`, "its byte order mark was removed"];
}

/** Restores UTF-8 text that was decoded as Latin-1; `undefined` when that is not possible. */
function unmangled(body: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder().decode(body);
  return /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text)
    ? Buffer.from(text, "latin1")
    : undefined;
}
