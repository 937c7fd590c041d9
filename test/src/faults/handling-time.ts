/** How long the handler of a media takes: as long as its name says, or up to 10 ms. */
export function handlingMs(mediaId: string): number {
  const named = /^takes(\d+)ms/.exec(mediaId)?.[1];
  return named === undefined ? Math.random() * 10 : Number(named);
}
