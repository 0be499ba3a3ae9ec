/** How long a film is and how large its picture, as players show it. */
export type FilmMeasures = { readonly seconds: number; readonly width: number | null; readonly height: number | null };

/** Reads the measures of a film from its index; undefined for what no reader understands, which is no reason to refuse it. */
export async function measureFilm(path: string): Promise<FilmMeasures | undefined> {
  // Loaded when the first film comes: it costs a tenth of a second.
  const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny');
  const input = new Input({ source: new FilePathSource(path), formats: ALL_FORMATS });
  try {
    // What is written in front is enough; films that were streamed into a file say nothing there, and are walked through.
    const seconds = (await input.getDurationFromMetadata()) ?? (await input.computeDuration());
    const track = await input.getPrimaryVideoTrack();
    if (!(seconds > 0)) return undefined;
    const rounded = Math.round(seconds * 100) / 100;
    const [width, height] = track ? [await track.getDisplayWidth(), await track.getDisplayHeight()] : [null, null];
    return { seconds: rounded, width, height };
  } catch {
    return undefined;
  } finally {
    input.dispose();
  }
}
