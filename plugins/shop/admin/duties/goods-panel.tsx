import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  FormDialog,
  Moment,
  Panel,
  Picker,
  StateWord,
  useActing,
  useMay,
  useSpoken,
  type Pickable,
} from '@hearth/cms/reach';
import { readTerms, writeSessions, type DutyFile, type Pinned, type TermsLine } from '../../contract';
import { yuanText } from '../books/yuan';
import { useSay } from './words';

type Props = { readonly file: DutyFile; readonly onDone: () => void };

/** What a live showed, with what vetting said of it at that moment. */
export function GoodsPanel({ file: { session, goods }, onDone }: Props) {
  const say = useSay();
  const [isAdding, add] = useState(false);
  // Offers are found in the list of terms.
  const [mayWrite, mayFind] = [useMay(writeSessions), useMay(readTerms)];
  return (
    <Panel
      title={say('duties.goods')}
      aside={
        mayWrite &&
        mayFind && (
          <Button variant="tertiary" size="S" startIcon={<Plus />} onClick={() => add(true)}>
            {say('duties.goods.add')}
          </Button>
        )
      }
    >
      {goods.length === 0 && <Typography textColor="neutral600">{say('duties.goods.none')}</Typography>}
      <Box tag="ul">
        {goods.map((one) => (
          <ShownGoods key={one.offer} goods={one} />
        ))}
      </Box>
      {isAdding && <AddDialog session={session.id} onClose={() => add(false)} onDone={onDone} />}
    </Panel>
  );
}

function ShownGoods({ goods: { title, spec, price, cleared, seller, pinnedAt } }: { readonly goods: Pinned }) {
  const say = useSay();
  const spoken = useSpoken();
  const named = spoken({ 'zh-Hans': title['zh-Hans'] ?? '', en: title['en'] ?? title['zh-Hans'] ?? '' });
  return (
    <Box tag="li" paddingTop={2} paddingBottom={2}>
      <Typography tag="p">{`${named} ${spec} · ${yuanText(price)}`}</Typography>
      <Flex gap={3} wrap="wrap">
        <StateWord
          tone={cleared ? 'proof' : 'stop'}
          word={say(cleared ? 'duties.goods.cleared' : 'duties.goods.not-cleared')}
        />
        <Typography variant="pi" textColor={seller === null ? 'danger600' : 'neutral600'}>
          {seller === null ? say('duties.goods.no-seller') : say('duties.goods.seller', { seller })}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          <Moment at={pinnedAt} />
        </Typography>
      </Flex>
    </Box>
  );
}

type AddProps = { readonly session: string; readonly onClose: () => void; readonly onDone: () => void };
type Offers = { readonly offers: readonly TermsLine[] };

function AddDialog({ session, onClose, onDone }: AddProps) {
  const say = useSay();
  const { busy, act } = useActing();
  const [picked, pick] = useState<Pickable>();
  const send = async (): Promise<void> => {
    const body = { offer: picked?.id };
    if (!(await act({ method: 'post', path: `/shop/sessions/${session}/goods`, body }))) return;
    onDone();
    onClose();
  };
  const read = ({ offers }: Offers, text: string): readonly Pickable[] =>
    offers
      .filter(({ state }) => state !== 'draft')
      .map(({ offer, title, spec, price }) => ({
        id: offer,
        title: title['zh-Hans'] ?? spec,
        about: `${spec} · ${yuanText(price)}`,
      }))
      .filter(({ title, about }) => `${title} ${about}`.includes(text));
  return (
    <FormDialog
      title={say('duties.goods.add')}
      action={say('duties.goods.add')}
      busy={busy}
      canSend={picked !== undefined}
      onClose={onClose}
      onSubmit={() => void send()}
    >
      <Picker<Offers>
        label={say('duties.goods.offer')}
        picked={picked}
        ask={() => '/shop/terms'}
        read={read}
        onPick={pick}
      />
      <Typography variant="pi" textColor="neutral600">
        {say('duties.goods.add.about')}
      </Typography>
    </FormDialog>
  );
}
