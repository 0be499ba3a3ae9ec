import { StateWord, type Tone } from '@hearth/cms/reach';
import type { Visit } from '../../../contract';
import { useSay } from '../words';

const TONES: Readonly<Record<Visit['result'], Tone>> = { good: 'proof', mend: 'wait', bad: 'stop', refused: 'stop' };

/** What a visit came to, as shape and word. */
export function VisitResultWord({ result }: { readonly result: Visit['result'] }) {
  const say = useSay();
  return <StateWord tone={TONES[result]} word={say(`visits.result.${result}`)} />;
}
