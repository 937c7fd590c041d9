import type { RawDelivery } from "../provider/raw-delivery.js";
import type { CandidateCause, Variation } from "./candidate.js";
import { deliveryWith } from "./delivery-with.js";

type Rename = (name: string) => string;
type Rewrite = (value: string) => string;

const sameName: Rename = (name) => name;
const sameValue: Rewrite = (value) => value;

/** The known mistakes with headers. */
export const headerCandidates: readonly CandidateCause[] = [
  {
    name: "header_names",
    message: "a proxy renamed the headers",
    fix: "let the proxy or gateway pass the headers unchanged",
    *variations({ delivery }) {
      yield* changed(delivery, (name) => name.replaceAll("_", "-").replace(/^http-/, ""));
      yield* changed(delivery, (name) => name.replace(/^(http|x)[-_]/, ""));
      yield* changed(delivery, (name) =>
        name.replace(/^x-(original|forwarded|amzn-remapped)-/, ""),
      );
    },
  },
  {
    name: "header_repeated",
    message: "a proxy repeats a header, so that it has its value twice",
    fix: "let the proxy or gateway pass each header once",
    variations: ({ delivery }) => changed(delivery, sameName, saidOnce),
  },
  {
    name: "header_value",
    message: "a proxy rewrote a header: white space, quotes or letter case",
    fix: "let the proxy or gateway pass the headers unchanged",
    *variations({ delivery }) {
      yield* changed(delivery, sameName, (value) => value.trim().replace(/^"(.*)"$/s, "$1"));
      yield* changed(delivery, sameName, (value) => value.toLowerCase());
      yield* changed(delivery, sameName, (value) => value.toUpperCase());
    },
  },
  {
    name: "time_unit",
    message: "a time in the headers is not in the provider's unit",
    fix: "use the provider's unit where the delivery is signed or rewritten",
    *variations({ delivery }) {
      yield* changed(
        delivery,
        sameName,
        (value) => value.replace(/^\d{10}$/, "$&000"),
        "seconds instead of milliseconds",
      );
      yield* changed(
        delivery,
        sameName,
        (value) => value.replace(/^(\d{10})\d{3}$/, "$1"),
        "milliseconds instead of seconds",
      );
    },
  },
];

/**
 * Undoes a value that is repeated after a comma. It uses no regular expression, because a crafted value would make
 * one slow.
 */
const saidOnce: Rewrite = (value) => {
  const parts = value.split(",");
  const first = parts
    .slice(0, parts.length / 2)
    .join(",")
    .trim();
  const second = parts
    .slice(parts.length / 2)
    .join(",")
    .trim();
  return first !== "" && first === second ? first : value;
};

/** Yields the delivery with all headers changed, if the change has an effect. */
function* changed(
  delivery: RawDelivery,
  rename: Rename,
  rewrite: Rewrite = sameValue,
  detail?: string,
): Generator<Variation> {
  const headers: Record<string, string | undefined> = { ...delivery.headers };
  let changes = 0;
  for (const [name, value] of Object.entries(delivery.headers)) {
    if (value === undefined) continue;
    const now = { name: rename(name), value: rewrite(value) };
    if (now.name === name && now.value === value) continue;
    headers[now.name] = now.value;
    changes += 1;
  }
  if (changes === 0) return;
  const varied = { delivery: deliveryWith(delivery, { headers }) };
  yield detail === undefined ? varied : { ...varied, detail };
}
