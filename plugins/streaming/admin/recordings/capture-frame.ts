/** The picture at which a player stands, and where in its film that is. */
export type Captured = { readonly at: number; readonly url: string; readonly base64: string };

/** As wide as a player shows a poster. */
const WIDEST = 1_280;
const QUALITY = 0.88;

/** Takes the very picture that a player shows; nothing before there is one, or where it comes from a house that lets nobody read it. */
export function capturedFrom(video: HTMLVideoElement | null): Captured | undefined {
  if (!video || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return undefined;
  const scale = Math.min(1, WIDEST / video.videoWidth);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  try {
    const url = canvas.toDataURL('image/jpeg', QUALITY);
    return { at: video.currentTime, url, base64: url.slice(url.indexOf(',') + 1) };
  } catch {
    return undefined;
  }
}
