import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { evaluateJavaScript, evaluateTypeScript } from "./evaluate.js";
import type { ConfigFile } from "./find-file.js";
import { invalid } from "./invalid.js";
import { parseConfigJson } from "./parse-json.js";
import { systemCode } from "./system-code.js";

/** The export or the JSON value of a config file. Its errors do not name the file. */
export async function readConfigFile(file: ConfigFile): Promise<unknown> {
  const text = await readText(file);
  switch (extname(file.path)) {
    case ".json":
      return parseConfigJson(text);
    case ".ts":
    case ".mts":
      return exported(await evaluateTypeScript(file));
    default:
      return exported(await evaluateJavaScript(file, text));
  }
}

async function readText({ path }: ConfigFile): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = systemCode(error);
    throw invalid(
      code === "ENOENT"
        ? "the file does not exist"
        : `the file cannot be read: system error ${code}`,
    );
  }
}

function exported(module: object): unknown {
  const config: unknown = "default" in module ? module.default : undefined;
  const advice = "Write export default defineConfig({ … })";
  if (config === undefined) throw invalid(`the file has no default export. ${advice}`);
  if (typeof config === "function") throw invalid("the file exports a function. Export its result");
  if (config instanceof Promise) {
    config.catch(() => undefined);
    throw invalid("the file exports a promise. Await it");
  }
  return config;
}
