import { readText, readUrl } from "@vod-events/core/provider";
import { objectWith, readId } from "./field.js";
import { taskWith } from "./task-result.js";

/**
 * The content of `WechatPublishComplete` and `WechatMiniProgramPublishComplete`: the result is in `WechatStatus` of
 * the first and in `PublishResult` of the second.
 */
export const wechatPublish = taskWith((from) => ({
  FileId: readId(from.FileId),
  WechatStatus: readText(from.WechatStatus),
  WechatVid: readId(from.WechatVid),
  WechatUrl: readUrl(from.WechatUrl),
  PublishResult: readText(from.PublishResult),
}));

/** `MediaCastStatusChangedEvent`. */
export const mediaCast = objectWith("CastId", (CastId, from) => ({
  CastId,
  Status: readText(from.Status),
}));

export type WechatPublish = typeof wechatPublish._A;
export type MediaCast = typeof mediaCast._A;
