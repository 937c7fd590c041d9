/** The server's time in milliseconds since 1970-01-01T00:00:00Z. */
export const serverTime = "(extract(epoch from clock_timestamp()) * 1000)::double precision";

/** Makes the commit of a transaction wait for the disk, even where a role or database switches that off. */
export const durable = `set_config('synchronous_commit',
  case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end,
  true)`;

/** A time as a literal. */
export function timeLiteral(time: number): string {
  return `'${Number(time)}'::double precision`;
}

/**
 * Returns the values of a column as one text. No value may contain a line feed: JSON and escaped texts have none. The
 * server splits a text several times as fast as it parses an array of texts. `null` becomes an empty text.
 */
export function linesOf(values: readonly (string | number | null)[]): string {
  return values.join("\n");
}

/** The arrays of some parameters that {@link linesOf} returned. A single empty text is an empty array. */
export function lines(first: number, last: number): string {
  const parameters = Array.from({ length: last - first + 1 }, (_, index) => `$${first + index}`);
  return parameters.map((each) => `string_to_array(${each}::text, E'\\n')`).join(", ");
}
