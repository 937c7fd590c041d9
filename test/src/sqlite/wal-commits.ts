import { readFileSync } from "node:fs";

const headerBytes = 32;
const frameHeaderBytes = 24;

/**
 * The number of transactions in the write-ahead log of an open database. Each ends with a frame that contains the size
 * of the database. https://www.sqlite.org/fileformat2.html#walformat
 */
export function commitsInLog(databasePath: string): number {
  const log = readFileSync(`${databasePath}-wal`);
  if (log.length === 0) return 0;
  const frameBytes = frameHeaderBytes + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  let commits = 0;
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salts)) break;
    if (log.readUInt32BE(at + 4) > 0) commits += 1;
  }
  return commits;
}
