import type { Inbox, InboxAdmin, InboxStore } from "@vod-events/core/inbox";
import type { Flaw } from "./flaw.js";

/** A server of an inbox that a test starts, kills and reaches through a proxy. */
export interface Engine {
  readonly name: EngineName;
  readonly port: number;
  /** The order that its inbox keeps. */
  readonly serialBy: "media" | undefined;
  /** Whether a worker settles again when the answer is lost; otherwise it counts its lease as lost. */
  readonly settlesAgain: boolean;
  /** Whether a server that was killed remembers when each lease was renewed last. */
  readonly remembersLeases: boolean;
  start(): Promise<void>;
  /** Stops it in order. */
  stop(): Promise<void>;
  /** Kills all its processes. A random kind of kill, if there are several. */
  kill(): Promise<void>;
  /** The connection string, or a list of them, of the server behind a port that leads to it. */
  urlAt(port: number): string;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** The name of an engine, for the processes that open its inbox. */
export type EngineName = "postgres" | "nats";

/** Where the inbox of a test is. */
export interface InboxPlace {
  readonly engine: EngineName;
  readonly url: string;
  /** Separates the inboxes of a server. */
  readonly namespace: string;
  /** Whether stores notify each other. Default true. */
  readonly notifications?: boolean | undefined;
}

/** How a process uses the inbox of a place. */
export interface InboxUse {
  /** Whether it handles events. Default true. */
  readonly worker?: boolean | undefined;
  /** How long a lease lasts; absent for the lease of the engine. */
  readonly leaseMs?: number | undefined;
  /** The file that leases and settled attempts are written to; absent to write none. */
  readonly records?: string | undefined;
  /** A planted fault. */
  readonly flaw?: Flaw | undefined;
}

/** An inbox, and what closes its connections once it has stopped. */
export interface OpenedInbox {
  readonly inbox: Inbox & { readonly admin: InboxAdmin };
  close(): Promise<void>;
}

/** A store, and what closes its connections. */
export interface OpenedStore {
  readonly store: InboxStore;
  /** Marks an event as done without a look at its lease, as no store may. */
  finish(id: string): Promise<void>;
  close(): Promise<void>;
}
