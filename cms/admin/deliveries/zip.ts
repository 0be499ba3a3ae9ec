import { zipSync } from 'fflate';

type File = { readonly url: string; readonly name: string };

/** Packs media into one file and hands it to the browser; false when one of them could not be fetched. Media are packed already, so nothing is squeezed. */
export async function zipOf(files: readonly File[], name: string): Promise<boolean> {
  try {
    const packed = await Promise.all(
      files.map(async ({ url, name: file }) => {
        const answer = await fetch(url);
        if (!answer.ok) throw new Error(url);
        return [file, new Uint8Array(await answer.arrayBuffer())] as const;
      }),
    );
    const bytes = zipSync(Object.fromEntries(packed), { level: 0 });
    const address = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
    Object.assign(document.createElement('a'), { href: address, download: `${fileName(name)}.zip` }).click();
    URL.revokeObjectURL(address);
    return true;
  } catch {
    return false;
  }
}

const fileName = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\s]+/g, ' ')
    .trim()
    .slice(0, 60) || 'media';
