import { CommandFailure } from "../io/failure.js";

/** Returns the failure to report when a server cannot listen on a port of this machine. */
export function portFailure(error: unknown, port: number, server: string): unknown {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const advice = "Choose another --port";
  if (code === "EADDRINUSE") {
    const message = `port ${port}, for ${server}, is in use. Stop the other program, or choose another --port`;
    return new CommandFailure("port_unavailable", message);
  }
  if (code === "EACCES" || code === "ERR_SOCKET_BAD_PORT") {
    const message = `port ${port}, for ${server}, is not permitted. ${advice}`;
    return new CommandFailure("port_unavailable", message);
  }
  return error;
}
