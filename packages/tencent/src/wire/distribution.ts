import { readText, readUrl } from "@vod-events/core/provider";
import type * as t from "io-ts";
import { objectWith, readId } from "./field.js";
import { taskMembers } from "./task-result.js";

/**
 * The content of `WechatPublishComplete` and `WechatMiniProgramPublishComplete`: the result is in `WechatStatus` of
 * the first and in `PublishResult` of the second.
 */
export const wechatPublish = objectWith("TaskId", {
  ...taskMembers,
  FileId: readId,
  WechatStatus: readText,
  WechatVid: readId,
  WechatUrl: readUrl,
  PublishResult: readText,
});

/** `MediaCastStatusChangedEvent`. */
export const mediaCast = objectWith("CastId", { Status: readText });

export type WechatPublish = t.TypeOf<typeof wechatPublish>;
export type MediaCast = t.TypeOf<typeof mediaCast>;
