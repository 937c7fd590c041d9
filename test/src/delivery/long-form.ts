/**
 * Whether the tests of delivery run in their long form: with `VOD_EVENTS_LONG=1` in the environment, for
 * minutes in place of seconds. They state the same, of more events, more crashes and more schedules.
 */
export const longForm = process.env.VOD_EVENTS_LONG === "1";

/** How long the long form of a test that lasts as long as it is told runs: `VOD_EVENTS_LONG_SECONDS`, 60 by default. */
export const longSeconds = Number(process.env.VOD_EVENTS_LONG_SECONDS ?? "60");
