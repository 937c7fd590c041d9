import type { simulatedClouds } from "@vod-events/simulator";

/** The functions that start the simulated clouds, by the id of their adapter. */
export type Simulators = typeof simulatedClouds;

/** Loads the simulated clouds, which other commands do not need. */
export async function loadSimulators(): Promise<Simulators> {
  return (await import("@vod-events/simulator")).simulatedClouds;
}
