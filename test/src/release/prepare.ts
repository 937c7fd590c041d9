import { root } from "../layout/repository.js";
import { prepareRelease } from "./prepare-release.js";

// Prepares the release of a version, which the command line names.

const [version = ""] = process.argv.slice(2);
const date = new Date().toISOString().slice(0, "2026-01-31".length);
prepareRelease(root, version, date);
process.stdout.write(
  `All packages have version ${version}. Read the diff, commit it, and tag it v${version}.\n`,
);
