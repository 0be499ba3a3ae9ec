import { Typography } from '@strapi/design-system';
import { Moment, StateWord } from '@hearth/cms/reach';
import type { RecordingLine } from '../../contract';
import { useSay } from '../words';

/** Until when a recording is kept: held, for ever, until a day, or until its removal cannot be taken back. */
export function KeepWords({ of }: { readonly of: RecordingLine }) {
  const say = useSay();
  if (of.hold) return <StateWord tone="wait" word={say('recording.held')} />;
  const until = of.removed ? of.removed.until : of.keepUntil;
  if (until === null)
    return <Typography>{say(of.state === 'recording' ? 'recording.later' : 'recording.forever')}</Typography>;
  return (
    <Typography>
      <Moment at={until} />
    </Typography>
  );
}
