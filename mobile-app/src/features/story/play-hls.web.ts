import type Hls from 'hls.js';

interface HlsInput {
  readonly video: HTMLVideoElement;
  readonly url: string;
  readonly onFailed: () => void;
}

const MOST_RETRIES = 5;

/** Backs off between network errors and gives up after five; a media error is tried once more. */
function recover(hls: Hls, Events: typeof Hls, onFailed: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let failures = 0;
  hls.on(Events.Events.ERROR, (_event, data) => {
    if (!data.fatal) return;
    failures += 1;
    if (failures > MOST_RETRIES) onFailed();
    else if (data.type === Events.ErrorTypes.NETWORK_ERROR)
      timer = setTimeout(() => hls.startLoad(), 500 * 2 ** failures);
    else if (data.type === Events.ErrorTypes.MEDIA_ERROR && failures === 1) hls.recoverMediaError();
    else onFailed();
  });
  hls.on(Events.Events.FRAG_LOADED, () => {
    failures = 0;
  });
  return () => {
    if (timer !== null) clearTimeout(timer);
  };
}

/** hls.js where it can run, the browser's own HLS (an old iPhone) where it cannot. Returns how to stop. */
export function playHls({ video, url, onFailed }: HlsInput): () => void {
  let gone = false;
  let stop = () => {};
  const begin = async () => {
    const { default: Player } = await import('hls.js/light');
    if (gone) return;
    if (!Player.isSupported()) {
      if (video.canPlayType('application/vnd.apple.mpegurl') === '') throw new Error('no HLS here');
      video.src = url;
      await video.play();
      return;
    }
    const hls = new Player({ maxBufferLength: 20, backBufferLength: 30 });
    const quiet = recover(hls, Player, onFailed);
    stop = () => {
      quiet();
      hls.destroy();
    };
    hls.loadSource(url);
    hls.attachMedia(video);
    await video.play();
  };
  begin().catch(onFailed);
  return () => {
    gone = true;
    stop();
    video.removeAttribute('src');
    video.load();
  };
}
