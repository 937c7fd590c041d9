/** The name of the hidden command that the scripts call. */
export const completeName = "__complete";
