import type { SignedPart } from "../provider/verification.js";
import { closestMatch } from "../validation/closest-match.js";
import type { Cause } from "./explanation.js";

/** The cause of an unknown path; `known` are the paths of the registered callback URLs. */
export function pathCause(path: string, known: readonly string[]): Cause {
  if (known.length === 0) {
    return {
      name: "url_missing",
      message: "callback.url is not set, so no path belongs to a cloud",
      fix: "set callback.url to the base of the registered callback URLs",
    };
  }
  const meant = closestMatch(path.split("?")[0] ?? "", known);
  const hint = meant === undefined ? `there are ${known.join(", ")}` : `${meant} comes near`;
  return {
    name: "path_not_found",
    message: `no provider is registered for the path: ${hint}`,
    fix: "keep the path unchanged in the proxy, or set callback.url to the registered URL",
  };
}

/** The cause of a rejected method. */
export const methodCause: Cause = {
  name: "method_other",
  message:
    "the method is not POST: the request is from a browser, or a redirect changed the method",
  fix: "register the final URL: https, without a redirect",
};

/** The cause of a signature that covers too little. */
export function coverageCause(
  required: readonly SignedPart[],
  covers: readonly SignedPart[],
): Cause {
  const missing = required.filter((part) => !covers.includes(part)).join(", ");
  return {
    name: "coverage",
    message: `receiver.require asks for ${missing}, which its signature does not cover`,
    fix: `take ${missing} out of receiver.require, or have this cloud's events come another way`,
  };
}

/** The cause of an undecodable event. */
export function decodeCause(problems: readonly string[]): Cause {
  return {
    name: "body_not_decodable",
    message: `it is not an event of this provider, or lacks the fields that identify it: ${problems.join("; ")}`,
    fix: "look at what sends it, and whether it came to the path of another cloud",
  };
}

/** The cause when an unexpected error prevents the explanation. */
export const defectCause: Cause = {
  name: "adapter_defect",
  message: "the adapter threw an error, which it never should",
  fix: "report it to the adapter's maintainers, with the delivery",
};
