/**
 * Whether the tests of delivery run in their long form: with `VOD_EVENTS_LONG=1` in the environment, for
 * minutes in place of seconds. They state the same, of more events, more crashes and more schedules.
 */
export const longForm = process.env.VOD_EVENTS_LONG === "1";
