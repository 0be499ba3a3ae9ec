import type { DutyLight } from '../../contract';
import { Lines, Mark, Pane, Quiet, Soft, type Tone } from './look';
import { useDuty } from './use-duty';
import { useSay } from './words';

const TONES: Readonly<Record<DutyLight, Tone>> = { never: 'quiet', there: 'proof', late: 'wait', gone: 'stop' };

/** The people without whom the live may not go on, and whether they are there. */
export function DutyPane({ session }: { readonly session: string }) {
  const say = useSay();
  const { list, isOnDuty } = useDuty(session);
  return (
    <Pane title={say('duty')} aside={<Soft>{say(isOnDuty ? 'duty.yours' : 'duty.not-yours')}</Soft>}>
      {list?.duty.length === 0 && <Quiet>{say('duty.none')}</Quiet>}
      <Lines>
        {list?.duty.map(({ id, role, name, light }) => (
          <li key={id}>
            {name} <Soft>{say(`role.${role}`)}</Soft> <Mark tone={TONES[light]}>{say(`duty.${light}`)}</Mark>
          </li>
        ))}
      </Lines>
      {list && list.missing.length > 0 && (
        <p role="alert">
          <Mark tone="stop">
            {say('duty.missing', { roles: list.missing.map((role) => say(`role.${role}`)).join(' · ') })}
          </Mark>
        </p>
      )}
    </Pane>
  );
}
