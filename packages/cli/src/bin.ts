import { processIo } from "./io/process-io.js";
import { run } from "./run.js";

const { io, end } = processIo();
end(await run(process.argv.slice(2), io));
