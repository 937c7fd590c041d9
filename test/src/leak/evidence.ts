import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { DiagnosticEvents, VodEvents } from "@vod-events/core";
import type { Canaries } from "./canaries.js";

/** A canary that may appear, because it was requested. */
export interface AllowedCanary {
  /** The place of the canary. */
  readonly canary: RegExp;
  /** Where it may appear. */
  readonly where: RegExp;
  readonly why: string;
}

const diagnosticNames: Readonly<Record<keyof DiagnosticEvents, true>> = {
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
    no_events: true,
    handshake: true,
    delivery_failed: true,
    schema_drift: true,
    unsupported_format: true,
    pulled: true,
  },
  ...{ confirmed: true, pull_failed: true, confirm_failed: true, pull_stopped: true },
  ...{ config_compared: true, unsigned_allowed: true, reconciled: true, reconcile_failed: true },
};

/** Everything that an unauthorized person may see, with its origin. */
export class Evidence {
  readonly #canaries: Canaries;
  readonly #texts: { readonly where: string; readonly text: string }[] = [];
  readonly #recordWarning = (warning: Error) => this.value("a warning of the process", warning);

  constructor(canaries: Canaries) {
    this.#canaries = canaries;
    process.on("warning", this.#recordWarning);
  }

  text(where: string, text: string): void {
    this.#texts.push({ where, text });
  }

  /** A value as loggers print it: an error with its stack, members and causes. */
  value(where: string, value: unknown): void {
    this.text(where, inspect(value, { depth: 10, maxStringLength: null, maxArrayLength: null }));
    this.text(where, JSON.stringify(value) ?? "");
    if (!(value instanceof Error)) return;
    this.text(where, `${value} ${value.stack}`);
    if (value.cause !== undefined) this.value(`the cause of ${where}`, value.cause);
  }

  /** Returns the error of `work`, which must fail. */
  async thrown(where: string, work: () => unknown): Promise<void> {
    let result: unknown;
    try {
      result = await work();
    } catch (error) {
      assert.ok(error instanceof Error, where);
      return this.value(where, error);
    }
    assert.fail(`${where} did not throw, but gave ${inspect(result)}`);
  }

  /** Every fact from now on. */
  observe(vod: VodEvents, reported: Set<string> = new Set()): Set<string> {
    for (const name of Object.keys(diagnosticNames) as (keyof DiagnosticEvents)[]) {
      vod.diagnostics.on(name, (diagnostic) => {
        reported.add("code" in diagnostic ? `${name} ${diagnostic.code}` : name);
        if (!("id" in diagnostic)) return this.value(`the diagnostic ${name}`, diagnostic);
        const { id, type, ...others } = diagnostic;
        this.value(`the diagnostic ${name}`, others);
        this.text(`the id in the diagnostic ${name}`, id);
        this.text(`the type in the diagnostic ${name}`, type);
      });
    }
    return reported;
  }

  /** Ends the watch over warnings, and says which canary was seen where. */
  async leaks(allowed: readonly AllowedCanary[] = []): Promise<readonly string[]> {
    // Warnings are emitted in the next tick.
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", this.#recordWarning);
    const leaks = this.#texts.flatMap(({ where, text }) =>
      this.#canaries
        .placesIn(text)
        .filter(
          (place) => !allowed.some((each) => each.canary.test(place) && each.where.test(where)),
        )
        .map((place) => `${place} leaked into ${where}: ${text.slice(0, 300)}`),
    );
    return [...new Set(leaks)];
  }
}

/** Fails with a list of the leaks. */
export async function assertNoLeaks(
  evidence: Evidence,
  allowed: readonly AllowedCanary[] = [],
): Promise<void> {
  const leaks = await evidence.leaks(allowed);
  assert.equal(leaks.length, 0, `\n${leaks.slice(0, 20).join("\n")}`);
}
