import { createHash } from "node:crypto";

/** The key of the callbacks' signatures. */
export const tencentKey = "0123456789abcdef0123456789abcdef";

/** The validity of the cloud's signature. https://cloud.tencent.com/document/product/266/33948 */
const lifetimeSeconds = 600;

/** The bytes of a callback of Tencent Cloud, signed now: the signature covers the time alone. */
export function tencentBody(event: object): Buffer {
  const T = Math.floor(Date.now() / 1000) + lifetimeSeconds;
  const Sign = createHash("md5").update(`${tencentKey}${T}`).digest("hex");
  return Buffer.from(JSON.stringify({ ...event, Sign, T }));
}

/** An upload of a video that is transcoded afterwards. */
export function upload(fileId: string): object {
  return {
    EventType: "NewFileUpload",
    FileUploadEvent: {
      FileId: fileId,
      MediaBasicInfo: {
        Name: "Harbor at dawn",
        Description: "",
        CreateTime: "2026-03-01T06:12:40Z",
        UpdateTime: "2026-03-01T06:12:43Z",
        ExpireTime: "9999-12-31T23:59:59Z",
        ClassId: 0,
        ClassName: "Other",
        ClassPath: "Other",
        CoverUrl: "",
        Type: "mp4",
        MediaUrl: "https://media.example.com/4d0f7c21/5f2a90b1.mp4",
        TagSet: ["travel"],
        StorageRegion: "ap-guangzhou-2",
        StorageClass: "STANDARD",
        Category: "Video",
        SourceInfo: { SourceType: "Upload", SourceContext: "order=4711" },
        Vid: fileId,
      },
      MetaData: {
        Size: 48_113_920,
        Container: "mov,mp4,m4a,3gp,3g2,mj2",
        Bitrate: 2_104_332,
        Height: 1080,
        Width: 1920,
        Duration: 182.9,
        Rotate: 0,
        Md5: "",
        VideoStreamSet: [{ Bitrate: 1_976_110, Codec: "h264", Fps: 30, Height: 1080, Width: 1920 }],
        AudioStreamSet: [{ Bitrate: 128_222, Codec: "aac", SamplingRate: 48_000 }],
      },
      ProcedureTaskId: "1400000001-Procedure-5d2f0c9b7e3a41e8b6c1d4f2a9087e35t0",
      ReviewAudioVideoTaskId: "",
    },
  };
}

/** The end of a procedure with some results. */
export function procedure(results: readonly object[]): object {
  return {
    EventType: "ProcedureStateChanged",
    ProcedureStateChangeEvent: {
      TaskId: "1400000001-Procedure-5d2f0c9b7e3a41e8b6c1d4f2a9087e35t0",
      Status: "FINISH",
      ErrCode: 0,
      Message: "SUCCESS",
      FileId: "5285890000000000001",
      FileName: "Harbor at dawn",
      FileUrl: "https://media.example.com/4d0f7c21/5f2a90b1.mp4",
      MediaProcessResultSet: results,
      TasksPriority: 0,
      TasksNotifyMode: "",
      SessionContext: "order=4711",
      SessionId: "",
    },
  };
}

const success = {
  Status: "SUCCESS",
  ErrCodeExt: "",
  ErrCode: 0,
  Message: "SUCCESS",
  Progress: 100,
  BeginProcessTime: "2026-03-01T06:12:45Z",
  FinishTime: "2026-03-01T06:13:31Z",
};

/** The result of a transcode by one preset. */
export function transcode(preset: number): object {
  return {
    Type: "Transcode",
    TranscodeTask: {
      ...success,
      Input: { Definition: preset, WatermarkSet: [] },
      Output: {
        Url: `https://media.example.com/9c3e1a7d/5f2a90b1/v.f${preset}.mp4`,
        Size: 12_405_118,
        Container: "mov,mp4,m4a,3gp,3g2,mj2",
        Height: 720,
        Width: 1280,
        Bitrate: 542_601,
        Md5: "b8a1c9e7f0d24563a9e8c7b6d5f40312",
        Duration: 182.9,
        VideoStreamSet: [{ Bitrate: 494_379, Codec: "h264", Fps: 30, Height: 720, Width: 1280 }],
        AudioStreamSet: [{ Bitrate: 48_222, Codec: "aac", SamplingRate: 44_100 }],
        Definition: preset,
      },
    },
  };
}

/** The result of taking a picture every few seconds. */
export function sampledSnapshots(pictures: number): object {
  const url = (index: number) =>
    `https://media.example.com/9c3e1a7d/5f2a90b1/sampleSnapshot_10_${index}.jpg`;
  return {
    Type: "SampleSnapshot",
    SampleSnapshotTask: {
      ...success,
      Input: { Definition: 10, WatermarkSet: [] },
      Output: {
        Definition: 10,
        WaterMarkDefinition: [],
        ImageUrlSet: Array.from({ length: pictures }, (_, index) => url(index)),
      },
    },
  };
}
