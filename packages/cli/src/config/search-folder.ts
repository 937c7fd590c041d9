import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package. Adapters that are installed beside it are found, also for a global installation. */
export const searchFolder = dirname(
  fileURLToPath(import.meta.resolve("@vod-events/cli/package.json")),
);
