import { forwardRef } from 'react';

/** The video of a live, without sound until somebody asks for it. */
export const Picture = forwardRef<HTMLVideoElement, { readonly label: string }>(function Picture({ label }, video) {
  const style = { display: 'block', width: '100%', height: '100%' };
  return <video ref={video} aria-label={label} autoPlay muted playsInline controls style={style} />;
});
