import type { LocalClouds } from "../local/local-clouds.js";

/** Where stories are played. */
export type Stage = Pick<LocalClouds, "running" | "relay" | "mode">;
