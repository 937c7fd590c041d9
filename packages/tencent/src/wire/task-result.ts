import { readNumber, readText } from "@vod-events/core/provider";

/** The error members of a task or a part of one. */
export const taskErrorMembers = { ErrCodeExt: readText, ErrCode: readNumber, Message: readText };

/** The result members of a task or a part of one. */
export const taskResultMembers = { Status: readText, ...taskErrorMembers };

/** The common members of a task's content, besides its id. */
export const taskMembers = { SessionContext: readText, ...taskResultMembers };
