import { useState } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { RippleHit, WholeCorrection } from '../../contract';
import { Faces } from '../reach/faces';
import { useActing } from '../reach/use-acting';
import { useMay } from '../reach/use-may';
import { useReading } from '../reach/use-reading';
import { Panel } from '../review/panel';
import { useSay } from './words';

type Props = { readonly whole: WholeCorrection; readonly onChange: () => void };

/** Who else carries the wrong words, and the orders that were opened for them. */
export function Ripple({ whole: { order, together }, onChange }: Props) {
  const say = useSay();
  const found = useReading<{ hits: RippleHit[] }>(`/cms/corrections/${order.id}/ripple`);
  const [chosen, choose] = useState<readonly string[]>([]);
  const { busy, act } = useActing();
  const mayOpen = useMay('plugin::cms.corrections.open') && (order.state === 'open' || order.state === 'signed');
  const join = async (hits: readonly RippleHit[]): Promise<void> => {
    const documents = hits
      .filter((hit) => chosen.includes(keyOf(hit)))
      .map(({ documentId, locale }) => ({ documentId, locale }));
    if (!(await act({ method: 'post', path: `/cms/corrections/${order.id}/join`, body: { documents } }))) return;
    choose([]);
    found.reload();
    onChange();
  };
  return (
    <Panel title={say('ripple')}>
      {together.map(({ id, title, state }) => (
        <Typography key={id} tag="p">
          <Link to={`../${id}`}>{title}</Link> · {say(`state.${state}`)}
        </Typography>
      ))}
      <Faces of={found}>
        {({ hits }) =>
          hits.length === 0 ? (
            <Typography textColor="neutral600">{say('ripple.none')}</Typography>
          ) : (
            <>
              <Hits hits={hits} mayJoin={mayOpen} chosen={chosen} onChoose={choose} />
              {chosen.length === 0 ? null : (
                <Button loading={busy} onClick={() => void join(hits)}>
                  {say('do.join', { count: chosen.length })}
                </Button>
              )}
            </>
          )
        }
      </Faces>
    </Panel>
  );
}

const keyOf = ({ documentId, locale }: RippleHit): string => `${documentId} ${locale}`;

type HitsProps = {
  readonly hits: readonly RippleHit[];
  readonly mayJoin: boolean;
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
};

function Hits({ hits, mayJoin, chosen, onChoose }: HitsProps) {
  const toggle = (key: string): void =>
    onChoose(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return hits.map((hit) => (
    <Hit
      key={keyOf(hit)}
      hit={hit}
      chosen={mayJoin && !hit.hasOrder && hit.isPublic ? chosen.includes(keyOf(hit)) : undefined}
      onToggle={() => toggle(keyOf(hit))}
    />
  ));
}

type HitProps = { readonly hit: RippleHit; readonly chosen: boolean | undefined; readonly onToggle: () => void };

function Hit({ hit: { title, around, isPublic, posted, hasOrder }, chosen, onToggle }: HitProps) {
  const say = useSay();
  const facts = [say(isPublic ? 'hit.public' : 'hit.draft'), say('hit.posted', { posted })];
  return (
    <Flex gap={3} paddingTop={2} paddingBottom={2} alignItems="flex-start">
      {chosen === undefined ? null : <Checkbox aria-label={title} checked={chosen} onCheckedChange={onToggle} />}
      <Box>
        <Typography fontWeight="bold">{title}</Typography>
        <Typography tag="p" style={{ overflowWrap: 'anywhere' }}>
          …{around}…
        </Typography>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {[...facts, ...(hasOrder ? [say('hit.order')] : [])].join(' · ')}
        </Typography>
      </Box>
    </Flex>
  );
}
