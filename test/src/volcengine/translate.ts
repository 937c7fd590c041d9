import { volcengine } from "@vod-events/volcengine";
import { translatorOf } from "../conformance/translator.js";

export const { eventsOf, eventsOfType, eventOfType, warningsOf } = translatorOf(
  volcengine({ env: {} }),
);
