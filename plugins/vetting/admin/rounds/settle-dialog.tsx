import { useState } from 'react';
import { Box, TextInput, Typography } from '@strapi/design-system';
import { Choice, FormDialog, Row, useActing, useSpoken } from '@hearth/cms/reach';
import { vetoes as allVetoes, vetoWords, type Round, type Veto } from '../../contract';
import { useSay } from './words';

type Props = { readonly round: Round; readonly onClose: () => void; readonly onDone: () => void };
type Said = { readonly stands: 'yes' | 'no' | ''; readonly reason: string };

const NOTHING: Said = { stands: '', reason: '' };

/** Settles a round: a word on every veto that was raised; whoever settles may raise one too. */
export function SettleDialog({ round, onClose, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const raised = [...new Set((round.score?.sheets ?? []).flatMap(({ vetoes }) => vetoes))];
  const [own, setOwn] = useState<Veto | ''>('');
  const [words, setWords] = useState<Readonly<Partial<Record<Veto, Said>>>>({});
  const asked = own === '' || raised.includes(own) ? raised : [...raised, own];
  const isSaid = (veto: Veto): boolean =>
    words[veto] !== undefined && words[veto].stands !== '' && words[veto].reason.trim() !== '';
  const send = async (): Promise<void> => {
    const vetoes = asked.map((veto) => {
      const { stands, reason } = words[veto] ?? NOTHING;
      return { veto, stands: stands === 'yes', reason: reason.trim() };
    });
    const path = `/vetting/rounds/${round.id}/settle`;
    if (!(await act({ method: 'post', path, body: { version: round.version, vetoes } }))) return;
    onDone();
    onClose();
  };
  return (
    <FormDialog
      title={say('rounds.settle')}
      action={say('rounds.settle')}
      busy={busy}
      canSend={asked.every(isSaid)}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Typography>{say('rounds.settle.about', { points: round.score?.points ?? 0 })}</Typography>
      {asked.map((veto) => (
        <VetoFields
          key={veto}
          veto={veto}
          said={words[veto] ?? NOTHING}
          onChange={(said) => setWords((before) => ({ ...before, [veto]: said }))}
        />
      ))}
      <OwnVeto value={own} onChange={setOwn} />
    </FormDialog>
  );
}

type VetoProps = { readonly veto: Veto; readonly said: Said; readonly onChange: (said: Said) => void };

function VetoFields({ veto, said, onChange }: VetoProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Box>
      <Choice
        label={spoken(vetoWords[veto])}
        value={said.stands}
        options={[
          ['yes', say('veto.stands')],
          ['no', say('veto.falls')],
        ]}
        onChange={(stands) => onChange({ ...said, stands: stands === 'yes' ? 'yes' : 'no' })}
      />
      <Row label={say('rounds.reason')} required>
        <TextInput
          required
          maxLength={500}
          value={said.reason}
          onChange={({ target }: { readonly target: { readonly value: string } }) =>
            onChange({ ...said, reason: target.value })
          }
        />
      </Row>
    </Box>
  );
}

function OwnVeto({ value, onChange }: { readonly value: Veto | ''; readonly onChange: (veto: Veto | '') => void }) {
  const say = useSay();
  const spoken = useSpoken();
  const options = allVetoes.map((veto) => [veto, spoken(vetoWords[veto])] as const);
  return (
    <Choice
      label={say('veto.own')}
      value={value === '' ? 'none' : value}
      options={[['none', say('veto.none')], ...options]}
      onChange={(chosen) => onChange(allVetoes.find((veto) => veto === chosen) ?? '')}
    />
  );
}
