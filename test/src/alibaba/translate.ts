import { alibaba } from "@vod-events/alibaba";
import { translatorOf } from "../conformance/translator.js";

export const { eventsOf, eventsOfType, eventOfType, warningsOf } = translatorOf(
  alibaba({ env: {} }),
);

/** Returns the neutral events of a native event, without the payload they came from. */
export function contentOf(json: unknown): readonly object[] {
  return eventsOf(json).map(({ native: _, ...content }) => content);
}
