import assert from "node:assert/strict";

/** Opens what a check tests, and closes it. */
export async function withOpened<Opened extends { close(): Promise<void> }>(
  tested: { open(): Promise<Opened> } | undefined,
  check: (opened: Opened) => Promise<void>,
): Promise<void> {
  const opened = await tested?.open();
  assert.ok(opened);
  try {
    await check(opened);
  } finally {
    await opened.close();
  }
}
