import type { Request, Response } from "express";

/** Stands for the receiver that is replaced: it checks the signature, handles the event and answers. */
export async function oldReceiver({ body }: Request, response: Response): Promise<void> {
  const { EventType } = JSON.parse(String(body));
  console.log("the old receiver handles", EventType);
  response.status(200).end();
}
