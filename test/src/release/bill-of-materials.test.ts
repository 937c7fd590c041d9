import assert from "node:assert/strict";
import { Spec, Validation } from "@cyclonedx/cyclonedx-library";
import { manifest, packages } from "../layout/repository.js";
import { billOfMaterials } from "./bill-of-materials.js";

describe("the bill of materials", () => {
  const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);

  for (const name of packages()) {
    it(`of ${name} is valid CycloneDX and names its dependencies with their licenses`, async () => {
      const text = billOfMaterials(name);
      assert.equal(await validator.validate(text), null);
      const { metadata, components = [], dependencies } = JSON.parse(text);
      const { dependencies: declared = {}, version } = manifest(name);
      const purl = `pkg:npm/%40vod-events/${name}@${version}`;
      assert.equal(metadata.component.purl, purl);
      assert.equal(
        dependencies.find(({ ref }: { ref: string }) => ref === purl).dependsOn?.length ?? 0,
        Object.keys(declared).length,
      );
      for (const { name: component, licenses = [] } of components) {
        assert.ok(licenses.length > 0, component);
      }
    });
  }

  it("contains indirect dependencies", () => {
    assert.match(billOfMaterials("tencent"), /pkg:npm\/leven@/);
  });
});
