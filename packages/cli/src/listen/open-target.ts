import type { Io } from "../io/io.js";
import type { ListenOptions } from "./configured.js";
import type { Ending } from "./ending.js";
import { openPrinter } from "./printer.js";
import type { Target } from "./target.js";

/** Opens the target of a listener: the output, or endpoints. */
export async function openTarget(options: ListenOptions, io: Io, ending: Ending): Promise<Target> {
  if (options.forwarding === undefined) return openPrinter(options, io, ending);
  const { openForwarder } = await import("./forwarder.js");
  return openForwarder(options.forwarding, options, io, ending);
}
