import { parseForwardUrl } from "../local/forward-url.js";

/** A value of a repeatable option that belongs to an endpoint. */
export interface NamedValue {
  /** Absent for the endpoint without a name. */
  readonly name: string | undefined;
  readonly value: string;
}

/** Collects the values of `--forward-to`: `url` or `name=url`. The scheme may be missing, as in `localhost:8080`. */
export function collectUrl(text: string, earlier: readonly NamedValue[] = []) {
  const { name, value } = namedValue(text);
  return [...earlier, { name, value: parseForwardUrl(value).href }];
}

/** Collects the values of `--secret-file`: `file` or `name=file`. */
export function collectFile(text: string, earlier: readonly NamedValue[] = []) {
  return [...earlier, namedValue(text)];
}

/** The name becomes a part of a file name and of a schema. */
function namedValue(text: string): NamedValue {
  const [, name, value = text] = /^([a-z][a-z0-9-]{0,30})=(.*)$/s.exec(text) ?? [];
  return { name, value };
}
