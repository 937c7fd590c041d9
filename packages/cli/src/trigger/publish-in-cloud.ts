import { requiredDevServer } from "../control/required-server.js";
import { type ExitCode, usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { makeSamples, type SamplePlan } from "./make-samples.js";

/**
 * Has the simulated cloud of the running dev server send sample events: by callback, or through its queue.
 *
 * @throws CommandFailure when no server runs, or it has no cloud of the provider
 */
export async function publishInCloud(
  plan: SamplePlan & { readonly name: string },
  io: Io,
): Promise<ExitCode> {
  const { name, options } = plan;
  const server = await requiredDevServer(io);
  for await (const { sample } of makeSamples(plan, io)) {
    for (let copies = options.duplicate ? 2 : 1; copies > 0; copies--) {
      if (!(await server.publish(name, sample.payload))) {
        const running = server.clouds.join(", ");
        const message = `the dev server has no cloud of ${name}. Clouds: ${running}`;
        throw usage(`--provider: ${message}`);
      }
      const { id, type, outcome } = sample.event;
      const published = { id, type, nativeType: sample.nativeType, outcome };
      const text = options.json ? JSON.stringify(published) : `published ${type} ${outcome} ${id}`;
      io.stdout.write(`${printable(text)}\n`);
    }
  }
  return 0;
}
