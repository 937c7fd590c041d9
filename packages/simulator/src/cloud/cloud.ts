import type { Clock } from "@vod-events/core";
import type { ApiFailure, FailNextOptions } from "../server/api-failure.js";

/** A cloud on localhost: its API, its event notifications, and what a customer does to its media. */
export interface SimulatedCloud {
  /** Where the API listens: `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** Uploads a file, which makes it a media. */
  upload(file: SimulatedFile): Promise<{ mediaId: string }>;
  /** Has the cloud fetch a file from a URL (nothing is fetched); there is no media if it fails. */
  import(source: SimulatedSource): Promise<{ mediaId?: string; taskId: string }>;
  /** Transcodes a media. Throws where the cloud has no such media. */
  transcode(mediaId: string, options?: TranscodeOptions): Promise<{ taskId: string }>;
  /** Takes thumbnails from a media. Throws where the cloud has no such media. */
  thumbnail(mediaId: string, options?: ThumbnailOptions): Promise<{ taskId: string }>;
  /** Every callback attempt that has ended, oldest end first; not those that `close` cut short. */
  readonly deliveries: readonly Attempt[];
  /** Resolves when no callback is under way and none waits to be tried again. */
  idle(): Promise<void>;
  /**
   * Delivers the last event once more, the same happening with a fresh signature or queue handle,
   * through the door that the callback config names now. Throws where no event was raised yet.
   */
  redeliver(): Promise<void>;
  /**
   * Has the next calls of the API fail, whatever they ask; what was planned first happens first. Throws
   * where the cloud has no such action.
   */
  failNext(failure: ApiFailure, options?: FailNextOptions): void;
  /** Ends held polls, callbacks under way, waits and connections. A second call does nothing. */
  close(): Promise<void>;
}

/** A file that a customer uploads. */
export interface SimulatedFile {
  /** With an extension, such as `holiday.mp4`. */
  readonly name: string;
  /** Comes back in the events of clouds that have a field for it; the others drop it. */
  readonly passthrough?: string;
}

/** A file that a customer has the cloud fetch. */
export interface SimulatedSource {
  readonly url: string;
  /** The last part of the URL's path unless given. */
  readonly name?: string;
  /** Whether the cloud finds the file unreadable. */
  readonly fail?: boolean;
}

/** How to transcode. */
export interface TranscodeOptions {
  /** Presets (templates), one output each; two of the cloud's own unless given. */
  readonly presets?: readonly string[];
  /** Those of the presets that fail. */
  readonly fail?: readonly string[];
}

/** How to take thumbnails. */
export interface ThumbnailOptions {
  /** A preset (template); one of the cloud's own unless given. */
  readonly preset?: string;
}

/** One HTTP request that carried an event, or should have. */
export interface Attempt {
  readonly url: string;
  /** 1 for the first request of a delivery, and so on. */
  readonly attempt: number;
  /** What was answered, or why nothing was. */
  readonly status: number | "timeout" | "no_connection";
  /** The cloud's name for the type of event. */
  readonly eventType: string;
  /** When the request was sent, on the simulator's clock. */
  readonly at: Date;
}

/** How often and how patiently a cloud calls back. */
export interface CallbackRules {
  /** How often one event is sent at most, the first time included. */
  readonly tries: number;
  /** The time between the end of one try and the next. */
  readonly waitSeconds: number;
  /** How long an answer may take. */
  readonly timeoutSeconds: number;
}

/** What can be chosen for either cloud. */
export interface SimulationOptions {
  /** The port to listen on; any free one unless given. */
  readonly port?: number;
  /**
   * Gives the times in events, leases, polls, signatures of callbacks and waits between tries.
   * Requests to the API are checked against the machine's time, since SDKs sign with that.
   */
  readonly clock?: Clock;
  /** The same seed gives the same ids for the same calls; a different one each time unless given. */
  readonly seed?: number;
  /** What is to differ from the cloud's own rules for callbacks. */
  readonly retry?: Partial<CallbackRules>;
  /**
   * How many requests of an action the API takes within a second, by the names that
   * {@link FailNextOptions} knows; `Infinity` lifts a limit. Those that a cloud documents unless given:
   * Tencent 20 for either action on the config and 100 for either on the queue, Baidu none.
   */
  readonly requestsPerSecond?: Readonly<Record<string, number>>;
  /**
   * How far the clock that the cloud checks the signatures of requests against, and shows in the `Date`
   * header of its answers, is ahead of the machine's; negative where it is behind.
   */
  readonly clockAheadSeconds?: number;
  /** Whether the account ever activated the service, without which it is refused; so unless given. */
  readonly activated?: boolean;
  /** What the cloud adds when its callback config is read, as if it had new settings by now. */
  readonly extraConfig?: Readonly<Record<string, unknown>>;
}
