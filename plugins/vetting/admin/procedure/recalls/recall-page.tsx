import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { ArrowLeft } from '@strapi/icons';
import { Layouts, Page } from '@strapi/strapi/admin';
import { Faces, Facts, Moment, Panel, StateWord, useReading, type Tone } from '@hearth/cms/reach';
import { useIntl } from 'react-intl';
import { NavLink, useParams } from 'react-router-dom';
import type { LotState, Recall, RecallFile } from '../../../contract';
import { useSay, type Word } from '../words';
import { ShownClips } from './shown-clips';
import { Whereabouts } from './whereabouts';

/** The room of a recall: what was called back and why, where it went, who did what, and what of the same goods is out there still. */
export function RecallPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const file = useReading<RecallFile>(`/vetting/recalls/${id}`);
  const recall = file.value?.recall;
  const title = recall ? say('recalls.one', { code: recall.code }) : say('recalls.title');
  return (
    <Page.Main aria-busy={file.value === undefined && !file.failed}>
      <Page.Title>{title}</Page.Title>
      <Layouts.Header
        title={title}
        subtitle={recall ? `${recall.product.title} · ${recall.product.supplier}` : ''}
        navigationAction={
          <Link tag={NavLink} to=".." startIcon={<ArrowLeft />}>
            {say('recalls.back')}
          </Link>
        }
      />
      <Layouts.Content>
        <Faces of={file}>
          {(found) => (
            <Flex direction="column" alignItems="stretch" gap={5}>
              <Standing recall={found.recall} />
              {found.whereabouts && <Whereabouts id={id} of={found.whereabouts} onTold={file.reload} />}
              {found.clips && <ShownClips clips={found.clips} />}
              <Others file={found} />
              <History file={found} />
            </Flex>
          )}
        </Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

function Standing({ recall }: { readonly recall: Recall }) {
  const say = useSay();
  const { product, madeAt, bestBefore, quantity, reason, recalledAt, recalledBy } = recall;
  const isOff = product.state !== 'approved';
  return (
    <Panel title={say('recalls.standing')} aside={<StateWord tone="stop" word={say('recalls.lot.recalled')} />}>
      <Facts
        facts={[
          [
            say('recalls.column.goods'),
            <Link key="goods" tag={NavLink} to={`/plugins/vetting-goods/${product.id}`}>
              {product.title}
            </Link>,
          ],
          [
            say('recalls.goods.state'),
            <StateWord
              key="state"
              tone={isOff ? 'stop' : 'wait'}
              word={say(isOff ? 'recalls.goods.off' : 'recalls.goods.on')}
            />,
          ],
          [say('recalls.column.reason'), reason],
          [say('recalls.column.recalledAt'), recalledAt && <Moment key="at" at={recalledAt} />],
          [say('recalls.by'), recalledBy],
          [say('recalls.column.quantity'), String(quantity)],
          [say('recalls.madeAt'), madeAt],
          [say('recalls.bestBefore'), bestBefore],
        ]}
      />
      <Typography tag="p" textColor="neutral600" style={{ paddingTop: 12 }}>
        {say('recalls.told')}
      </Typography>
    </Panel>
  );
}

const TONES: Readonly<Record<LotState, Tone>> = { open: 'proof', held: 'wait', recalled: 'stop', closed: 'quiet' };

/** The other lots of the same goods, which may have to be called back too. */
function Others({ file: { others } }: { readonly file: RecallFile }) {
  const say = useSay();
  return (
    <Panel title={say('recalls.others')}>
      {others.length === 0 && <Typography textColor="neutral600">{say('recalls.others.none')}</Typography>}
      {others.map(({ id, code, madeAt, quantity, state }) => (
        <Flex key={id} justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={2}>
          <Typography>{say('recalls.lot.about', { code, madeAt, quantity })}</Typography>
          <StateWord tone={TONES[state]} word={say(`recalls.lot.${state}`)} />
        </Flex>
      ))}
    </Panel>
  );
}

function History({ file: { history } }: { readonly file: RecallFile }) {
  const say = useSay();
  const { messages } = useIntl();
  // What the ledger tells of may have no words yet.
  const isWord = (word: string): word is Word => `vetting.${word}` in messages;
  return (
    <Panel title={say('recalls.history')}>
      {[...history].reverse().map(({ at, action, by, reason }) => {
        const word = `recalls.deed.${action}`;
        return (
          <Box key={`${at} ${action}`} paddingBottom={3}>
            <Flex gap={2} wrap="wrap">
              <Typography fontWeight="semiBold">{isWord(word) ? say(word) : action}</Typography>
              <Typography textColor="neutral600">{by ?? ''}</Typography>
              <Typography textColor="neutral600">
                <Moment at={at} />
              </Typography>
            </Flex>
            {reason !== null && <Typography tag="p">{reason}</Typography>}
          </Box>
        );
      })}
    </Panel>
  );
}
