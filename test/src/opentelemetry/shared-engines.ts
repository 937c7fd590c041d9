import * as nats from "../nats/server.js";
import { TestInboxes } from "../nats/test-inboxes.js";
import * as postgres from "../postgres/database.js";
import { Folder } from "../sqlite/folder.js";
import type { InboxAddress } from "./inbox-address.js";

/** The data of an inbox, for one test. */
export interface SharedInbox<Address extends InboxAddress = InboxAddress> {
  readonly address: Address;
  remove(): Promise<void>;
}

/** An engine whose inbox several processes share. */
export interface SharedEngine<Address extends InboxAddress = InboxAddress> {
  readonly name: string;
  /** Describes tests that need it. They are skipped without it. */
  describe(name: string, define: () => void): void;
  create(): Promise<SharedInbox<Address>>;
}

export const sqliteEngine: SharedEngine<Extract<InboxAddress, { engine: "sqlite" }>> = {
  name: "SQLite",
  describe: (name, define) => void describe(name, define),
  async create() {
    const folder = new Folder();
    const address = { engine: "sqlite", file: folder.file() } as const;
    return { address, remove: () => folder.remove() };
  },
};

export const postgresEngine: SharedEngine<Extract<InboxAddress, { engine: "postgres" }>> = {
  name: "PostgreSQL",
  describe: postgres.describeWithServer,
  async create() {
    const database = await postgres.TestDatabase.create();
    const { url, schema } = database;
    return { address: { engine: "postgres", url, schema }, remove: () => database.remove() };
  },
};

const natsEngine: SharedEngine = {
  name: "NATS",
  describe: nats.describeWithServer,
  async create() {
    const servers = await nats.serverUrl();
    const inboxes = await TestInboxes.connect(servers);
    const name = inboxes.nameOf(inboxes.create());
    return { address: { engine: "nats", servers, name }, remove: () => inboxes.remove() };
  },
};

/** All engines whose inboxes several processes share. */
export const sharedEngines: readonly SharedEngine[] = [sqliteEngine, postgresEngine, natsEngine];
