/** Returns the member that holds the payload of a type: `mediaUploadCompleteEvent` for `MEDIA_UPLOAD_COMPLETE`. */
export function payloadKeyOf(type: string): string {
  const name = type.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${name}Event`;
}
