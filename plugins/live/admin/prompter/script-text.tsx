import type { ScriptFile } from '../../contract';
import { Mark } from '../console/look';
import { beatsOf, isSigned, lightOf } from './beats.rules';
import { useSay } from './words';

type Script = NonNullable<ScriptFile['loaded']>;
type Props = { readonly script: Script };

/** A colour never speaks alone. */
const SHAPES = { green: '✓', amber: '◷', red: '✕' } as const;
const TONES = { green: 'proof', amber: 'wait', red: 'stop' } as const;

/** The words of a line in their beats. A sentence carries the light of its worst claim: what is red is not to be said. */
export function ScriptText({ script }: Props) {
  const say = useSay();
  return (
    <>
      {!isSigned(script) && (
        <p role="alert">
          <small>
            <Mark tone="stop">{say('unsigned')}</Mark>
          </small>
        </p>
      )}
      {beatsOf(script.sentences).map(({ beat, sentences }, index) => (
        <section key={`${beat} ${index}`} data-beat={beat}>
          <h2>{say(`beat.${beat}`)}</h2>
          {sentences.map((sentence, at) => (
            <Sentence key={`${at} ${sentence.text}`} sentence={sentence} />
          ))}
        </section>
      ))}
    </>
  );
}

function Sentence({ sentence }: { readonly sentence: Script['sentences'][number] }) {
  const say = useSay();
  const light = lightOf(sentence);
  // Of what is proved the host needs no more than the line beside it.
  const doubtful = sentence.claims.filter((claim) => claim.light !== 'green');
  return (
    <p {...(light === undefined ? {} : { 'data-light': light })}>
      {light !== undefined && (
        <span role="img" aria-label={say(`light.${light}`)}>
          {SHAPES[light]}{' '}
        </span>
      )}
      {sentence.text}
      {doubtful.map((claim) => (
        <small key={claim.id}>
          <Mark tone={TONES[claim.light]}>
            {say(`light.${claim.light}`)} {claim.text}
            {claim.why === null ? '' : ` · ${claim.why}`}
          </Mark>
        </small>
      ))}
    </p>
  );
}
