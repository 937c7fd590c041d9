/**
 * The entry point for tools that send samples: it changes the sample events of an adapter, and checks every change by
 * translating the event again.
 *
 * @module
 */

export { type MadeSample, makeSample, type SampleRequest } from "./make-sample.js";
export { loadSamples, type Sample } from "./sample.js";
export { eventNames } from "./select-sample.js";
