import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { DiagnosticEvents, VodEvents } from "@vod-events/core";
import type { Canaries } from "./canaries.js";

/** A canary that may appear, because it was requested. */
export interface Exception {
  /** The place of the canary. */
  readonly canary: RegExp;
  /** Where it may appear. */
  readonly seen: RegExp;
  readonly why: string;
}

const factNames: Readonly<Record<keyof DiagnosticEvents, true>> = {
  ...{
    received: true,
    rejected: true,
    test_delivery: true,
    key_file_unreadable: true,
    filtered: true,
  },
  ...{ duplicate: true, unhandled: true, handled: true, contradicted: true, unconfirmed: true },
  ...{
    attempt_failed: true,
    dead_lettered: true,
    retrying: true,
    lease_lost: true,
    inbox_failed: true,
  },
  ...{
    undecodable: true,
    delivery_failed: true,
    schema_drift: true,
    unsupported_format: true,
    pulled: true,
  },
  ...{ confirmed: true, pull_failed: true, confirm_failed: true, pull_stopped: true },
  ...{ unsigned_allowed: true },
};

/** Everything that an unauthorized person may see, with its origin. */
export class Evidence {
  readonly #canaries: Canaries;
  readonly #texts: { readonly seen: string; readonly text: string }[] = [];
  readonly #warn = (warning: Error) => this.value("a warning of the process", warning);

  constructor(canaries: Canaries) {
    this.#canaries = canaries;
    process.on("warning", this.#warn);
  }

  text(seen: string, text: string): void {
    this.#texts.push({ seen, text });
  }

  /** A value as loggers print it: an error with its stack, members and causes. */
  value(seen: string, value: unknown): void {
    this.text(seen, inspect(value, { depth: 10, maxStringLength: null, maxArrayLength: null }));
    this.text(seen, JSON.stringify(value) ?? "");
    if (!(value instanceof Error)) return;
    this.text(seen, `${value} ${value.stack}`);
    if (value.cause !== undefined) this.value(`the cause of ${seen}`, value.cause);
  }

  /** Returns the error of `work`, which must fail. */
  async thrown(seen: string, work: () => unknown): Promise<void> {
    let result: unknown;
    try {
      result = await work();
    } catch (error) {
      assert.ok(error instanceof Error, seen);
      return this.value(seen, error);
    }
    assert.fail(`${seen} did not throw, but gave ${inspect(result)}`);
  }

  /** Every fact from now on. */
  watch(vod: VodEvents, reported: Set<string> = new Set()): Set<string> {
    for (const name of Object.keys(factNames) as (keyof DiagnosticEvents)[]) {
      vod.diagnostics.on(name, (fact) => {
        reported.add("code" in fact ? `${name} ${fact.code}` : name);
        if (!("id" in fact)) return this.value(`the fact ${name}`, fact);
        const { id, type, ...others } = fact;
        this.value(`the fact ${name}`, others);
        this.text(`the id in the fact ${name}`, id);
        this.text(`the type in the fact ${name}`, type);
      });
    }
    return reported;
  }

  /** Ends the watch over warnings, and says which canary was seen where. */
  async leaks(exceptions: readonly Exception[] = []): Promise<readonly string[]> {
    // Warnings are emitted in the next tick.
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", this.#warn);
    const leaks = this.#texts.flatMap(({ seen, text }) =>
      this.#canaries
        .placesIn(text)
        .filter(
          (place) => !exceptions.some((each) => each.canary.test(place) && each.seen.test(seen)),
        )
        .map((place) => `${place} leaked into ${seen}: ${text.slice(0, 300)}`),
    );
    return [...new Set(leaks)];
  }
}

/** Fails with a list of the leaks. */
export async function assertSilent(
  evidence: Evidence,
  exceptions: readonly Exception[] = [],
): Promise<void> {
  const leaks = await evidence.leaks(exceptions);
  assert.equal(leaks.length, 0, `\n${leaks.slice(0, 20).join("\n")}`);
}
