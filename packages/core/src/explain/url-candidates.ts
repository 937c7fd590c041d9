import type { CandidateCause } from "./candidate.js";
import { deliveryWith } from "./delivery-with.js";
import { urlVariants } from "./url-variants.js";

/** The known mistakes with URLs and paths. */
export const urlCandidates: readonly CandidateCause[] = [
  {
    name: "url_other",
    message: "the provider signed a URL that differs from the configured one",
    fix: "set callback.url to the base of the registered URL, which callback.read() returns, or run callback.apply()",
    part: "url",
    *variations({ delivery }, { path, requested }) {
      const sources = { headers: delivery.headers, path, requested };
      for (const { url, differs } of urlVariants(delivery.url, sources)) {
        const detail = `another ${differs.join(" and another ")}`;
        yield { delivery: deliveryWith(delivery, { url }), detail };
      }
    },
  },
  {
    name: "other_cloud",
    message: "the delivery is from another provider of the application",
    fix: "register the URL of each provider with callback.apply()",
    *variations({ delivery }, { others }) {
      for (const { name, provider, url } of others) {
        const detail = name;
        yield { provider, delivery, detail };
        yield { provider, delivery: deliveryWith(delivery, { url }), detail };
      }
    },
  },
];
