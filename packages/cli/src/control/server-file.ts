import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sameSecret } from "@vod-events/core/provider";

/** Where the dev server of a project is reached. */
export interface ServerAddress {
  readonly pid: number;
  readonly port: number;
  /** Every request must contain it, because web pages can call ports of this machine, too. */
  readonly token: string;
}

function fileIn(folder: string): string {
  return join(folder, "dev-server.json");
}

/** Reads the address that a dev server left in the state folder; `undefined` when there is none. */
export async function readAddress(folder: string): Promise<ServerAddress | undefined> {
  try {
    const { pid, port, token } = JSON.parse(await readFile(fileIn(folder), "utf8"));
    const valid = Number.isInteger(pid) && Number.isInteger(port) && typeof token === "string";
    return valid ? { pid, port, token } : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the address. Only the owner may read it. */
export async function writeAddress(folder: string, address: ServerAddress): Promise<void> {
  await writeFile(fileIn(folder), `${JSON.stringify(address)}\n`, { mode: 0o600 });
}

/** Removes the address, unless it is that of another server. */
export async function removeAddress(folder: string, { token }: ServerAddress): Promise<void> {
  const found = await readAddress(folder);
  if (sameSecret(found?.token, token)) await rm(fileIn(folder), { force: true });
}
