/** What the first bytes of a file say it is; the name and what a browser claims are not asked. */
export async function kindOf(head: Uint8Array): Promise<string | undefined> {
  const { fileTypeFromBuffer } = await import('file-type');
  return (await fileTypeFromBuffer(head))?.mime;
}
