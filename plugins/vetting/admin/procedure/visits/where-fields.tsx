import { useState } from 'react';
import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { PinMap } from '@strapi/icons';
import { Choice, MomentField, Row } from '@hearth/cms/reach';
import type { Visit } from '../../../contract';
import { useSay, type Typed } from '../words';
import type { VisitDraft } from './visit-draft.rules';

type Props = { readonly draft: VisitDraft; readonly onChange: (change: Partial<VisitDraft>) => void };

const KINDS: readonly Visit['kind'][] = ['onsite', 'remote'];
const RISKS: readonly Visit['risk'][] = ['low', 'usual', 'high'];

/** How, where and when somebody was there. */
export function WhereFields({ draft, onChange }: Props) {
  const say = useSay();
  return (
    <>
      <Choice
        label={say('visits.risk')}
        value={draft.risk}
        options={RISKS.map((one) => [one, say(`visits.risk.${one}`)] as const)}
        onChange={(chosen) => {
          const risk = RISKS.find((one) => one === chosen) ?? 'usual';
          onChange({ risk, ...(risk === 'low' ? {} : ({ kind: 'onsite' } as const)) });
        }}
      />
      <Choice
        label={say('visits.kind')}
        hint={say('visits.kind.hint')}
        value={draft.kind}
        disabled={draft.risk !== 'low'}
        options={KINDS.map((one) => [one, say(`visits.kind.${one}`)] as const)}
        onChange={(chosen) => onChange({ kind: chosen === 'remote' ? 'remote' : 'onsite' })}
      />
      <MomentField
        label={say('visits.column.visitedAt')}
        value={draft.visitedAt}
        required
        onChange={(visitedAt) => onChange({ visitedAt })}
      />
      <Row label={say('visits.column.place')} required>
        <TextInput
          required
          maxLength={200}
          value={draft.place}
          onChange={({ target }: Typed) => onChange({ place: target.value })}
        />
      </Row>
      <Position draft={draft} onChange={onChange} />
    </>
  );
}

function Position({ draft, onChange }: Props) {
  const say = useSay();
  return (
    <Box>
      <Flex gap={3} wrap="wrap" alignItems="flex-end">
        {(['latitude', 'longitude'] as const).map((name) => (
          <Box key={name} flex="1 1 12rem">
            <Row label={say(`visits.${name}`)}>
              <TextInput
                inputMode="decimal"
                autoComplete="off"
                value={draft[name]}
                onChange={({ target }: Typed) =>
                  onChange(name === 'latitude' ? { latitude: target.value } : { longitude: target.value })
                }
              />
            </Row>
          </Box>
        ))}
        {isSecureContext && <OwnPosition onFound={onChange} />}
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 4 }}>
        {say('visits.where.hint')}
      </Typography>
    </Box>
  );
}

type Found = { readonly latitude: string; readonly longitude: string };

/** Takes the place of this device, for whoever writes the visit down while being there. */
function OwnPosition({ onFound }: { readonly onFound: (found: Found) => void }) {
  const say = useSay();
  const [isLost, lose] = useState(false);
  const locate = (): void => {
    lose(false);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => onFound({ latitude: coords.latitude.toFixed(6), longitude: coords.longitude.toFixed(6) }),
      () => lose(true),
      { timeout: 10_000 },
    );
  };
  return (
    <Flex gap={2} wrap="wrap">
      <Button variant="tertiary" startIcon={<PinMap />} onClick={locate}>
        {say('visits.where.here')}
      </Button>
      {isLost && (
        <Typography variant="pi" textColor="danger600" role="status">
          {say('visits.where.lost')}
        </Typography>
      )}
    </Flex>
  );
}
