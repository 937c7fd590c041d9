import type { Report } from "../diagnostics/diagnostics.js";
import type { VerificationPolicy } from "../pipeline/verify.js";

const consequence =
  "receiver.allowUnsigned is true: whoever knows a callback URL can make events; " +
  "take it out and set callback.signing, unless the URL is reached by the cloud alone";

/** Warns when unsigned callbacks are accepted. */
export function warnIfUnsignedAllowed({ allowUnsigned }: VerificationPolicy, report: Report): void {
  if (!allowUnsigned || report("unsigned_allowed", { consequence })) return;
  process.emitWarning(consequence, "VodEventsWarning");
}
