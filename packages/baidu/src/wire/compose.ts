import { lenientMembers, readText, readUrl } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { taskInfoMembers, taskMembers } from "./task.js";

/** The new media. */
const output = lenientMembers({ mediaId: readText, url: readUrl });

const composeTaskInfo = lenientMembers({ output: output, ...taskInfoMembers });

/**
 * The payload of COMPOSE_TASK_STATUS_CHANGE, which is sent when a task starts, succeeds or fails.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/Lm3h9ejse
 * @see https://cloud.baidu.com/doc/VOD/s/Qm2y48t03
 */
export const composePayload = lenientMembers({ composeTaskInfo: composeTaskInfo, ...taskMembers });

export type ComposePayload = t.TypeOf<typeof composePayload>;
