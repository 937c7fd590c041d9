import { requiredDevServer } from "../control/required-server.js";
import { CommandFailure, type ExitCode, usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";

/**
 * Has the running dev server send an event again.
 *
 * @throws CommandFailure when no server runs, or it does not know the event
 */
export async function resendFromTerminal(
  id: string | undefined,
  { json }: { readonly json?: boolean },
  io: Io,
): Promise<ExitCode> {
  const server = await requiredDevServer(io);
  if (server.mode === "pull") {
    const message = "the dev server runs in pull mode, which has no callbacks to send again";
    throw usage(message);
  }
  const ids = await server.resend(id);
  if (ids === undefined) {
    const message = "the dev server has no such event. It shows the ids of the latest events";
    throw new CommandFailure("id_unknown", message);
  }
  const text = json ? JSON.stringify({ resent: ids }) : `sent again: ${ids.join(", ")}`;
  io.stdout.write(`${printable(text)}\n`);
  return 0;
}
