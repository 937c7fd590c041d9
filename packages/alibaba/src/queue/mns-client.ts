/** The methods of a client of `@alicloud/mns` that the adapter calls. */
export interface MnsClient {
  /** The endpoint of the account, such as `http://1234567890.mns.cn-shanghai.aliyuncs.com`. */
  readonly endpoint?: string;
  /** Receives messages. Rejects with an error named `MNSMessageNotExistError` when there are none. */
  batchReceiveMessage(queue: string, maxMessages: number, waitSeconds: number): Promise<MnsReply>;
  /** Deletes messages. The body of the reply lists those that were not deleted. */
  batchDeleteMessage(queue: string, receiptHandles: readonly string[]): Promise<MnsReply>;
}

/** A reply of the client. */
export interface MnsReply {
  readonly body?: unknown;
}
