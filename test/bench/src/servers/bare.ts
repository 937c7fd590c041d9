import { readJson } from "./read-json.js";
import { serve } from "./serve.js";

// The least that a server can do with a callback: read it, parse it, answer.
let done = 0;
await serve(
  (request, response) => {
    readJson(request, () => {
      done += 1;
      response.writeHead(200).end();
    });
  },
  () => done,
);
