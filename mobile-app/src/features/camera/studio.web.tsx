import { useEffect, useRef, useState } from 'react';
import { View } from 'react-native';
import { useStore } from '@/data/store';
import { styles } from '@/theme/styles';
import { Button } from '@/ui/button';
import { Text } from '@/ui/text';
import { Controls } from './controls.web';
import { NoPicture } from './no-picture';
import type { CameraState, PhoneCamera } from './phone-camera.web';
import { StateLine } from './state-line';
import { StopSheet } from './stop-sheet';
import { useCameraWords } from './camera-words';
import { useSeconds, useWakeLock } from './use-live-aids.web';
import { useOwnCamera } from './use-own-camera.web';

const useStyles = styles((t) => ({
  whole: { flex: 1, backgroundColor: '#000', overflow: 'hidden' },
  top: { position: 'absolute', top: 0, left: 0, right: 0, padding: t.space[4], gap: t.space[2] },
  bottom: { position: 'absolute', left: 0, right: 0, bottom: 0 },
  count: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    bottom: 0,
    alignItems: 'center',
    justifyContent: 'center',
    gap: t.space[6],
    backgroundColor: 'rgba(20, 18, 16, 0.6)',
  },
  digit: { fontSize: 120, lineHeight: 132, fontWeight: '600', color: '#fff' },
}));

/** Everything around the picture of this phone: how it stands, how loud it is, and the one button. */
export function Studio({ camera }: { readonly camera: PhoneCamera }) {
  const s = useStyles();
  const own = useOwnCamera();
  const state = useStore(camera.state);
  const seconds = useSeconds(state.phase === 'live' || state.phase === 'reconnecting' ? state.since : null);
  const [isCounting, count] = useState(false);
  const [isAsked, ask] = useState(false);
  const isOn = ['connecting', 'live', 'reconnecting'].includes(state.phase);
  useWakeLock(isOn);
  useEffect(() => {
    if (own.stream) camera.show(own.stream);
  }, [camera, own.stream]);
  const over = overBy(state);
  const isUnable = own.no === 'insecure' || own.no === 'old';
  if (over && !isUnable) return <NoPicture is={over} onAgain={() => camera.again()} />;
  if (own.no) return <NoPicture is={own.no} onAgain={own.ask} />;
  return (
    <View style={s.whole} role="main" id="main">
      <Preview stream={own.stream} onTurned={() => camera.turned()} />
      <View style={s.top}>
        <StateLine state={state} seconds={seconds} isMuted={own.isMuted} />
      </View>
      <View style={s.bottom}>
        <Controls own={own} state={state} onStart={() => count(true)} onStop={() => ask(true)} />
      </View>
      {isCounting ? (
        <Countdown
          onDone={() => {
            count(false);
            camera.start();
          }}
          onCancel={() => count(false)}
        />
      ) : null}
      <StopSheet open={isAsked} onClose={() => ask(false)} onStop={() => camera.stop()} />
    </View>
  );
}

/** Why nothing more is sent. */
function overBy({ phase, why }: CameraState) {
  if (phase === 'ended') return 'over';
  return phase === 'refused' ? (why ?? 'lost') : null;
}

function Preview({ stream, onTurned }: { readonly stream: MediaStream | null; readonly onTurned: () => void }) {
  const { t } = useCameraWords();
  const video = useRef<HTMLVideoElement>(null);
  const facing = stream?.getVideoTracks()[0]?.getSettings().facingMode;
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  return (
    <video
      ref={video}
      autoPlay
      muted
      playsInline
      aria-label={t('camera.preview')}
      onResize={onTurned}
      style={{
        position: 'absolute',
        inset: 0,
        width: '100%',
        height: '100%',
        objectFit: 'cover',
        // As in a mirror: who films himself expects it. What is sent is not mirrored.
        ...(facing === 'user' ? { transform: 'scaleX(-1)' } : {}),
      }}
    />
  );
}

function Countdown({ onDone, onCancel }: { readonly onDone: () => void; readonly onCancel: () => void }) {
  const s = useStyles();
  const { t } = useCameraWords();
  const [left, setLeft] = useState(3);
  // Whoever draws this again, with whatever function, does not begin to count anew.
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  }, [onDone]);
  useEffect(() => {
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : done.current()), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return (
    <View style={s.count}>
      <Text style={s.digit} live>
        {t('camera.count', { n: left })}
      </Text>
      <Button kind="quiet" label={t('camera.cancel')} onPress={onCancel} />
    </View>
  );
}
