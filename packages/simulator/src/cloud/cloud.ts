import type { Clock } from "@vod-events/core";
import type { ApiFailure, FailNextOptions } from "../server/api-failure.js";

/** A simulated cloud on localhost: its API, its event notifications, and the actions of a customer. */
export interface SimulatedCloud {
  /** The URL of the API: `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** Uploads a file, which becomes a media. */
  upload(file: SimulatedFile): Promise<{ mediaId: string }>;
  /** Imports a file from a URL. Nothing is fetched. A failed import creates no media. */
  import(source: SimulatedSource): Promise<{ mediaId?: string; taskId: string }>;
  /** Transcodes a media. Throws for an unknown media. */
  transcode(mediaId: string, options?: TranscodeOptions): Promise<{ taskId: string }>;
  /** Creates thumbnails of a media. Throws for an unknown media. */
  thumbnail(mediaId: string, options?: ThumbnailOptions): Promise<{ taskId: string }>;
  /** All ended callback attempts, in the order of their end. Attempts that `close` interrupted are left out. */
  readonly deliveries: readonly Attempt[];
  /** Returns the seconds until a callback is sent again after an attempt; `undefined` when it is not. */
  retryAfterSeconds(attempt: EndedAttempt): number | undefined;
  /** Resolves when no callback is running or waiting for a retry. */
  idle(): Promise<void>;
  /**
   * Delivers the last event, or the last one of a native type, again with a fresh signature or queue handle, in the
   * currently configured mode. Rejects when there is none.
   */
  redeliver(eventType?: string): Promise<void>;
  /**
   * Publishes an event of the cloud as it is, such as a recorded payload, whatever types the config enables. Rejects an
   * event without a type.
   */
  publish(event: object): Promise<void>;
  /** Makes the next API calls fail. Planned failures are used in order. Throws for an unknown action. */
  failNext(failure: ApiFailure, options?: FailNextOptions): void;
  /** Ends long polls, callbacks, waits and connections. A second call does nothing. */
  close(): Promise<void>;
}

/** A simulated cloud with a callback config, in the cloud's own field names. */
export interface ConfiguredCloud<Config, Patch = Partial<Config>> extends SimulatedCloud {
  /** The stored callback config, with the signing key as `***`. */
  readonly config: Config;
  /**
   * Changes stored settings without an API call, as in the console. The settings are validated by the API's rules.
   * Rejects for an invalid setting, and changes nothing in that case.
   */
  configure(patch: Patch): Promise<void>;
}

/** A file to upload. */
export interface SimulatedFile {
  /** With an extension, such as `holiday.mp4`. */
  readonly name: string;
  /** Returned in the events of clouds that have a field for it; other clouds drop it. */
  readonly passthrough?: string;
}

/** A file to import. */
export interface SimulatedSource {
  readonly url: string;
  /** Default: the last part of the URL's path. */
  readonly name?: string;
  /** Whether the file is unreadable. */
  readonly fail?: boolean;
}

/** Options of a transcoding. */
export interface TranscodeOptions {
  /** Presets (templates), one output each. Default: two presets of the cloud. */
  readonly presets?: readonly string[];
  /** The presets that fail. */
  readonly fail?: readonly string[];
}

/** Options of thumbnails. */
export interface ThumbnailOptions {
  /** A preset (template). Default: one preset of the cloud. */
  readonly preset?: string;
}

/** An attempt to deliver an event by HTTP. */
export interface Attempt {
  readonly url: string;
  /** Starts at 1 for each delivery. */
  readonly attempt: number;
  /** The response status, or why there is none. */
  readonly status: number | "timeout" | "no_connection";
  /** The native event type. */
  readonly eventType: string;
  /** When the request was sent, on the simulator's clock. */
  readonly at: Date;
}

/** How an attempt ended. */
export type EndedAttempt = Pick<Attempt, "attempt" | "status">;

/** The retry rules for callbacks. */
export interface CallbackRules {
  /** The maximum number of attempts. */
  readonly tries: number;
  /** The wait before each retry. The last one of a list repeats. */
  readonly waitSeconds: number | readonly number[];
  /** The timeout of an attempt. */
  readonly timeoutSeconds: number;
}

/** The options of every simulated cloud. */
export interface SimulationOptions {
  /** The port to listen on. Default: any free port. */
  readonly port?: number;
  /**
   * The clock of events, leases, polls, callback signatures and retries. API requests are checked against the system
   * clock, because SDKs sign with it.
   */
  readonly clock?: Clock;
  /** The same seed gives the same ids for the same calls. Default: random. */
  readonly seed?: number;
  /** Overrides of the cloud's retry rules. */
  readonly retry?: Partial<CallbackRules>;
  /** Divides the waits before retries, to see many in a short time. Timeouts stay. Default 1. */
  readonly retrySpeed?: number;
  /**
   * The maximum number of API requests per second for each action, by the names that {@link FailNextOptions} uses;
   * `Infinity` removes a limit. Default: the documented limits, such as Tencent's 20 for each config action.
   */
  readonly requestsPerSecond?: Readonly<Record<string, number>>;
  /**
   * How far the cloud's clock is ahead of the system clock. It checks request signatures and sets the `Date` header.
   * Negative when it is behind.
   */
  readonly clockAheadSeconds?: number;
  /** Whether the account has activated the service. Calls fail otherwise. Default true. */
  readonly activated?: boolean;
  /** Additional settings in the response when the callback config is read, as if the cloud had new settings. */
  readonly extraConfig?: Readonly<Record<string, unknown>>;
}
