import type { NewEntry } from "@vod-events/core/inbox";
import type pg from "pg";

/**
 * A queue of plain SQL: one table with a primary key and a unique index on the id, as text. With `leases`, it has an
 * index for the rows that wait, too.
 */
export class PlainQueue {
  readonly #pool: pg.Pool;
  readonly #table: string;

  private constructor(pool: pg.Pool, schema: string) {
    this.#pool = pool;
    this.#table = `"${schema}".events`;
  }

  static async create(pool: pg.Pool, schema: string, { leases = false } = {}): Promise<PlainQueue> {
    const queue = new PlainQueue(pool, schema);
    await pool.query(`create schema "${schema}"`);
    await pool.query(`
      create table ${queue.#table} (
        number bigint generated always as identity primary key,
        id text not null unique,
        state text not null default 'waiting',
        provider text not null,
        type text not null,
        media_id text,
        received_at double precision not null,
        attempts integer not null default 0,
        done_at double precision,
        integrity text not null,
        event text not null,
        body bytea,
        headers text
      )`);
    if (leases) {
      const columns = "(received_at, number) where state = 'waiting'";
      await pool.query(`create index on ${queue.#table} ${columns}`);
    }
    return queue;
  }

  /** Deletes all rows. */
  async empty(): Promise<void> {
    await this.#pool.query(`truncate ${this.#table}`);
  }

  /** Inserts one row, unless its id exists. */
  async insert(client: pg.PoolClient, entry: NewEntry): Promise<void> {
    const text = `
      insert into ${this.#table} (id, provider, type, media_id, received_at, integrity, event, body, headers)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing`;
    await client.query(text, columnsOf(entry));
  }

  /** Inserts rows without a delivery in one statement. */
  async insertAll(entries: readonly NewEntry[]): Promise<void> {
    const rows = entries.map(columnsOf);
    const text = `
      insert into ${this.#table} (id, provider, type, media_id, received_at, integrity, event)
      select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::double precision[], $6::text[],
        $7::text[]) on conflict (id) do nothing`;
    const columns = Array.from({ length: 7 }, (_, index) => rows.map((row) => row[index]));
    await this.#pool.query(text, columns);
  }

  /** Marks the oldest waiting rows as running, parses their events and marks them as done. Returns their number. */
  async handle(count: number): Promise<number> {
    const { rows } = await this.#pool.query<{ number: string; event: string }>(
      `update ${this.#table} set state = 'running', attempts = attempts + 1
      where number in (
        select number from ${this.#table} where state = 'waiting' and received_at <= $1
        order by received_at, number limit $2 for update skip locked)
      returning number, event`,
      [Date.now(), count],
    );
    if (rows.length === 0) return 0;
    for (const { event } of rows) JSON.parse(event);
    const text = `update ${this.#table} set state = 'done', done_at = $1 where number = any ($2::bigint[])`;
    await this.#pool.query(text, [Date.now(), rows.map(({ number }) => number)]);
    return rows.length;
  }
}

function columnsOf({ event, receivedAt, integrity, delivery }: NewEntry): unknown[] {
  return [
    event.id,
    event.provider,
    event.type,
    event.mediaId ?? null,
    receivedAt.getTime(),
    JSON.stringify(integrity),
    JSON.stringify(event),
    delivery === undefined ? null : Buffer.from(delivery.body),
    delivery === undefined ? null : JSON.stringify(delivery.headers),
  ];
}
