import { CommandFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { stateFolder } from "../local/state-folder.js";
import { type DevServer, findDevServer } from "./control-client.js";

/**
 * Finds the running dev server of the project.
 *
 * @throws CommandFailure when none runs
 */
export async function requiredDevServer(io: Io): Promise<DevServer> {
  const server = await findDevServer(await stateFolder(io));
  if (server !== undefined) return server;
  const message = "no dev server of this project runs. Start vod-events dev first";
  throw new CommandFailure("dev_not_running", message);
}
