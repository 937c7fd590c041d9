import { processShell } from "./process-shell.js";
import { run } from "./run.js";

const { shell, end } = processShell();
end(await run(process.argv.slice(2), shell));
