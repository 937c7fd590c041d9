/** A failed encode, as Lumen sends it. */
export const failedEncode = {
  id: "evt_4",
  type: "encode.finished",
  occurred_at: "2026-01-01T00:02:00Z",
  reference: "order=5",
  asset: { id: "as_1" },
  encode: {
    task_id: "task_2",
    state: "error",
    error: { code: "unsupported_codec", message: "the codec is not supported" },
  },
};
