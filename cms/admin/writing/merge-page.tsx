import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { BackButton, Layouts, Page, useNotification } from '@strapi/strapi/admin';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { MergeChoice, MergeField } from '../../contract';
import { Faces, Nothing, Sheet } from '../reach/faces';
import { useActing } from '../reach/use-acting';
import { useReading, type Reading } from '../reach/use-reading';
import { useFieldNames } from '../review/words';
import { openConflicts, type Choices } from './merge-choices';
import { MergePieces } from './merge-pieces';
import { useChoices } from './use-choices';
import { useSay } from './words';

type View = {
  readonly base: number;
  readonly theirs: number;
  readonly savedBy: string;
  readonly at: string;
  readonly fields: readonly MergeField[];
};

/** What one wrote and what somebody saved meanwhile, over what both began from; whatever overlaps is settled here. */
export function MergePage() {
  const { documentId = '', locale = '' } = useParams();
  const [search] = useSearchParams();
  const kind = search.get('kind') === 'autosave' ? 'autosave' : 'conflict';
  const path = `/cms/writing/${documentId}/${locale}/merge`;
  const view = useReading<View>(`${path}?kind=${kind}`);
  const edit = `/content-manager/collection-types/plugin::cms.manuscript/${documentId}?plugins[i18n][locale]=${locale}`;
  return <Laid view={view} path={path} kind={kind} edit={edit} />;
}

type LaidProps = { readonly view: Reading<View>; readonly path: string; readonly kind: string; readonly edit: string };

function Laid({ view, path, kind, edit }: LaidProps) {
  const say = useSay();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { reload, value } = view;
  const { choices, choose, settled } = useChoices(`${path} ${kind} ${value?.at ?? ''} ${value?.theirs ?? ''}`);
  const { busy, act } = useActing(reload);
  const left = value ? openConflicts(value.fields, choices) : 0;
  const save = async (): Promise<void> => {
    const body = { kind, theirs: value?.theirs, choices: [...choices.values()] };
    const done = await act<{ revision: number }>({ method: 'post', path, body });
    if (!done) return;
    settled();
    toggleNotification({ type: 'success', message: say('merge.done', { n: done.value.revision }) });
    navigate(edit);
  };
  return (
    <Page.Main>
      <Page.Title>{say('merge.title')}</Page.Title>
      <Layouts.Header
        title={say('merge.title')}
        subtitle={value ? say('merge.about', { base: value.base, theirs: value.theirs, name: value.savedBy }) : ''}
        navigationAction={<BackButton fallback={edit} />}
        primaryAction={
          <Button disabled={!value || left > 0} loading={busy} onClick={() => void save()}>
            {left > 0 ? say('merge.left', { count: left }) : say('merge.save')}
          </Button>
        }
      />
      <Layouts.Content>
        <Faces of={view}>
          {({ fields }) =>
            fields.length === 0 ? (
              <Sheet>
                <Nothing>{say('merge.same')}</Nothing>
              </Sheet>
            ) : (
              <Fields fields={fields} choices={choices} onChoose={choose} />
            )
          }
        </Faces>
      </Layouts.Content>
    </Page.Main>
  );
}

type FieldsProps = {
  readonly fields: readonly MergeField[];
  readonly choices: Choices;
  readonly onChoose: (choice: MergeChoice) => void;
};

function Fields({ fields, choices, onChoose }: FieldsProps) {
  const nameOf = useFieldNames();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} paddingBottom={8}>
      {fields.map((field) => (
        <Sheet key={field.field} label={nameOf(field.field)}>
          <Box padding={5}>
            <Typography tag="h2" variant="delta" paddingBottom={2}>
              {nameOf(field.field)}
            </Typography>
            <MergePieces field={field} choices={choices} onChoose={onChoose} />
          </Box>
        </Sheet>
      ))}
    </Flex>
  );
}
