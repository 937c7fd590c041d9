import type { InboxStore } from "@vod-events/core/inbox";

/** A server of an inbox that a test starts, kills and reaches through a proxy. */
export interface Engine {
  readonly name: EngineName;
  readonly port: number;
  start(): Promise<void>;
  /** Stops it in order. */
  stop(): Promise<void>;
  /** Kills all its processes. A random kind of kill, if there are several. */
  kill(): Promise<void>;
  /** The connection string of the server behind a port that leads to it. */
  urlAt(port: number): string;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** The name of an engine, for the processes that open its inbox. */
export type EngineName = "postgres";

/** Where the inbox of a test is. */
export interface InboxPlace {
  readonly engine: EngineName;
  readonly url: string;
  /** Separates the inboxes of a server. */
  readonly namespace: string;
  /** Whether stores notify each other. Default true. */
  readonly notifications?: boolean | undefined;
}

/** A store, and what closes its connections. */
export interface OpenedStore {
  readonly store: InboxStore;
  /** Marks an event as done without a look at its lease, as no store may. */
  finish(id: string): Promise<void>;
  close(): Promise<void>;
}
