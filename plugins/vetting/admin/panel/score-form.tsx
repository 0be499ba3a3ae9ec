import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { saveFile, useActing, useSpoken } from '@hearth/cms/reach';
import {
  rubricBlocks,
  sealOf,
  vetoes as allVetoes,
  vetoWords,
  type BlindSheet,
  type Reveal,
  type Veto,
} from '../../contract';
import { useSay } from '../rounds/words';
import { BlockSlider } from './block-slider';
import { blankSteps, keptText, placeOf, saltOf } from './kept-sheet.rules';

type Props = { readonly sheet: BlindSheet; readonly me: string; readonly onDone: () => void };

/** Scores a sample. The sheet is sealed in this page: it and its salt stay on this device, and only their hash is sent. */
export function ScoreForm({ sheet, me, onDone }: Props) {
  const say = useSay();
  const { busy, act } = useActing();
  const [steps, setSteps] = useState(blankSteps);
  const [raised, raise] = useState<readonly Veto[]>([]);
  const [touched, touch] = useState<ReadonlySet<string>>(new Set());
  const { code, attempt } = sheet;
  const seal = async (): Promise<void> => {
    const own: Reveal = { steps, vetoes: [...raised], salt: saltOf(crypto.getRandomValues(new Uint8Array(32))) };
    // Kept before it is sent: a seal whose salt is lost can never be opened.
    localStorage.setItem(placeOf(code, attempt), keptText(own));
    saveFile(`${code}-${attempt}.json`, new Blob([keptText(own)], { type: 'application/json' }));
    const commitment = sealOf({ ...own, code, person: me });
    await act({ method: 'post', path: `/vetting/panel/sheets/${code}/seal`, body: { commitment } });
    onDone();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      {rubricBlocks.map((block) => (
        <BlockSlider
          key={block}
          block={block}
          weight={sheet.rubric.weights[block]}
          brief={sheet.briefs[block]}
          step={steps[block]}
          isTouched={touched.has(block)}
          onStep={(step) => {
            setSteps((before) => ({ ...before, [block]: step }));
            touch((before) => new Set(before).add(block));
          }}
        />
      ))}
      <Vetoes raised={raised} onChange={raise} />
      <Typography textColor="neutral600">{say('sheet.seal.about')}</Typography>
      <Button size="L" loading={busy} disabled={touched.size < rubricBlocks.length} onClick={() => void seal()}>
        {touched.size < rubricBlocks.length
          ? say('sheet.left', { left: rubricBlocks.length - touched.size })
          : say('sheet.seal')}
      </Button>
    </Flex>
  );
}

type VetoProps = { readonly raised: readonly Veto[]; readonly onChange: (raised: readonly Veto[]) => void };

function Vetoes({ raised, onChange }: VetoProps) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <Box tag="details">
      <Typography tag="summary" fontWeight="semiBold" style={{ cursor: 'pointer', minHeight: 44 }}>
        {say('sheet.vetoes', { count: raised.length })}
      </Typography>
      <Flex direction="column" alignItems="flex-start" gap={3} paddingTop={3}>
        {allVetoes.map((veto) => (
          <Checkbox
            key={veto}
            checked={raised.includes(veto)}
            onCheckedChange={(is) => onChange(is === true ? [...raised, veto] : raised.filter((one) => one !== veto))}
          >
            {spoken(vetoWords[veto])}
          </Checkbox>
        ))}
      </Flex>
    </Box>
  );
}
