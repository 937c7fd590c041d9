import { type Members, readList, readRecord, readText } from "@vod-events/core/provider";

/**
 * Returns the StreamTranscodeComplete of each stream of a media, from the response of `GetPlayInfo`. A stream of the
 * definition `OD` may be the uploaded file, which has no event. Without a job, a stream has no identity.
 *
 * @see https://www.alibabacloud.com/help/en/vod/developer-reference/api-vod-2017-03-21-getplayinfo
 */
export function renditionEvents(answer: Members, VideoId: string): readonly object[] {
  const streams = readList(readRecord(answer.PlayInfoList)?.PlayInfo).map(readRecord);
  return streams.flatMap((stream) =>
    readText(stream?.JobId) === undefined || stream?.Definition === "OD"
      ? []
      : [renditionEvent(stream, VideoId)],
  );
}

function renditionEvent(stream: Members | undefined, VideoId: string): object {
  const { JobId, Definition, Format, Size, Duration, Bitrate, Fps, Width, Height } = stream ?? {};
  return {
    EventType: "StreamTranscodeComplete",
    EventTime: stream?.CreationTime,
    ...{ VideoId, Status: "success", FileUrl: stream?.PlayURL },
    ...{ JobId, Definition, Format, Size, Duration, Bitrate, Fps, Width, Height },
  };
}
