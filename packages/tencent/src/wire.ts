import { type DecodeResult, decodeWith } from "@vod-events/core/provider";
import * as t from "io-ts";
import { type FileUpload, fileUpload, type PullUpload, pullUpload } from "./wire/arrival.js";
import { type FileDelete, fileDelete } from "./wire/deletion.js";
import { type Envelope, envelope } from "./wire/envelope.js";
import { type Field, optional, optionalId } from "./wire/field.js";
import { type Procedure, procedure } from "./wire/procedure.js";

/** An event in Tencent Cloud's own spelling, with its content read. */
interface WireEvent<Family extends string, Content> {
  readonly family: Family;
  /** Its `EventType`. */
  readonly type: string;
  readonly content: Content;
  /** The event less what belongs to one delivery and what is `null`. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What can be said of an event whose content has no codec yet. */
type OtherContent = t.TypeOf<typeof otherContent>;

export type UploadWire = WireEvent<"upload", FileUpload>;
export type ImportWire = WireEvent<"import", PullUpload>;
export type DeletionWire = WireEvent<"deletion", FileDelete>;
export type ProcedureWire = WireEvent<"procedure", Procedure>;
export type OtherWire = WireEvent<"other", OtherContent | undefined>;

/** An event of Tencent Cloud, decoded. */
export type TencentWire = UploadWire | ImportWire | DeletionWire | ProcedureWire | OtherWire;

const otherContent = t.type({ TaskId: optionalId, FileId: optionalId });
const decodeOther = contentDecoder("other", optional(otherContent));

/** The types whose content is read. To read another, give its content a codec and add it here. */
const decoders = new Map<string, (opened: Envelope) => DecodeResult<TencentWire>>([
  ["NewFileUpload", contentDecoder("upload", fileUpload)],
  ["PullComplete", contentDecoder("import", pullUpload)],
  ["FileDeleted", contentDecoder("deletion", fileDelete)],
  ["ProcedureStateChanged", contentDecoder("procedure", procedure)],
]);

/** Reads an event in the format named 3.0, of a push or of a pull. */
export function decode(json: unknown): DecodeResult<TencentWire> {
  const opened = decodeWith(envelope, json);
  if (!opened.ok) return opened;
  const decodeContent = decoders.get(opened.wire.knownType ?? "") ?? decodeOther;
  return decodeContent(opened.wire);
}

function contentDecoder<Family extends string, Content>(family: Family, codec: Field<Content>) {
  return ({
    type,
    field,
    content,
    payload,
  }: Envelope): DecodeResult<WireEvent<Family, Content>> => {
    const atField = {
      decode: (value: unknown) => codec.validate(value, [{ key: field, type: codec }]),
    };
    const result = decodeWith(atField, content);
    return result.ok ? { ok: true, wire: { family, type, content: result.wire, payload } } : result;
  };
}
