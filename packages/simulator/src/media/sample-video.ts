/** The technical metadata of every simulated media and rendition. Renditions have their own picture size. */
export const sampleVideo = {
  sizeBytes: 3_907_642,
  durationSeconds: 12.48,
  bitrateBps: 2_504_899,
  widthPixels: 1280,
  heightPixels: 720,
  framesPerSecond: 25,
  videoBitrateBps: 2_376_320,
  videoCodec: "h264",
  audioBitrateBps: 128_579,
  audioSampleRateHz: 48_000,
  audioChannels: 2,
  audioCodec: "aac",
} as const;
