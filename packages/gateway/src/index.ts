export { type Destination, type FanOut, type FanOutOptions, fanOut } from "./fan-out.js";
export { forwardTo } from "./forward-to.js";
export type { ForwardFormat, ForwardOptions, Secrets } from "./options.js";
export { newSecret } from "./secret.js";
