import { isVodError } from "@vod-events/core/provider";
import type { TencentApi } from "./api.js";

/**
 * Calls `DescribeTaskDetail`. Returns `undefined` for a task that the API does not know.
 *
 * @see https://cloud.tencent.com/document/product/266/33431
 */
export async function askTask(api: TencentApi, id: string, signal: AbortSignal | undefined) {
  return api("DescribeTaskDetail", { TaskId: id }, signal).catch((error: unknown) => {
    if (isNoSuchTask(error)) return undefined;
    throw error;
  });
}

/** The code for an unknown task is inferred: the call's other parameter is correct. */
function isNoSuchTask(error: unknown): boolean {
  if (!isVodError(error)) return false;
  return /^(ResourceNotFound|InvalidParameterValue)(\.|$)/.test(error.nativeCode ?? "");
}
