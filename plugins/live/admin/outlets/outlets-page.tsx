import { useState } from 'react';
import { Button, Flex, Link, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import {
  ExportButton,
  Faces,
  Facts,
  Moment,
  Nothing,
  Panel,
  StateWord,
  useMay,
  useReading,
  useSpoken,
  type Tone,
} from '@hearth/cms/reach';
import { useParams } from 'react-router-dom';
import {
  givesComments,
  outletFormats,
  OUTLETS_WRITE,
  type NumbersBoard,
  type Outlet,
  type OutletReport,
  type PictureCopy,
} from '../../contract';
import { SessionFrame } from '../numbers/session-head';
import { useSay } from '../numbers/words';
import { languageName } from '../sessions/language-name.rules';
import { CommentsDialog } from './comments-dialog';
import { CommentsLine } from './comments-line';
import { ImportDialog } from './import-dialog';
import { OutletDialog } from './outlet-dialog';
import { reportText } from './report-text.rules';

type Found = { readonly outlets: Outlet[]; readonly copies: PictureCopy[] };
/** What is open over the page: a form of a room, new or known, the import of a report, or whose comments are read. */
type Open = { readonly form: 'put' | 'import' | 'comments'; readonly outlet: Outlet | undefined };

/** The rooms of a live on platforms: where the picture goes, which goods are listed there, and what platforms reported. */
export function OutletsPage() {
  const say = useSay();
  const { id = '' } = useParams();
  const mayWrite = useMay(OUTLETS_WRITE);
  const list = useReading<Found>(`/live/numbers/${id}/outlets`);
  const board = useReading<NumbersBoard>(`/live/numbers/${id}`);
  const [opened, open] = useState<Open>();
  const close = (): void => open(undefined);
  const add = mayWrite && (
    <Button startIcon={<Plus />} onClick={() => open({ form: 'put', outlet: undefined })}>
      {say('numbers.outlets.add')}
    </Button>
  );
  return (
    <SessionFrame
      id={id}
      at="outlets"
      session={board.value?.session}
      isBusy={list.value === undefined && !list.failed}
      action={add}
    >
      <Faces of={list}>
        {({ outlets }) => (
          <Flex direction="column" alignItems="stretch" gap={5}>
            <Typography textColor="neutral600">{say('numbers.outlets.about')}</Typography>
            {outlets.length === 0 && <Nothing>{say('numbers.outlets.none')}</Nothing>}
            {outlets.map((outlet) => (
              <Room key={outlet.id} outlet={outlet} mayWrite={mayWrite} onOpen={(form) => open({ form, outlet })} />
            ))}
          </Flex>
        )}
      </Faces>
      {opened && (
        <Form session={id} of={opened} copies={list.value?.copies ?? []} onClose={close} onDone={list.reload} />
      )}
    </SessionFrame>
  );
}

type FormProps = {
  readonly session: string;
  readonly of: Open;
  readonly copies: readonly PictureCopy[];
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function Form({ of: { form, outlet }, copies, ...rest }: FormProps) {
  if (form === 'put') return <OutletDialog outlet={outlet} copies={copies} {...rest} />;
  if (!outlet) return null;
  const { session: _, ...known } = rest;
  return form === 'comments' ? (
    <CommentsDialog outlet={outlet} {...known} />
  ) : (
    <ImportDialog outlet={outlet} {...rest} />
  );
}

type RoomProps = {
  readonly outlet: Outlet;
  readonly mayWrite: boolean;
  readonly onOpen: (form: Open['form']) => void;
};

function Room({ outlet, mayWrite, onOpen }: RoomProps) {
  const say = useSay();
  const spoken = useSpoken();
  const { id, session, platform, title, language, url, target, report, reports, comments } = outlet;
  return (
    <Panel title={`${spoken(outletFormats[platform].name)} · ${title}`} aside={<Picture target={target} />}>
      <Facts
        facts={[
          [say('numbers.outlets.language'), languageName(language)],
          [
            say('numbers.outlets.url'),
            url !== '' && (
              <Link key="url" href={url} isExternal>
                {url}
              </Link>
            ),
          ],
        ]}
      />
      {report ? <Report report={report} reports={reports} /> : <Quiet words={say('numbers.outlets.noReport')} />}
      {comments && <CommentsLine comments={comments} />}
      {mayWrite && (
        <Flex gap={2} wrap="wrap" paddingTop={3}>
          <ExportButton path={`/live/numbers/${session}/outlets/${id}/goods`} label={say('numbers.outlets.goods')} />
          <Button variant="tertiary" onClick={() => onOpen('import')}>
            {say('numbers.outlets.import')}
          </Button>
          {givesComments(platform) && (
            <Button variant="tertiary" onClick={() => onOpen('comments')}>
              {say('numbers.outlets.comments')}
            </Button>
          )}
          <Button variant="tertiary" onClick={() => onOpen('put')}>
            {say('numbers.outlets.change')}
          </Button>
        </Flex>
      )}
      {mayWrite && outletFormats[platform].goods.some(({ sure }) => !sure) && (
        <Quiet words={say('numbers.outlets.unverified')} />
      )}
    </Panel>
  );
}

function Quiet({ words }: { readonly words: string }) {
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ paddingTop: 8 }}>
      {words}
    </Typography>
  );
}

const LIGHTS: Readonly<Record<PictureCopy['state'], Tone>> = {
  ...({ off: 'quiet', waiting: 'wait', starting: 'wait' } as const),
  ...({ broadcasting: 'proof', errored: 'stop', fatal: 'stop' } as const),
};

function Picture({ target }: { readonly target: Outlet['target'] }) {
  const say = useSay();
  if (!target) return <StateWord tone="quiet" word={say('numbers.outlets.noPicture')} />;
  const isOut = target.state === 'broadcasting';
  return (
    <StateWord
      tone={LIGHTS[target.state]}
      word={say(isOut ? 'numbers.outlets.picture' : 'numbers.outlets.picture.not', { name: target.name })}
    />
  );
}

/** What a platform counted. It stands by itself, with where it comes from. */
function Report({ report, reports }: { readonly report: OutletReport; readonly reports: number }) {
  const say = useSay();
  const { figures, asOf, finality, importedBy, importedAt, fileName, fileHash, ignored } = report;
  return (
    <>
      <Flex gap={3} wrap="wrap" paddingTop={3} paddingBottom={2}>
        <Typography fontWeight="semiBold">{say('numbers.outlets.report', { day: asOf })}</Typography>
        <StateWord tone={finality === 'settled' ? 'proof' : 'wait'} word={say(`numbers.${finality}`)} />
      </Flex>
      <Facts
        facts={reportText(figures).map(({ figure, text }) => [say(`numbers.outlets.figure.${figure}`), text] as const)}
      />
      <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere', paddingTop: 8 }}>
        {say('numbers.outlets.from', { file: fileName, by: importedBy, hash: fileHash.slice(0, 12) })}{' '}
        <Moment at={importedAt} />
      </Typography>
      {reports > 1 && <Quiet words={say('numbers.outlets.older', { count: reports - 1 })} />}
      {ignored.length > 0 && <Quiet words={say('numbers.outlets.ignored', { heads: ignored.join('、') })} />}
    </>
  );
}
