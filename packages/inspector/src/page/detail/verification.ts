import type { Integrity } from "@vod-events/core";
import type { DeliveryFact } from "../../recording/facts.js";
import { el } from "../elements/dom.js";
import { t } from "../text/translate.js";
import { section } from "./sections.js";

const parts = ["body", "url", "time"] as const;

/** The codes of deliveries whose signature was checked and not accepted. */
const signatureCodes = /^(signature_|timestamp_|fetch_failed|origin_not_allowed)/;

/** What is known of where a delivery comes from. */
export interface Verified extends Pick<DeliveryFact, "covers" | "code"> {
  readonly channel: Integrity["channel"];
}

/** Shows whether the signature was accepted, and which parts of the delivery it covers. */
export function verification({ channel, covers, code }: Verified): HTMLElement {
  if (channel !== "push") return line("good", t("pulledVerified"));
  if (covers === undefined) {
    const isChecked = code !== undefined && signatureCodes.test(code);
    return line("bad", t(isChecked ? "notVerified" : "notReached"), code);
  }
  if (covers.length === 0) return line("warn", t("unsignedAccepted"));
  const named = (names: readonly (typeof parts)[number][]) =>
    names.map((name) => t(name)).join(", ");
  const missing = parts.filter((part) => !covers.includes(part));
  const texts = [t("verified", { parts: named(parts.filter((part) => covers.includes(part))) })];
  if (missing.length > 0) texts.push(t("notCovered", { parts: named(missing) }));
  if (missing.includes("body")) texts.push(t("bodyNotCovered"));
  return line(missing.includes("body") ? "warn" : "good", texts.join(" "));
}

function line(tone: "good" | "warn" | "bad", text: string, code?: string): HTMLElement {
  return section(
    t("verification"),
    el(
      "p",
      { class: `verdict ${tone}` },
      el(
        "span",
        { class: "glyph", "aria-hidden": "true" },
        { good: "✓", warn: "!", bad: "✕" }[tone],
      ),
      el("span", {}, text, code === undefined ? undefined : " ", code && el("code", {}, code)),
    ),
  );
}
