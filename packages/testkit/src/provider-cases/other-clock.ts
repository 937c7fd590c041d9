const dayMs = 86_400_000;

/** Runs a function a day later and with another source of random numbers. */
export function withOtherClock<Result>(run: () => Result): Result {
  const { Date: RealDate } = globalThis;
  const { random, now } = { random: Math.random, now: RealDate.now };
  class LaterDate extends RealDate {
    constructor(...args: readonly unknown[]) {
      super(...((args.length === 0 ? [now() + dayMs] : args) as [number]));
    }
    static override now(): number {
      return now() + dayMs;
    }
  }
  globalThis.Date = LaterDate as DateConstructor;
  Math.random = () => 0.123;
  try {
    return run();
  } finally {
    globalThis.Date = RealDate;
    Math.random = random;
  }
}
