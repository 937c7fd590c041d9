/** A media whose name says how long its handler takes on each attempt. */
const timed = /^takes ([\d ]+) ms/;

/** How long the handler of a media takes on an attempt: as its name says, such as `takes 700 50 ms`, or up to 10 ms. */
export function handlingMs(mediaId: string, attempt: number): number {
  const times = timed.exec(mediaId)?.[1]?.split(" ");
  return Number(times?.[attempt - 1] ?? Math.random() * 10);
}

/** Whether the first attempt on a media fails. Those whose times are known never fail. */
export function failsFirst(mediaId: string): boolean {
  return !timed.test(mediaId) && Math.random() < 0.02;
}
