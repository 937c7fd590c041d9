import type { ApiAnswer, ApiRequest } from "./http-server.js";

/** The API of a simulated cloud, as far as the clouds differ. */
export interface CloudApi {
  /** The name of the action that a request asks for, signed or not; none where there is no such. */
  actionOf(request: ApiRequest): string | undefined;
  answer(request: ApiRequest): Promise<ApiAnswer>;
  /** The answer that carries one of the cloud's error codes. */
  refuse(code: string): ApiAnswer;
}
