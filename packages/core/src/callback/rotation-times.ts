import { type ConfigProblem, rejectProblems } from "../validation/config-problem.js";
import type { RotationOptions } from "./rotation-options.js";

const maxSeconds = 365 * 24 * 3600;

/**
 * Returns the times of a rotation with their defaults.
 *
 * @throws VodError `config_invalid` for an invalid time
 */
export function rotationTimes({ settleSeconds = 5, windowSeconds = 900 }: RotationOptions) {
  const times = { settleSeconds, windowSeconds };
  rejectProblems(Object.entries(times).flatMap(timeProblems));
  return times;
}

function timeProblems([path, seconds]: readonly [string, number]): readonly ConfigProblem[] {
  if (seconds >= 0 && seconds <= maxSeconds) return [];
  return [{ path, message: `must be a number from 0 to ${maxSeconds}` }];
}
