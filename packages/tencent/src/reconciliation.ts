import { type ReconciliationSource, readCursor } from "@vod-events/core/provider";
import type { TencentApi } from "./api/api.js";
import { coverage } from "./reconciliation/coverage.js";
import { deletionSource } from "./reconciliation/deletions.js";
import { readMedia } from "./reconciliation/media.js";
import { readTask } from "./reconciliation/task.js";
import { readTasks } from "./reconciliation/tasks.js";
import { readWork } from "./reconciliation/work.js";

/**
 * Lists the uploaded media by `SearchMedia` and the ended tasks by `DescribeTasks`, and reads the tasks whose events
 * are missing by `DescribeTaskDetail`. Finds deletions by `DescribeMediaInfos`.
 *
 * The API keeps tasks for 3 days after their submission, and media until their deletion. `DescribeTasks` documents 100
 * calls per second. The limits of the other actions are unknown; 20 is the lowest that other actions document.
 *
 * @see https://www.tencentcloud.com/document/product/266/34179
 * @see https://www.tencentcloud.com/document/product/266/37559
 * @see https://cloud.tencent.com/document/product/266/33431
 */
export function reconciliationSource(api: TencentApi): ReconciliationSource {
  return {
    limits: { callsPerSecond: 20, retentionSeconds: 3 * 24 * 3600 },
    coverage,
    deletions: deletionSource(api),
    async read(request, signal) {
      const work = readCursor(request.cursor, readWork);
      if (work.step === "media") return readMedia(work, api, request, signal);
      if (work.left.length > 0) return readTask(work, api, signal);
      return readTasks(work, api, request, signal);
    },
  };
}
