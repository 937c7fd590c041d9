import assert, { AssertionError } from "node:assert/strict";
import type { ConformanceCase } from "@vod-events/testkit";

/** Flaws by name, with the cases that must catch each. */
export type Flaws<Flaw> = Readonly<Record<string, Flaw & { readonly caughtBy: readonly string[] }>>;

/** Tests that each flaw fails its cases, and that each case is failed by a flaw. */
export function catchEach<Flaw>(
  tested: string,
  flaws: Flaws<Flaw>,
  casesOf: (flaw?: Flaw) => readonly ConformanceCase[],
): void {
  for (const [name, flaw] of Object.entries(flaws)) {
    it(`catch ${tested} that ${name}`, async () => {
      const cases = new Map(casesOf(flaw).map((each) => [each.name, each]));
      for (const caughtBy of flaw.caughtBy) {
        await assert.rejects(async () => cases.get(caughtBy)?.run(), AssertionError, caughtBy);
      }
    });
  }

  it(`are each proved by ${tested} with a flaw`, () => {
    const proved = new Set(Object.values(flaws).flatMap(({ caughtBy }) => caughtBy));
    const names = casesOf().map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => !proved.has(name)),
      [],
    );
  });
}
