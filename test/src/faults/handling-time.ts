/** How long the handler of a media takes on an attempt: as its name says, such as `takes 700 50 ms`, or up to 10 ms. */
export function handlingMs(mediaId: string, attempt: number): number {
  const times = /^takes ([\d ]+) ms/.exec(mediaId)?.[1]?.split(" ");
  return Number(times?.[attempt - 1] ?? Math.random() * 10);
}
