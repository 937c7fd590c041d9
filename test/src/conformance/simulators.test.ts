import { simulatorCases } from "@vod-events/testkit";
import {
  testedAlibaba,
  testedBaidu,
  testedMux,
  testedTencent,
  testedVolcengine,
} from "./simulators.js";

for (const [name, tested] of Object.entries({
  Tencent: testedTencent(),
  Baidu: testedBaidu(),
  Alibaba: testedAlibaba(),
  Volcengine: testedVolcengine("volcengine"),
  BytePlus: testedVolcengine("byteplus"),
  Mux: testedMux(),
})) {
  describe(`the simulator cases for ${name}`, () => {
    for (const { group, name: rule, run } of simulatorCases(tested)) it(`${group}: ${rule}`, run);
  });
}
