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
    message: "something on the way gave the headers other names",
    fix: "have the proxy or gateway before the receiver hand the headers on as they came",
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
    message: "something on the way repeats a header, so that it has its value twice",
    fix: "have the proxy or gateway before the receiver hand each header on once",
    variations: ({ delivery }) => changed(delivery, sameName, saidOnce),
  },
  {
    name: "header_value",
    message: "something on the way rewrote a header: white space, quotes or letter case",
    fix: "have the proxy or gateway before the receiver hand the headers on as they came",
    *variations({ delivery }) {
      yield* changed(delivery, sameName, (value) => value.trim().replace(/^"(.*)"$/s, "$1"));
      yield* changed(delivery, sameName, (value) => value.toLowerCase());
      yield* changed(delivery, sameName, (value) => value.toUpperCase());
    },
  },
  {
    name: "time_unit",
    message: "a time in the headers is in another unit than the cloud's",
    fix: "have whatever signs or rewrites the delivery use the cloud's unit",
    *variations({ delivery }) {
      yield* changed(
        delivery,
        sameName,
        (value) => value.replace(/^\d{10}$/, "$&000"),
        "seconds where milliseconds belong",
      );
      yield* changed(
        delivery,
        sameName,
        (value) => value.replace(/^(\d{10})\d{3}$/, "$1"),
        "milliseconds where seconds belong",
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
