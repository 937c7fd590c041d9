import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { CommandFailure } from "./failure.js";
import { systemCode } from "./system-code.js";

/** The address to listen on. */
export interface Place {
  readonly host: string;
  /** 0 for any free port. */
  readonly port: number;
}

/**
 * Lets a server listen on an address. Resolves to its port.
 *
 * @param use - what the port is for, in errors
 * @throws CommandFailure when it cannot
 */
export async function listenOn(server: Server, place: Place, use: string): Promise<number> {
  try {
    await once(server.listen(place.port, place.host), "listening");
    return (server.address() as AddressInfo).port;
  } catch (error) {
    throw portFailure(error, place, use);
  }
}

/** Returns the failure to report when a server cannot listen on an address. */
export function portFailure(
  error: unknown,
  { host, port }: Place,
  use: string,
  option = "--port",
): CommandFailure {
  const name = `port ${port} of ${host}, for ${use},`;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `${name} is in use. Stop the other program, or choose another ${option}`,
    EACCES: `${name} is not permitted. Choose a ${option} above 1023`,
    EADDRNOTAVAIL: `${host} is not an address of this machine. Choose another --host`,
    ENOTFOUND: `${host} is not an address of this machine. Choose another --host`,
  };
  const code = systemCode(error);
  const message = reasons[code] ?? `${name} cannot be opened: system error ${code}`;
  return new CommandFailure("port_unavailable", message);
}
