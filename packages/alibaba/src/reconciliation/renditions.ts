import { type Members, readText } from "@vod-events/core/provider";
import { streamsIn } from "../api/play-info.js";

/**
 * Returns the StreamTranscodeComplete of each stream of a media, from the response of `GetPlayInfo`. A stream of the
 * definition `OD` may be the uploaded file, which has no event. Without a job, a stream has no identity.
 */
export function renditionEvents(answer: Members | undefined, VideoId: string): readonly object[] {
  return streamsIn(answer)
    .filter(({ JobId, Definition }) => readText(JobId) !== undefined && Definition !== "OD")
    .map((stream) => renditionEvent(stream, VideoId));
}

function renditionEvent(stream: Members, VideoId: string): object {
  const { JobId, Definition, Format, Size, Duration, Bitrate, Fps, Width, Height } = stream;
  return {
    EventType: "StreamTranscodeComplete",
    EventTime: stream.CreationTime,
    ...{ VideoId, Status: "success", FileUrl: stream.PlayURL },
    ...{ JobId, Definition, Format, Size, Duration, Bitrate, Fps, Width, Height },
  };
}
