export { type NatsInbox, natsInbox } from "./nats-inbox.js";
export type { NatsInboxOptions } from "./options.js";
