import { useEffect, useState } from 'react';

/** A small picture of a film: where it lies on its sheet. */
export type Thumb = {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const CUE = /(\d+):(\d\d):(\d\d\.\d+) --> (\d+):(\d\d):(\d\d\.\d+)\s+(\S+?)#xywh=(\d+),(\d+),(\d+),(\d+)/g;

/** The small pictures of a recording; none until somebody has drawn them. */
export function useStoryboard(ask: (() => Promise<string>) | undefined): readonly Thumb[] {
  const [thumbs, setThumbs] = useState<readonly Thumb[]>([]);
  useEffect(() => {
    if (!ask) return undefined;
    const gone = new AbortController();
    ask()
      .then(async (address) => {
        const answer = await fetch(address, { signal: gone.signal });
        if (answer.ok) setThumbs(thumbsIn(await answer.text(), answer.url));
      })
      .catch(() => undefined);
    return () => gone.abort();
  }, [ask]);
  return thumbs;
}

function thumbsIn(text: string, base: string): readonly Thumb[] {
  return [...text.matchAll(CUE)].map(([, ...found]) => {
    const [h1, m1, s1, h2, m2, s2, url = '', ...place] = found;
    const seconds = (...[h, m, s]: (string | undefined)[]): number => Number(h) * 3_600 + Number(m) * 60 + Number(s);
    const [x = 0, y = 0, width = 0, height = 0] = place.map(Number);
    const address = new URL(url, base).href;
    return { start: seconds(h1, m1, s1), end: seconds(h2, m2, s2), url: address, x, y, width, height };
  });
}
