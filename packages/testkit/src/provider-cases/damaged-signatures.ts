import type { RawDelivery, SampleDelivery } from "@vod-events/core/provider";
import { received, type Subject } from "./subject.js";

/** A delivery whose signature is damaged, and how. */
export interface Damaged {
  readonly what: string;
  readonly delivery: RawDelivery;
}

/** Damages the signature in every way. It is what a signed delivery has in addition to an unsigned one: headers, or members of the body. */
export async function damagedSignatures(subject: Subject): Promise<readonly Damaged[]> {
  const [payload] = await subject.payloads();
  const json = payload?.json ?? {};
  const [signed, bare] = [subject.sample(json, subject.key), subject.sample(json, undefined)];
  const headers = Object.keys(signed.headers).filter((name) => !(name in bare.headers));
  const inHeaders = headers.flatMap((name) => damagedHeader(signed, name));
  return [...inHeaders, ...damagedMembers(signed, bare)];
}

function damagedHeader(signed: SampleDelivery, name: string): readonly Damaged[] {
  const value = signed.headers[name] ?? "";
  const withValue = (what: string, changed: string) => ({
    what: `the header ${name} is ${what}`,
    delivery: received({ ...signed, headers: { ...signed.headers, [name]: changed } }),
  });
  const { [name]: _, ...others } = signed.headers;
  return [
    { what: `the header ${name} is missing`, delivery: received({ ...signed, headers: others }) },
    withValue("empty", ""),
    withValue("doubled", `${value}, ${value}`),
    withValue("shortened", value.slice(0, -1)),
    ...[...value].map((character, at) =>
      withValue(`changed at ${at}`, replacedAt(value, at, character)),
    ),
  ];
}

function damagedMembers(signed: SampleDelivery, bare: SampleDelivery): readonly Damaged[] {
  if (signed.body === bare.body) return [];
  const [members, unsigned] = [JSON.parse(signed.body), JSON.parse(bare.body)];
  const names = Object.keys(members).filter((name) => !(name in unsigned));
  return names.flatMap((name) => {
    const withValue = (what: string, value: unknown) => ({
      what: `the member ${name} is ${what}`,
      delivery: received({ ...signed, body: JSON.stringify({ ...members, [name]: value }) }),
    });
    const text = String(members[name]);
    const changes = [...text].map((character, at) => replacedAt(text, at, character));
    return [
      withValue("missing", undefined),
      withValue("null", null),
      withValue("a list", [members[name]]),
      withValue("shortened", String(members[name]).slice(0, -1)),
      ...changes.map((value, at) => withValue(`changed at ${at}`, value)),
    ];
  });
}

function replacedAt(text: string, at: number, character: string): string {
  const other = character === "1" ? "2" : "1";
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}
