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
