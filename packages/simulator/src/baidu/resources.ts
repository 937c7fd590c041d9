import type { MediaLibrary } from "../media/media-library.js";
import type { BaiduTasks } from "./tasks.js";

/** The media and tasks of an account, which can be looked up by id. */
export interface BaiduResources {
  readonly library: MediaLibrary;
  readonly tasks: BaiduTasks;
}
