import { Press } from '@hearth/cms/reach';
import { Handles } from './look';
import type { RemoteDeed, Scroll } from './scroll.rules';
import { useSay } from './words';

type Props = {
  readonly scroll: Scroll;
  readonly isMirrored: boolean;
  readonly isAwake: boolean;
  readonly onDeed: (deed: RemoteDeed) => void;
  /** Runs so that the text ends with its time; missing where there is no time to fill. */
  readonly onFit: (() => void) | undefined;
};

/** The same as the keys, for a thumb. */
export function HandlesBar({ scroll, isMirrored, isAwake, onDeed, onFit }: Props) {
  const say = useSay();
  return (
    <Handles aria-label={say('handles')}>
      <Press type="button" data-main onClick={() => onDeed('run')}>
        {say(scroll.isRunning ? 'rest' : 'run')}
      </Press>
      {(['slower', 'faster', 'back', 'on', 'top', 'smaller', 'larger'] as const).map((deed) => (
        <Press key={deed} type="button" aria-label={say(deed)} title={say(deed)} onClick={() => onDeed(deed)}>
          {SIGNS[deed]}
        </Press>
      ))}
      <Press type="button" aria-pressed={isMirrored} onClick={() => onDeed('mirror')}>
        {say('mirror')}
      </Press>
      {onFit && (
        <Press type="button" onClick={onFit}>
          {say('fit')}
        </Press>
      )}
      <span aria-live="polite">{say(isAwake ? 'speed' : 'speed.sleepy', { speed: scroll.speed })}</span>
    </Handles>
  );
}

const SIGNS = { slower: '−', faster: '+', back: '↑', on: '↓', top: '⤒', smaller: 'A−', larger: 'A+' } as const;
