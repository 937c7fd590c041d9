import { VodError } from "@vod-events/core";
import {
  createStartReminder,
  type Inbox,
  type InboxAdmin,
  type InboxHost,
  type KeyValueState,
  type MediaStore,
  rejectSecondUse,
} from "@vod-events/core/inbox";
import { acceptEvents } from "./accept.js";
import { Admin } from "./admin.js";
import { Engine } from "./engine.js";
import { createMediaStore } from "./media.js";
import { MediaChanges } from "./media-changes.js";
import { type NatsInboxOptions, settingsOf } from "./options.js";
import { Processor } from "./processor.js";
import { Puller } from "./puller.js";
import { Recovery } from "./recovery.js";
import { createState } from "./state.js";
import { Storage } from "./storage.js";

/** An inbox in NATS JetStream; see {@link natsInbox}. */
export interface NatsInbox extends Inbox {
  readonly admin: InboxAdmin;
  readonly state: KeyValueState;
  readonly media: MediaStore;
}

/**
 * Creates a durable inbox in NATS JetStream, which several machines share. A delivery is acknowledged when the server
 * has stored its events. When a machine crashes, the others handle its events.
 *
 * The streams are created on first use. Throws `config_invalid` for invalid options, and `open` throws it for
 * `handling.serialBy`, which JetStream cannot keep.
 */
export function natsInbox(options: NatsInboxOptions): NatsInbox {
  const settings = settingsOf(options);
  const engine = new Engine(settings);
  const storage = new Storage(engine);
  const admin = new Admin(engine, storage);
  const mediaChanges = new MediaChanges(settings, storage);
  const remindOfStart = createStartReminder();
  let opened: { readonly host: InboxHost; readonly puller: Puller } | undefined;
  let recovery: Promise<void> | undefined;
  let isStarted = false;
  let isStopped = false;

  return {
    durable: true,
    admin,
    state: createState(storage),
    media: createMediaStore(storage, mediaChanges),
    open(host) {
      rejectSecondUse(opened);
      if (host.handling.serialByMedia) {
        const message =
          "handling.serialBy: not possible with natsInbox. Use postgresInbox or sqliteInbox";
        throw new VodError("config_invalid", message);
      }
      const puller = new Puller(engine, new Processor(engine, storage, host), host);
      opened = { host, puller };
      host.closing.addEventListener("abort", () => void puller.stop(), { once: true });
    },
    async start() {
      if (opened === undefined || opened.host.closing.aborted) return;
      isStarted = true;
      if (!settings.handlesEvents) return;
      opened.puller.pull();
      recovery ??= new Recovery(engine, storage, opened.host).run();
    },
    async accept(received) {
      if (opened === undefined || isStopped) return "inbox_unavailable";
      if (!isStarted && settings.handlesEvents) remindOfStart();
      const { replicas } = settings;
      return acceptEvents(received, { storage, admin, host: opened.host, replicas });
    },
    storeUndecodable: (message) => storage.storeUndecodable(message),
    async stop() {
      isStopped = true;
      await Promise.all([opened?.puller.stop(), recovery]);
      mediaChanges.close();
    },
  };
}
