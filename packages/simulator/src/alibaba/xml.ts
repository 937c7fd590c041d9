/** A part of an XML document: text, or elements by name. */
export type XmlContent = string | readonly (readonly [name: string, content: XmlContent])[];

/** Prints an XML document of the queue's namespace. */
export function xmlDocument(name: string, content: XmlContent): string {
  const namespace = 'xmlns="http://mns.aliyuncs.com/doc/v1/"';
  return `<?xml version="1.0" encoding="utf-8"?>\n<${name} ${namespace}>${xml(content)}</${name}>`;
}

function xml(content: XmlContent): string {
  if (typeof content === "string") return escaped(content);
  return content.map(([name, inner]) => `<${name}>${xml(inner)}</${name}>`).join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
