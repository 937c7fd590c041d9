import type { CloudParts } from "../cloud/compose.js";
import type { MediaLibrary } from "../media/media-library.js";
import { sampleVideo } from "../media/sample-video.js";
import { instant } from "../primitives/instant.js";
import { ApiError } from "../server/api-error.js";
import type { AlibabaConfigStore } from "./config.js";
import { missing } from "./rpc-request.js";
import { listVideos } from "./video-list.js";

type Parameters = ReadonlyMap<string, string>;

/** Runs an action. Returns the members of the response. Throws an {@link ApiError}. */
export type AlibabaAction = (parameters: Parameters) => object;

/** What the actions work on. */
export interface AlibabaResources extends Pick<CloudParts, "extraConfig"> {
  readonly config: AlibabaConfigStore;
  readonly library: MediaLibrary;
  /** The renditions of each media, as `GetPlayInfo` returns them. */
  readonly renditions: Map<string, object[]>;
  /** The only application. */
  readonly appId: string;
}

/** Returns the actions of the API by name. */
export function alibabaActions(resources: AlibabaResources): ReadonlyMap<string, AlibabaAction> {
  const { config, appId, extraConfig } = resources;
  const ofApplication =
    (run: AlibabaAction): AlibabaAction =>
    (parameters) => {
      checkApplication(parameters, appId);
      return run(parameters);
    };
  const actions: Readonly<Record<string, AlibabaAction>> = {
    SetMessageCallback: ofApplication((parameters) => {
      config.replace(parameters);
      return {};
    }),
    GetMessageCallback: ofApplication(() => ({
      MessageCallback: { ...config.current, AppId: appId, ...extraConfig },
    })),
    DeleteMessageCallback: ofApplication(() => {
      config.clear();
      return {};
    }),
    GetMezzanineInfo: (parameters) => describeFile(parameters, resources),
    GetPlayInfo: (parameters) => describeRenditions(parameters, resources),
    GetVideoList: (parameters) => listVideos(parameters, resources),
  };
  return new Map(Object.entries(actions));
}

/** The code for another application is a guess. */
function checkApplication(parameters: Parameters, appId: string): void {
  if ((parameters.get("AppId") ?? appId) === appId) return;
  throw new ApiError("Forbidden", "User not authorized to operate on the application.");
}

function describeFile(parameters: Parameters, { library }: AlibabaResources): object {
  const media = findMedia(parameters, library);
  return {
    Mezzanine: {
      VideoId: media.id,
      FileName: media.name,
      Status: "Normal",
      Size: sampleVideo.sizeBytes,
      Duration: String(sampleVideo.durationSeconds),
      Width: sampleVideo.widthPixels,
      Height: sampleVideo.heightPixels,
      CreationTime: instant(media.createdAt),
      FileURL: media.url,
      OutputType: "cdn",
    },
  };
}

function describeRenditions(
  parameters: Parameters,
  { library, renditions }: AlibabaResources,
): object {
  const media = findMedia(parameters, library);
  const found = renditions.get(media.id) ?? [];
  if (found.length === 0) {
    throw new ApiError("InvalidVideo.NoneStream", "The video has no stream to play.");
  }
  return {
    VideoBase: { VideoId: media.id, Status: "Normal", CreationTime: instant(media.createdAt) },
    PlayInfoList: { PlayInfo: found },
  };
}

function findMedia(parameters: Parameters, library: MediaLibrary) {
  const id = parameters.get("VideoId");
  if (!id) throw missing("VideoId");
  const media = library.find(id);
  if (media !== undefined) return media;
  throw new ApiError("InvalidVideo.NotFound", "The video does not exist.");
}
