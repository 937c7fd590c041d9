import { simulatorCases } from "@vod-events/testkit";
import { testedBaidu, testedTencent } from "./simulators.js";

for (const [name, tested] of Object.entries({
  Tencent: testedTencent(),
  Baidu: testedBaidu(),
})) {
  describe(`the simulator cases for ${name}`, () => {
    for (const { group, name: rule, run } of simulatorCases(tested)) it(`${group}: ${rule}`, run);
  });
}
