import { el, fill } from "../elements/dom.js";
import { RequestFailure, read } from "../requests/api.js";
import { t } from "../text/translate.js";
import { section } from "./sections.js";

/** The causes of a rejection, from the core. */
interface Explanation {
  readonly accepted: boolean;
  readonly causes: readonly {
    readonly name: string;
    readonly message: string;
    readonly fix: string;
  }[];
}

/** Shows why a delivery was rejected. The causes are searched when the section is created. */
export function explanation(delivery: number): HTMLElement {
  const result = el("div", { "aria-live": "polite" }, el("p", { class: "hint" }, t("explaining")));
  read<Explanation>(`api/deliveries/${delivery}/explanation`).then(
    (found) => fill(result, ...causesOf(found)),
    (error) => {
      const reason = error instanceof RequestFailure ? error.message : "";
      fill(result, el("p", { class: "hint" }, reason));
    },
  );
  return section(t("why"), result);
}

function causesOf({ accepted, causes }: Explanation): readonly HTMLElement[] {
  if (accepted) return [el("p", { class: "hint" }, t("acceptedNow"))];
  if (causes.length === 0) return [el("p", { class: "hint" }, t("noCause"))];
  return causes.map(({ name, message, fix }) =>
    el(
      "div",
      { class: "cause" },
      el("p", {}, el("strong", {}, t("cause")), english(message), " ", el("code", {}, name)),
      el("p", {}, el("strong", {}, t("fix")), english(fix)),
    ),
  );
}

/** A text of the core, which is in English in each language of the page. */
function english(text: string): HTMLElement {
  return el("span", { lang: "en" }, text);
}
