import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../layout/repository.js";
import type { Manager } from "./managers.js";

const sourcePrograms = join(root, "test/src/release/programs");
const builtPrograms = join(root, "test/dist/release/programs");

/**
 * Installs tarballs with a package manager into a fresh folder outside the repository, and runs the programs there: an
 * ES module, CommonJS, the command, and the compiler in strict mode.
 *
 * @param tarballs their paths, by the name of the package
 * @throws an error with the output of the first command that fails
 */
export async function checkInstallation(
  manager: Manager,
  tarballs: Readonly<Record<string, string>>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `vod-events-${manager.name}-`));
  const run = async (...words: readonly string[]) => {
    const [command = "", ...parameters] = words;
    await promisify(execFile)(command, parameters, { cwd: folder }).catch((error) => {
      const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
      throw new Error(`${manager.name}: ${words.join(" ")}\n${stdout}${stderr}`);
    });
  };
  try {
    writeProject(folder, tarballs);
    await run(...manager.install);
    await run(...manager.run, "receiver.mjs");
    await run(...manager.exec, "vod-events", "--version");
    if (manager.keepsArchives) return;
    await run(...manager.run, "commonjs.cjs");
    await run(...manager.exec, "tsc");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeProject(folder: string, tarballs: Readonly<Record<string, string>>): void {
  const ours = Object.fromEntries(
    Object.entries(tarballs).map(([name, path]) => [name, `file:${path}`]),
  );
  const tools = { "@types/node": "20", typescript: "latest" };
  // Each package manager has its own member for the source of an indirect dependency.
  const project = {
    private: true,
    dependencies: ours,
    devDependencies: tools,
    overrides: ours,
    resolutions: ours,
    pnpm: { overrides: ours },
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(project));
  const compilerOptions = {
    strict: true,
    module: "nodenext",
    noEmit: true,
    types: ["node"],
    // The types of an adapter refer to the SDK of its cloud, which a receiver does not need.
    skipLibCheck: true,
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["src/receiver.mts"] }),
  );
  mkdirSync(join(folder, "src"));
  copyFileSync(join(sourcePrograms, "receiver.mts"), join(folder, "src/receiver.mts"));
  copyFileSync(join(sourcePrograms, "commonjs.cjs"), join(folder, "commonjs.cjs"));
  copyFileSync(join(builtPrograms, "receiver.mjs"), join(folder, "receiver.mjs"));
}
