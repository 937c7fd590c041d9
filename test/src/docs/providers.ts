import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";

/** The adapters in the order of the pages. */
export const providers: readonly Provider[] = [tencent(), baidu(), alibaba(), volcengine(), mux()];
