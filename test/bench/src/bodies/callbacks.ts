import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { tencent } from "@vod-events/tencent";
import { baiduCallback, baiduKey, upload as baiduUpload, baiduUrl } from "./baidu.js";
import {
  procedure,
  sampledSnapshots,
  tencentBody,
  tencentKey,
  transcode,
  upload,
} from "./tencent.js";

/** A signed callback, and the adapter that reads it. */
export interface Callback {
  readonly title: string;
  readonly provider: Provider;
  readonly key: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** How many of its events have a digest in their id. */
  readonly digests: number;
  /** The maximum ratio to `JSON.parse`; absent without a target. */
  readonly atMost?: number;
  /** The same, where the guard of the tests fails. */
  readonly guard: number;
}

/** Small and large callbacks of two clouds. */
export function callbacks(): readonly Callback[] {
  const presets = Array.from({ length: 33 }, (_, index) => 100_010 + index * 10);
  const results = presets.map(transcode);
  const pictures = sampledSnapshots(185);
  const atTencent = {
    provider: tencent(),
    key: tencentKey,
    url: "https://example.com/vod/tencent",
  };
  const atBaidu = { provider: baidu(), key: baiduKey, url: baiduUrl };
  const signed = (title: string, event: object) => ({
    ...{ ...atTencent, title, headers: {}, body: tencentBody(event) },
  });
  return [
    {
      ...signed("Tencent: upload", upload("5285890000000000001")),
      ...{ digests: 0, atMost: 8, guard: 4 },
    },
    {
      ...{ ...atBaidu, title: "Baidu: upload", ...baiduCallback(baiduUpload("mda-5f2a90b1")) },
      ...{ digests: 0, atMost: 8, guard: 6 },
    },
    {
      ...signed("Tencent: procedure of 8 results", procedure(results.slice(0, 8))),
      ...{ digests: 8, guard: 6 },
    },
    {
      ...signed(
        "Tencent: procedure of 8 results with 185 pictures",
        procedure([...results.slice(0, 7), pictures]),
      ),
      ...{ digests: 8, guard: 9 },
    },
    {
      ...signed("Tencent: procedure of 33 results", procedure(results)),
      ...{ digests: 33, guard: 6 },
    },
  ];
}
