/**
 * Stops the machine's monotonic time during each test of a suite, for what counts within a second of it.
 * Call it in a `describe`.
 */
export function machineTime(): { pass(milliseconds: number): void } {
  const original = performance.now;
  let now = 0;
  beforeEach(() => {
    // Whole milliseconds, so that sums of them are exact.
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
