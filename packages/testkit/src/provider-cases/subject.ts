import assert from "node:assert/strict";
import {
  decodeEvent,
  type Provider,
  type RawDelivery,
  rawDelivery,
  rejected,
  type SampleDelivery,
  type Verification,
  type VodEvent,
} from "@vod-events/core/provider";
import type { TestedProvider } from "./tested-provider.js";

/** The time and URL of the deliveries of all cases. */
export const signedAt = new Date(Date.UTC(2026, 0, 1));
export const deliveryUrl = "https://app.example/hooks/provider?tenant=1";

/** A payload and a name for messages. */
export interface Payload {
  readonly name: string;
  readonly json: object;
}

/** The adapter under test, with its samples. */
export class Subject {
  readonly tested: TestedProvider;
  readonly provider: Provider;
  readonly key: string;

  constructor(tested: TestedProvider) {
    this.tested = tested;
    this.provider = tested.create();
    this.key = tested.key ?? longestKey(this.provider);
  }

  /** Returns fresh copies of all payloads. */
  async payloads(): Promise<readonly Payload[]> {
    const samples = Object.entries((await this.provider.samples?.()) ?? {});
    const own = samples.map(([name, json]) => ({ name, json: structuredClone(json) }));
    const further = (this.tested.payloads ?? []).map((json, index) => ({
      name: `payloads[${index}]`,
      json: structuredClone(json),
    }));
    const all = [...own, ...further];
    assert.ok(all.length > 0, "samples: missing. Implement samples() of the adapter");
    return all;
  }

  /** Decodes and translates JSON that must be an event. */
  events(json: unknown, name: string): readonly VodEvent[] {
    const decoded = decodeEvent(this.provider, json);
    if (!decoded.ok) assert.fail(`${name} is not decoded: ${decoded.problems.join("; ")}`);
    return this.provider.normalize(decoded.wire);
  }

  /** Decodes and translates JSON; `undefined` when it is not an event. An error of the adapter fails the case. */
  tryEvents(json: unknown, name: string): readonly VodEvent[] | undefined {
    try {
      const decoded = decodeEvent(this.provider, json);
      return decoded.ok ? this.provider.normalize(decoded.wire) : undefined;
    } catch (error) {
      return assert.fail(`the adapter threw for ${name}: ${String(error)}`);
    }
  }

  /** Whether decode finds no event in JSON. An error is no loss: another case finds it. */
  isLost(json: unknown): boolean {
    try {
      return !decodeEvent(this.provider, json).ok;
    } catch {
      return false;
    }
  }

  /** Creates a delivery of an event; unsigned without a key. */
  delivery(event: object, key: string | undefined = this.key): RawDelivery {
    return received(this.sample(event, key));
  }

  sample(event: object, key: string | undefined): SampleDelivery {
    const { sampleDelivery } = this.provider;
    assert.ok(sampleDelivery, "sampleDelivery: missing. Implement it to test the verification");
    const signed = key === undefined ? {} : { key };
    const request = { event, type: "VodEventsCheck", id: "check-1", url: deliveryUrl, ...signed };
    return sampleDelivery({ ...request, at: signedAt });
  }

  /** Verifies a delivery. An error of the adapter fails the case; a certificate that is missing rejects. */
  async verify(
    delivery: RawDelivery,
    keys: readonly string[],
    what = "a delivery",
  ): Promise<Verification> {
    const missing = new Error("the certificate is missing");
    const fetchText = (url: string) =>
      (this.tested.fetchText?.(url) ?? Promise.reject(missing)).catch(() =>
        Promise.reject(missing),
      );
    try {
      return await this.provider.verify(delivery, keys, { fetchText });
    } catch (error) {
      if (error === missing) return rejected("signature_mismatch");
      return assert.fail(`verify threw for ${what}, instead of rejecting it: ${String(error)}`);
    }
  }

  /** Unwraps the JSON of a delivery or queue message: its native events. */
  unwrapped(json: unknown, what: string): readonly unknown[] {
    const content = this.provider.unwrap?.(json) ?? { kind: "events", events: [json] };
    assert.ok(content.kind === "events", `unwrap finds a handshake in ${what}`);
    return content.events;
  }

  /** Unwraps, decodes and translates the JSON of a delivery or queue message. */
  eventsIn(json: unknown, what: string): readonly VodEvent[] {
    return this.unwrapped(json, what).flatMap((native) => this.events(native, what));
  }
}

/** Returns the neutral fields of events. */
export function withoutNative(events: readonly VodEvent[]): readonly Omit<VodEvent, "native">[] {
  return events.map(({ native: _, ...event }) => event);
}

/** Returns a sample delivery as a receiver gets it. */
export function received(
  { headers, body }: Pick<SampleDelivery, "headers"> & { readonly body: string | Uint8Array },
  url = deliveryUrl,
): RawDelivery {
  return rawDelivery({ headers, body: Buffer.from(body), url, receivedAt: signedAt });
}

function longestKey({ capabilities }: Provider): string {
  const { maxLength = 32 } = capabilities.signing.key ?? {};
  return "aB3".repeat(Math.ceil(maxLength / 3)).slice(0, Math.min(maxLength, 32));
}
