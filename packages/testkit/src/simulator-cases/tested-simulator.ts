import type { Clock } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";

/** A simulated cloud to test with {@link simulatorCases}. */
export interface TestedSimulator {
  /** Starts the cloud with a fresh account. Its events, signatures, retries, polls and leases use the clock. */
  open(clock: Clock): Promise<OpenSimulator>;
  /** Whether the cloud has a queue. */
  readonly hasQueue: boolean;
  /** The retries of callbacks, as the cloud documents them. */
  readonly retries: DocumentedRetries;
}

/** When and how often a cloud repeats a callback. */
export interface DocumentedRetries {
  /** What is repeated: every delivery without the status 200, or only one without a response. */
  readonly after: "failure_status" | "no_response";
  /** All attempts, with the first. */
  readonly attempts: number;
  /** The wait before each retry. The last one of a list repeats. */
  readonly waitSeconds: number | readonly number[];
}

/** A simulated cloud that runs, and an adapter that is connected to it with the real SDK. */
export interface OpenSimulator {
  readonly provider: Provider;
  /** The adapter with wrong credentials. */
  readonly rejected: Provider;
  /** A signing key that the cloud accepts. Not used for a cloud that generates its keys. */
  readonly key: string;
  /** Uploads a media, which gives the event `media.uploaded`. The cases ignore other events. */
  upload(): Promise<{ readonly mediaId: string }>;
  /** Delivers the event of the last upload again, in the configured mode. */
  redeliver(): Promise<void>;
  /** Makes the next call of the API fail for a temporary reason. */
  failNext(): void;
  close(): Promise<void>;
}
