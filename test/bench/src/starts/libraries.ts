import "eventemitter3";
import "io-ts";
import { sendToParent } from "../processes/settings.js";

// The libraries that any receiver on top of them must load.
sendToParent({});
