import type { CheckSeverity } from '../../contract';
import { StateWord, type Tone } from '../reach/state-word';
import { useSay } from './words';

const TONES: Readonly<Record<CheckSeverity, Tone>> = { red: 'stop', amber: 'wait', note: 'quiet' };

/** How grave something is, as shape and word. */
export function SeverityWord({ severity }: { readonly severity: CheckSeverity }) {
  const say = useSay();
  return <StateWord tone={TONES[severity]} word={say(`severity.${severity}`)} />;
}
