import type { Engine } from "./engine.js";
import * as nats from "./nats-engine.js";
import * as postgres from "./postgres-engine.js";

/** An engine, as the tests of all engines use it. */
interface EngineUnderTest {
  readonly title: string;
  /** Why the tests cannot run it; `undefined` when they can. */
  readonly missing: string | undefined;
  /** Returns a running server that the tests share. They leave it running. */
  start(): Promise<Engine>;
}

const engines: readonly EngineUnderTest[] = [
  { title: "PostgreSQL", missing: postgres.missingServer, start: postgres.ownEngine },
  { title: "NATS", missing: nats.missingServer, start: nats.ownEngine },
];

/** Describes what holds for the inbox of each engine. */
export function describeEngines(
  name: string,
  define: (this: Mocha.Suite, start: () => Promise<Engine>) => void,
): void {
  for (const { title, missing, start } of engines) {
    const suite = function (this: Mocha.Suite) {
      define.call(this, start);
    };
    if (missing === undefined) describe(`${title}: ${name}`, suite);
    else describe.skip(`${title}: ${name} (${missing})`, suite);
  }
}
