import { Typography } from '@strapi/design-system';
import type { Srt } from '../../contract';
import { Scan, Secret, ToldOnce } from '../rooms/told-once';
import { useSay } from '../words';

type Props = { readonly srt: Srt; readonly passphrase: string; readonly onClose: () => void };

/**
 * The address of SRT with its passphrase, shown here and never again. The latency is left out of it: some encoders count it in milliseconds and some in
 * microseconds, and the longer one of both sides holds, which is ours.
 */
export function SrtDialog({ srt, passphrase, onClose }: Props) {
  const say = useSay();
  const whole = `${srt.server}?mode=caller&passphrase=${encodeURIComponent(passphrase)}`;
  return (
    <ToldOnce title={say('srt.title')} onClose={onClose}>
      <Typography>{say('srt.once')}</Typography>
      <Secret name={say('srt.whole')} text={whole} />
      <Secret name={say('key.server', { protocol: 'SRT' })} text={srt.server} />
      <Secret name={say('srt.passphrase')} text={passphrase} />
      <Scan text={whole} label={say('key.scan')} />
    </ToldOnce>
  );
}
