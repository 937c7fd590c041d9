import type {
  ReconciliationPage,
  ReconciliationRequest,
  ReconciliationSource,
} from "@vod-events/core/provider";
import type { TencentApi } from "./api/api.js";
import { coverage } from "./reconciliation/coverage.js";
import { firstPosition, type Position, readCursor } from "./reconciliation/cursor.js";
import { deletionSource } from "./reconciliation/deletions.js";
import { readMedia } from "./reconciliation/media.js";
import { readTask } from "./reconciliation/task.js";
import { readTasks } from "./reconciliation/tasks.js";

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
      const position =
        request.cursor === undefined ? firstPosition(request) : readCursor(request.cursor);
      const { next, ...page } = await readAt(position, api, request, signal);
      return { ...page, calls: 1, ...(next && { next: JSON.stringify(next) }) };
    },
  };
}

/** A page, and the position of the next one. */
interface PageAt extends Pick<ReconciliationPage, "events"> {
  readonly next?: Position;
}

function readAt(
  position: Position,
  api: TencentApi,
  request: ReconciliationRequest,
  signal: AbortSignal | undefined,
): Promise<PageAt> {
  if (position.step === "media") return readMedia(position, api, request, signal);
  if (position.left.length > 0) return readTask(position, api, signal);
  return readTasks(position, api, request, signal);
}
