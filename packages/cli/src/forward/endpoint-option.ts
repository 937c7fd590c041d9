import { InvalidArgumentError } from "commander";

/** A value of a repeatable option that belongs to an endpoint. */
export interface NamedValue {
  /** Absent for the endpoint without a name. */
  readonly name: string | undefined;
  readonly value: string;
}

/** Collects the values of `--forward-to`: `url` or `name=url`. The scheme may be missing, as in `localhost:8080`. */
export function collectUrl(text: string, earlier: readonly NamedValue[] = []) {
  const { name, value } = namedValue(text);
  const address = /^[a-z]+:\/\//i.test(value) ? value : `http://${value}`;
  if (!URL.canParse(address)) {
    throw new InvalidArgumentError("It must be a URL, such as http://localhost:8080/events.");
  }
  return [...earlier, { name, value: address }];
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
