import type { BodySource } from "../pipeline/read-body.js";
import type { VodEvents } from "../vod-events.js";

/**
 * An HTTP request as the event of a serverless function, from an API gateway, a load balancer, a function URL or an HTTP
 * trigger. One form has `requestContext.http.method` and `rawPath`. The other has `httpMethod` and `path`, with either
 * kind of headers. The page docs/frameworks.md lists the platforms, with the source of each shape.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export interface FunctionEvent {
  readonly requestContext?: HttpContext | object;
  readonly httpMethod?: string;
  readonly rawPath?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, HeaderValue>> | null;
  readonly multiValueHeaders?: Readonly<Record<string, HeaderValue>> | null;
  /** Text, or base64 when `isBase64Encoded` is true. An object means that other code has parsed the body. */
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

interface HttpContext {
  readonly http?: { readonly method?: string };
}

type HeaderValue = string | readonly string[] | undefined;

/** The reply to a {@link FunctionEvent}. */
export interface FunctionReply {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Always empty. */
  readonly body: string;
}

/**
 * Handles an HTTP request that arrives as the event of a serverless function. Some platforms pass the event as JSON in a
 * `Buffer`.
 */
export type FunctionHandler = (event: FunctionEvent | Uint8Array) => Promise<FunctionReply>;

/** Creates a handler for a serverless function. The path of the callback URL must be the path in the event. */
export function functionHandler(vod: Pick<VodEvents, "receive">): FunctionHandler {
  return async (received) => {
    const event = received instanceof Uint8Array ? parsed(received) : received;
    const { status, headers } = await vod.receive({
      method: methodOf(event),
      path: event.rawPath ?? event.path ?? "",
      headers: joined(event.headers ?? event.multiValueHeaders ?? {}),
      body: functionBody(event),
    });
    return { statusCode: status, headers, body: "" };
  };
}

/** Returns an event without members when the bytes are not an object in JSON. An error would quote them. */
function parsed(bytes: Uint8Array): FunctionEvent {
  try {
    return JSON.parse(Buffer.from(bytes).toString()) ?? {};
  } catch {
    return {};
  }
}

function methodOf({ requestContext, httpMethod }: FunctionEvent): string {
  const context: HttpContext | undefined = requestContext;
  return context?.http?.method ?? httpMethod ?? "";
}

/** Joins header values and lowercases the names. Version 1 keeps the client's spelling. */
function joined(
  headers: Readonly<Record<string, HeaderValue>>,
): Record<string, string | undefined> {
  const entries = Object.entries(headers);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name.toLowerCase(),
      typeof value === "object" ? value.join(", ") : value,
    ]),
  );
}

function functionBody({ body, isBase64Encoded }: FunctionEvent): BodySource {
  if (body instanceof Uint8Array) return body;
  if (typeof body === "string") return Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (body === undefined || body === null) return new Uint8Array();
  return {
    consumed:
      "The body was parsed before functionHandler. " +
      "Call functionHandler with the original event of the platform.",
  };
}
