import { baidu } from "@vod-events/baidu";
import { translatorOf } from "../conformance/translator.js";

export const { eventsOf, eventOf, onlyEvent: eventOfType } = translatorOf(baidu());
