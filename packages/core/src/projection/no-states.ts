import { VodError } from "../errors/vod-error.js";
import type { MediaStates } from "./media-states.js";

/** The media states of an application without the option `media`. Every call fails. */
export const noStates: MediaStates = {
  enabled: false,
  get: async () => refuse(),
  list: async () => refuse(),
  waitFor: async () => refuse(),
  on: refuse,
  off: refuse,
};

function refuse(): never {
  throw new VodError("config_invalid", "media: no states are kept. Set media: true");
}
