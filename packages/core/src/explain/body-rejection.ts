import { rejectByHeaders } from "../pipeline/read-body.js";
import type { RawDelivery } from "../provider/raw-delivery.js";
import type { Cause } from "./explanation.js";

/** A body that is rejected before its content is read. */
export interface BodyRejection {
  readonly code: "content_encoding_unsupported" | "body_too_large";
  readonly cause: Cause;
}

/** Returns why the receiver rejects a body regardless of its content. */
export function bodyRejection(
  { headers, body }: RawDelivery,
  { maxBodyBytes }: { readonly maxBodyBytes: number },
): BodyRejection | undefined {
  const excluded = rejectByHeaders(headers, { maxBodyBytes });
  if (excluded === "content_encoding_unsupported") return { code: excluded, cause: encodedCause };
  const declared = excluded === undefined ? 0 : Number(headers["content-length"]);
  const bytes = Math.max(declared, body.byteLength);
  if (bytes <= maxBodyBytes) return undefined;
  return { code: "body_too_large", cause: sizeCause(bytes, maxBodyBytes) };
}

const encodedCause: Cause = {
  name: "content_encoding_unsupported",
  message:
    "content-encoding or transfer-encoding declares a compressed body, which no provider sends",
  fix: "let the proxy or gateway pass the body unchanged",
};

function sizeCause(bytes: number, maxBytes: number): Cause {
  return {
    name: "body_too_large",
    message: `the body has ${bytes} bytes; the limit is ${maxBytes}`,
    fix: "raise receiver.maxBodyBytes if the provider sends bodies of this size",
  };
}
