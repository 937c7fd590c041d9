import * as t from "io-ts";
import { number } from "./field.js";

/** The part of a source that a task used, in seconds; counted from its end where negative. */
export const sourceSpan = t.type({ StartTimeOffset: number, EndTimeOffset: number });

export type SourceSpan = t.TypeOf<typeof sourceSpan>;
