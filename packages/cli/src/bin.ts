import { processShell } from "./io/process-io.js";
import { run } from "./run.js";

const { shell, end } = processShell();
end(await run(process.argv.slice(2), shell));
