/**
 * Returns a text as the value of a header: everything but printable ASCII, and the space, quote and percent sign, is
 * percent-encoded.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md#3132-http-header-values
 */
export function headerValue(text: string): string {
  const wellFormed = Buffer.from(text).toString();
  return wellFormed.replaceAll(/[^!#$&-~]/gu, encodeURIComponent);
}
