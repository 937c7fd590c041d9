/** A sample of each documented native type, as Lumen sends it. */
export const samples: Readonly<Record<string, object>> = {
  "asset.uploaded": {
    id: "evt_1",
    type: "asset.uploaded",
    occurred_at: "2026-01-01T00:00:00Z",
    reference: "order=5",
    asset: {
      id: "as_1",
      title: "harbour",
      url: "https://cdn.lumen.example/as_1/source.mp4",
      bytes: 1048576,
      duration_ms: 12500,
    },
  },
  "encode.finished": {
    id: "evt_2",
    type: "encode.finished",
    occurred_at: "2026-01-01T00:01:00Z",
    reference: "order=5",
    asset: { id: "as_1" },
    encode: {
      task_id: "task_1",
      state: "ok",
      output: {
        preset: "720p",
        url: "https://cdn.lumen.example/as_1/720p.mp4",
        bytes: 524288,
        width: 1280,
        height: 720,
      },
    },
  },
  "asset.deleted": {
    id: "evt_3",
    type: "asset.deleted",
    occurred_at: "2026-01-02T00:00:00Z",
    asset: { id: "as_1" },
  },
};
