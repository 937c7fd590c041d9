import { mux } from "@vod-events/mux";
import { translatorOf } from "../conformance/translator.js";

export const { eventsOf, onlyEvent: eventOfType, warningsOf } = translatorOf(mux({ env: {} }));
