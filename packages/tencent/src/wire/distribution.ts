import * as t from "io-ts";
import { optionalId, requiredId, text } from "./field.js";
import { task, taskName } from "./task.js";

/**
 * The content of `WechatPublishComplete` and of `WechatMiniProgramPublishComplete`: the first tells its
 * result in `WechatStatus`, the other in `PublishResult`.
 */
export const wechatPublish = t.type(
  {
    ...task,
    FileId: optionalId,
    WechatStatus: text,
    WechatVid: optionalId,
    WechatUrl: text,
    PublishResult: text,
  },
  taskName,
);

/** `MediaCastStatusChangedEvent`. */
export const mediaCast = t.type({ CastId: requiredId, Status: text }, "an object with a CastId");

export type WechatPublish = t.TypeOf<typeof wechatPublish>;
export type MediaCast = t.TypeOf<typeof mediaCast>;
