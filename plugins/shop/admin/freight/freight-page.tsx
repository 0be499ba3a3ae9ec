import { useState } from 'react';
import { Button, Td, Tr, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { LinesTable, ListPage, Moment, StateWord, useActing, useReading } from '@hearth/cms/reach';
import type { FreightRule, MakeFreightRule } from '../../contract';
import { useSay } from '../books/words';
import { SellingTabs } from '../selling/selling-tabs';
import { Yuan } from '../books/yuan';
import { MakeFreightDialog } from './make-freight-dialog';
import { useZoneWords } from './zone-words';

/** The freight rules of the station: what a parcel costs, where it goes. */
export function FreightPage() {
  const say = useSay();
  const list = useReading<{ readonly rules: readonly FreightRule[] }>('/shop/freight-rules');
  const [isMaking, setMaking] = useState(false);
  const { busy, make, retire } = useDeeds(list.reload, () => setMaking(false));
  return (
    <ListPage
      title={say('freight.title')}
      about={say('freight.about')}
      empty={say('freight.empty')}
      list={list}
      above={<SellingTabs at="freight" />}
      lines={({ rules }) => rules}
      action={
        <Button startIcon={<Plus />} onClick={() => setMaking(true)}>
          {say('freight.make')}
        </Button>
      }
      form={
        isMaking && (
          <MakeFreightDialog busy={busy} onClose={() => setMaking(false)} onSend={(body) => void make(body)} />
        )
      }
    >
      {(rules) => (
        <LinesTable
          heads={[
            say('freight.name'),
            say('freight.zones'),
            say('freight.free-from'),
            say('freight.made'),
            say('freight.state'),
          ]}
          after={say('freight.deeds')}
        >
          {rules.map((rule) => (
            <RuleLine key={rule.id} rule={rule} busy={busy} onRetire={() => void retire(rule.id)} />
          ))}
        </LinesTable>
      )}
    </ListPage>
  );
}

/** What is done with rules. */
function useDeeds(reload: () => void, onMade: () => void) {
  const { busy, act } = useActing();
  const make = async (body: MakeFreightRule): Promise<void> => {
    if (!(await act({ method: 'post', path: '/shop/freight-rules', body }))) return;
    onMade();
    reload();
  };
  const retire = async (id: string): Promise<void> => {
    if (await act({ method: 'post', path: `/shop/freight-rules/${id}/retire`, body: {} })) reload();
  };
  return { busy, make, retire };
}

type LineProps = { readonly rule: FreightRule; readonly busy: boolean; readonly onRetire: () => void };

function RuleLine({ rule: { name, zones, freeFrom, madeAt, retired }, busy, onRetire }: LineProps) {
  const say = useSay();
  const wordsOf = useZoneWords();
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{name}</Typography>
      </Td>
      <Td data-label={say('freight.zones')}>
        {zones.map((zone) => (
          <Typography key={zone.regions.join()} tag="p" style={{ whiteSpace: 'normal' }}>
            {wordsOf(zone)}
          </Typography>
        ))}
      </Td>
      <Td data-label={say('freight.free-from')}>
        {freeFrom === null ? <Typography>{say('freight.never-free')}</Typography> : <Yuan fen={freeFrom} />}
      </Td>
      <Td data-label={say('freight.made')}>
        <Typography>
          <Moment at={madeAt} />
        </Typography>
      </Td>
      <Td data-label={say('freight.state')}>
        <StateWord tone={retired ? 'quiet' : 'proof'} word={say(retired ? 'freight.retired' : 'freight.in-use')} />
      </Td>
      <Td>
        {!retired && (
          <Button variant="tertiary" size="S" loading={busy} onClick={onRetire}>
            {say('freight.retire')}
          </Button>
        )}
      </Td>
    </Tr>
  );
}
