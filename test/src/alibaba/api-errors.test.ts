import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";

/** Reads the config with a client whose calls end so. */
const readWith = (request: () => Promise<unknown>) =>
  alibaba({ env: {}, client: { request } }).callback.read();

describe("alibaba: the error of a call", () => {
  for (const [what, error, expected] of [
    [
      "a code and a request id",
      { data: { Code: "Forbidden.RAM", RequestId: "R-1" }, name: "SyntaxError" },
      {
        code: "permission_denied",
        nativeCode: "Forbidden.RAM",
        requestId: "R-1",
        message:
          "Alibaba Cloud rejected GetMessageCallback with Forbidden.RAM: grant the key's user this action of vod in Resource Access Management",
      },
    ],
    [
      "data without a code",
      { data: { Message: "https://signed.example" }, code: "ECONNRESET" },
      {
        code: "network",
        message: "Alibaba Cloud could not be reached for GetMessageCallback (ECONNRESET)",
      },
    ],
    [
      "a reply that is not JSON",
      new SyntaxError("<html>"),
      {
        code: "unavailable",
        message:
          "the response to GetMessageCallback is not JSON, as of a gateway. Try again later, or check alibaba.endpoint",
      },
    ],
    [
      "a timeout of the client",
      { name: "RequestTimeoutError" },
      {
        code: "timeout",
        message: "GetMessageCallback took longer than alibaba.timeoutSeconds",
      },
    ],
    [
      "nothing",
      undefined,
      {
        code: "network",
        message: "Alibaba Cloud could not be reached for GetMessageCallback (unknown reason)",
      },
    ],
  ] as const) {
    it(`tells ${what}`, async () => {
      await assert.rejects(
        readWith(() => Promise.reject(error)),
        { provider: "alibaba", ...expected },
      );
    });
  }

  for (const reply of ["text", null, [], undefined]) {
    it(`tells that the reply ${JSON.stringify(reply)} has no members`, async () => {
      await assert.rejects(
        readWith(async () => reply),
        {
          code: "response_invalid",
          message:
            "Alibaba Cloud answered GetMessageCallback with no members. Check alibaba.endpoint, or report it",
        },
      );
    });
  }

  it("names the provider when the call is aborted", async () => {
    const client = { request: () => new Promise(() => {}) };
    const controller = new AbortController();
    const read = alibaba({ env: {}, client }).callback.read(controller.signal);
    controller.abort();
    await assert.rejects(read, {
      code: "aborted",
      provider: "alibaba",
      message: "GetMessageCallback was aborted",
    });
  });
});
