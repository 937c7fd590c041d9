import type { RawDelivery } from "../provider/raw-delivery.js";
import type { CandidateCause, Variation } from "./candidate.js";
import { deliveryWith } from "./delivery-with.js";
import { jsonRewrites, type TextRewrite, whiteSpaceRewrites } from "./text-rewrites.js";

const asItCame =
  "hand the receiver the body's bytes as they came, with nothing before it that reads them";

/** The known mistakes with bodies. */
export const bodyCandidates: readonly CandidateCause[] = [
  {
    name: "body_wrapped",
    message: "something on the way packed the body into something else",
    fix: asItCame,
    variations: ({ delivery }) => rewritten(delivery, unwrapped),
  },
  {
    name: "body_reserialized",
    message: "something on the way wrote the body anew",
    fix: asItCame,
    part: "body",
    variations: ({ delivery }) => rewritten(delivery, jsonRewrites),
  },
  {
    name: "body_charset",
    message: "something on the way changed how the body's characters are encoded",
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
    message: "something on the way, or the capture itself, changed white space of the body",
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
    const inner = innerText(text);
    if (inner !== undefined) yield [inner, "it was written as JSON twice"];
  }
  if (/^[^{["\s]/.test(text)) {
    for (const [name, value] of new URLSearchParams(text)) {
      yield [value === "" ? name : value, "it was taken for a form"];
      return;
    }
  }
}

function innerText(text: string): string | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function* byteOrderMark(text: string): Generator<TextRewrite> {
  if (text.startsWith("\ufeff")) yield [text.slice(1), "a byte order mark was added"];
  else yield [`\ufeff${text}`, "its byte order mark was taken away"];
}

/** Restores UTF-8 text that was decoded as Latin-1; `undefined` when that is not possible. */
function unmangled(body: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder().decode(body);
  return /[\u0080-\u00ff]/.test(text) && !/[\u0100-\uffff]/.test(text)
    ? Buffer.from(text, "latin1")
    : undefined;
}
