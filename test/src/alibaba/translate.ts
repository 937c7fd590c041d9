import { alibaba } from "@vod-events/alibaba";
import { translatorOf } from "../conformance/translator.js";

export const { eventsOf, eventsOfType, eventOfType } = translatorOf(alibaba({ env: {} }));
