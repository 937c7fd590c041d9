import type { Report } from "../diagnostics/diagnostics.js";
import { emitWarning } from "../errors/emit-warning.js";
import type { VerificationPolicy } from "../pipeline/verify.js";

const consequence =
  "receiver.allowUnsigned: anyone who knows a callback URL can forge events. " +
  "Remove it and set callback.signing, unless only the provider can reach the URL.";

export function warnIfUnsignedAllowed({ allowUnsigned }: VerificationPolicy, report: Report): void {
  if (!allowUnsigned || report("unsigned_allowed", { consequence })) return;
  emitWarning(consequence);
}
