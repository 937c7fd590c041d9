import "eventemitter3";
import "io-ts";
import { tell } from "../processes/settings.js";

// What any receiver that stands on these two libraries has to load.
tell({});
