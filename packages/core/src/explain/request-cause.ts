import type { SignedPart } from "../provider/verification.js";
import { closestMatch } from "../validation/closest-match.js";
import type { Cause } from "./explanation.js";

/** The cause of an unknown path; `known` are the paths of the registered callback URLs. */
export function pathCause(path: string, known: readonly string[]): Cause {
  if (known.length === 0) {
    return {
      name: "url_missing",
      message: "callback.url is not set, so no path belongs to a provider",
      fix: "set callback.url to the base of the registered callback URLs",
    };
  }
  const meant = closestMatch(path.split("?")[0] ?? "", known);
  const hint =
    meant === undefined ? `registered paths: ${known.join(", ")}` : `did you mean ${meant}?`;
  return {
    name: "path_not_found",
    message: `no provider is registered for the path: ${hint}`,
    fix: "keep the path unchanged in the proxy, or set callback.url to the registered URL",
  };
}

export function methodCause(methods: readonly string[]): Cause {
  const problem = `the method is not ${methods.join(" or ")}`;
  return {
    name: "method_other",
    message: `${problem}: the request is from a browser, or a redirect changed the method`,
    fix: "register the final URL: https, without a redirect",
  };
}

export function coverageCause(
  required: readonly SignedPart[],
  covers: readonly SignedPart[],
): Cause {
  const missing = required.filter((part) => !covers.includes(part)).join(", ");
  return {
    name: "coverage",
    message: `receiver.require contains ${missing}, which the signature of this provider does not cover`,
    fix: `remove ${missing} from receiver.require, or pull the events of this provider`,
  };
}

export function decodeCause(problems: readonly string[]): Cause {
  return {
    name: "body_not_decodable",
    message: `the body is not an event of this provider, or has no fields that identify it: ${problems.join("; ")}`,
    fix: "check the sender, and whether it uses the path of another provider",
  };
}

/** The cause when an unexpected error prevents the explanation. */
export const defectCause: Cause = {
  name: "adapter_defect",
  message: "the adapter threw an error: this is a bug of the adapter",
  fix: "report it to the maintainers of the adapter, with the delivery",
};
