/**
 * Stops the monotonic clock of the machine during each test of a suite, for limits per second. Call it in a `describe`.
 */
export function monotonicTime(): { pass(milliseconds: number): void } {
  const original = performance.now;
  let now = 0;
  beforeEach(() => {
    // Whole milliseconds, so that sums are exact.
    now = Math.floor(original.call(performance));
    performance.now = () => now;
  });
  afterEach(() => {
    performance.now = original;
  });
  return {
    pass(milliseconds) {
      now += milliseconds;
    },
  };
}
