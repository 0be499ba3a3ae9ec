import { useState } from 'react';
import type { MatrixSwitch, Station, SwitchDryRun, SwitchWanted } from '../../contract';
import { switchWanted } from '../../contract/switch-types';
import { useAsking } from '../checks/use-asking';
import { FormDialog } from '../reach/dialog';
import { useActing } from '../reach/use-acting';
import { DryRun } from './dry-run';
import { ReasonFields, ScopeFields, type SwitchDraft } from './press-fields';
import { useSay } from './words';

type Props = { readonly stations: readonly Station[]; readonly own: string; readonly onDone: () => void };

const MINUTE = 60_000;
const EMPTY = { mode: 'mourning', column: '', named: [], reason: '', minutes: '0' } as const;

/** Presses a switch: what, for whom, why and until when, with the dry run under it while it is written. */
export function PressDialog({ stations, own, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [draft, setDraft] = useState<SwitchDraft>({ ...EMPTY, station: own });
  const wanted = wantedOf(draft);
  const dry = useAsking<SwitchDryRun>('/cms/switches/dry-runs', wanted);
  const change = (part: Partial<SwitchDraft>): void => setDraft({ ...draft, ...part });
  const send = async (): Promise<void> => {
    const { reason, minutes } = draft;
    const endsAt = minutes === '0' ? null : new Date(Date.now() + Number(minutes) * MINUTE).toISOString();
    const body = { ...wanted, reason, endsAt };
    if (await act<MatrixSwitch>({ method: 'post', path: '/cms/switches', body })) onDone();
  };
  return (
    <FormDialog
      title={say('new')}
      action={say(dry.value?.wantsSecond ? 'do.ask' : 'do.press')}
      busy={busy}
      canSend={wanted !== undefined && draft.reason.trim().length > 3}
      onClose={onDone}
      onSubmit={() => void send()}
    >
      <ScopeFields draft={draft} stations={stations} onChange={change} />
      <ReasonFields draft={draft} onChange={change} />
      {dry.value ? <DryRun run={dry.value} /> : null}
    </FormDialog>
  );
}

/** The switch as the host takes it; nothing while it is incomplete. */
function wantedOf({ mode, station, column, named }: SwitchDraft): SwitchWanted | undefined {
  const ids = named.map(({ id }) => id);
  if (mode === 'breaking' && ids.length === 0) return undefined;
  if (mode === 'hold' && column === '') return undefined;
  const asked = { station, mode, column: mode === 'hold' ? column : null, named: mode === 'mourning' ? [] : ids };
  return switchWanted.safeParse(asked).data;
}
