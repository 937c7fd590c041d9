import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { Contrib, Enums, Models, Serialize, Spec } from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import parseExpression from "spdx-expression-parse";
import { root } from "../layout/repository.js";

const components = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
  new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
  new Contrib.License.Factories.LicenseFactory(parseExpression),
);

/**
 * Returns the bill of materials of a package as JSON: all packages that an installation of it contains, with versions,
 * licenses and who depends on whom. SDKs of clouds are optional peers and not part of it.
 *
 * @see https://cyclonedx.org/docs/1.6/json/
 */
export function billOfMaterials(name: string): string {
  const bom = new Models.Bom();
  const found = new Map<string, Models.Component>();
  bom.metadata.component = collect(join(root, "packages", name), found);
  for (const component of found.values()) {
    if (component !== bom.metadata.component) bom.components.add(component);
  }
  const normalizers = new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6);
  return new Serialize.JsonSerializer(normalizers).serialize(bom, { sortLists: true, space: 2 });
}

/** Adds the package in a folder and all that it depends on to the found ones, which are named by their folders. */
function collect(folder: string, found: Map<string, Models.Component>): Models.Component {
  const known = found.get(folder);
  if (known !== undefined) return known;
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const component = components.makeComponent(manifest, Enums.ComponentType.Library);
  if (component === undefined) throw new Error(`${folder} is not a package`);
  found.set(folder, component);
  const [, scope, plainName = ""] = /^(?:(@[^/]+)\/)?(.+)$/.exec(manifest.name) ?? [];
  component.purl = new PackageURL("npm", scope, plainName, manifest.version).toString();
  component.bomRef.value = component.purl;
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    component.dependencies.add(collect(installed(dependency, folder), found).bomRef);
  }
  return component;
}

/** The folder of a dependency, as Node.js finds it. */
function installed(name: string, folder: string): string {
  const path = join(folder, "node_modules", name);
  if (existsSync(path)) return realpathSync(path);
  if (folder === dirname(folder)) throw new Error(`${name} is not installed`);
  return installed(name, dirname(folder));
}
