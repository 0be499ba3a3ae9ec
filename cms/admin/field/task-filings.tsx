import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';
import type { Filing, WholeAssignment } from '../../contract';
import { Moment } from '../reach/moment';
import { StateWord } from '../reach/state-word';
import { useActing } from '../reach/use-acting';
import { useNames, type Colleague } from './use-tasks';
import { useSay } from './words';

type Props = {
  readonly whole: WholeAssignment;
  readonly people: readonly Colleague[];
  /** Who plans makes manuscripts of all of it, a reporter of what is theirs. */
  readonly mayMake: (filing: Filing) => boolean;
  readonly onNews: () => void;
};

const DRAFTS = '/content-manager/collection-types/plugin::cms.manuscript';

/** What came in from the field, and the press that makes a manuscript of it. */
export function TaskFilings({ whole: { filings }, people, mayMake, onNews }: Props) {
  const say = useSay();
  return (
    <section aria-label={say('filings')}>
      <Typography tag="h3" variant="delta">
        {say('filings')}
      </Typography>
      {filings.length === 0 && <Typography textColor="neutral600">{say('filings.empty')}</Typography>}
      {filings.map((filing) => (
        <One key={filing.id} filing={filing} people={people} mayMake={mayMake} onNews={onNews} />
      ))}
    </section>
  );
}

function One({ filing, people, mayMake, onNews }: Omit<Props, 'whole'> & { readonly filing: Filing }) {
  const say = useSay();
  const names = useNames(people);
  const { busy, act } = useActing();
  const make = async (): Promise<void> => {
    if (await act({ method: 'post', path: `/cms/filings/${filing.id}/manuscript`, body: {} })) onNews();
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2} paddingTop={3}>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {names([filing.person])} <Moment at={filing.at} />
      </Typography>
      {filing.text !== '' && (
        <Typography tag="p" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.75 }}>
          {filing.text}
        </Typography>
      )}
      <Files files={filing.files} />
      <div>
        {filing.manuscript !== null ? (
          <Typography
            tag={Link}
            to={`${DRAFTS}/${filing.manuscript}?plugins[i18n][locale]=zh-Hans`}
            textColor="primary600"
          >
            {say('filing.open')}
          </Typography>
        ) : (
          mayMake(filing) && (
            <Button variant="secondary" loading={busy} onClick={() => void make()}>
              {say('filing.make')}
            </Button>
          )
        )}
      </div>
    </Flex>
  );
}

function Files({ files }: Pick<Filing, 'files'>) {
  const say = useSay();
  if (files.length === 0) return null;
  return (
    <Box tag="ul" style={{ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: 8 }}>
      {files.map(({ id, name, state, asset, refusal }) => (
        <li key={id} style={{ maxWidth: 140 }}>
          {asset?.thumbnail && (
            <img
              src={asset.thumbnail}
              alt={name}
              style={{ width: 140, aspectRatio: '3 / 2', objectFit: 'cover', display: 'block' }}
            />
          )}
          <Typography variant="pi" tag="p" style={{ overflowWrap: 'anywhere' }}>
            {asset && !asset.thumbnail ? (
              <a href={asset.url} target="_blank" rel="noreferrer">
                {name}
              </a>
            ) : (
              name
            )}
          </Typography>
          {state !== 'kept' && (
            <StateWord
              tone={state === 'refused' ? 'stop' : 'wait'}
              word={state === 'refused' ? say('file.refused', { code: refusal ?? '' }) : say('file.whole')}
            />
          )}
        </li>
      ))}
    </Box>
  );
}
