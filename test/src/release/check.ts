import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifest, packages, root } from "../layout/repository.js";
import { billOfMaterials } from "./bill-of-materials.js";
import { checkInstallation } from "./installation.js";
import { managers } from "./managers.js";
import { packAll } from "./pack.js";

// Packs all packages into `tarballs`, writes a bill of materials beside each, and tries them as installed packages with every package manager. Words of the
// command line select package managers.

const folder = join(root, "tarballs");
const selected = process.argv.slice(2);
const files = await packAll(folder);
process.stdout.write(`packed ${files.length} packages into ${folder}\n`);

const tarballs = Object.fromEntries(
  packages().map((folderName) => {
    const { name, version } = manifest(folderName);
    const file = join(folder, `vod-events-${folderName}-${version}`);
    writeFileSync(`${file}.cdx.json`, billOfMaterials(folderName));
    return [name, `${file}.tgz`];
  }),
);
for (const manager of managers) {
  if (selected.length > 0 && !selected.includes(manager.name)) continue;
  await checkInstallation(manager, tarballs);
  process.stdout.write(`installed and ran with ${manager.name}\n`);
}
