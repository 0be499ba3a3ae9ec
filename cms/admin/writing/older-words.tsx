import { useState } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { useForm, useQueryParams } from '@strapi/strapi/admin';
import { Moment } from '../reach/moment';
import { useReading } from '../reach/use-reading';
import type { Which } from '../review/reader';
import { wordsOfRevision } from './form-words';
import { useFormWords } from './use-form-words';
import { useSay } from './words';

/** What the address of the form says of an older revision whose words are wanted. */
export const OLDER = 'words';

type Older = {
  readonly n: number;
  readonly author: string;
  readonly at: string;
  readonly content: Readonly<Record<string, unknown>>;
};
type Props = { readonly which: Which; readonly base: number; readonly mayWrite: boolean };

/** Takes up the words of an older revision when the address asks for it: into the form, where they are looked at before they are saved. */
export function OlderWords({ which, base, mayWrite }: Props) {
  const [{ query }] = useQueryParams<Readonly<Record<typeof OLDER, string | undefined>>>();
  const n = Number(query[OLDER]);
  return Number.isInteger(n) && n > 0 && n < base && mayWrite ? <Offered which={which} n={n} /> : null;
}

function Offered({ which: { documentId, locale }, n }: Pick<Props, 'which'> & { readonly n: number }) {
  const say = useSay();
  const { value, failed } = useReading<Older>(`/cms/revisions/${documentId}/${locale}/at/${n}`);
  const { values } = useFormWords();
  const onChange = useForm('OlderWords', (state) => state.onChange);
  const [before, remember] = useState<readonly (readonly [string, unknown])[]>();
  if (!value) return failed ? <Typography textColor="neutral600">{say('older.unread', { n })}</Typography> : null;
  const put = (words: readonly (readonly [string, unknown])[]): void => {
    for (const [field, word] of words) onChange(field, word);
  };
  const take = (): void => {
    const words = wordsOfRevision(value.content);
    remember(words.map(([field]) => [field, values[field]]));
    put(words);
  };
  const takeBack = (): void => {
    put(before ?? []);
    remember(undefined);
  };
  return (
    <Box background="neutral100" hasRadius padding={3} role="status">
      <Typography tag="p">
        {say(before ? 'older.taken' : 'older', { n, name: value.author })} <Moment at={value.at} />
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral600" paddingTop={1} paddingBottom={2}>
        {say('older.about')}
      </Typography>
      <Button size="S" variant={before ? 'tertiary' : 'default'} onClick={before ? takeBack : take}>
        {say(before ? 'older.back' : 'older.take')}
      </Button>
    </Box>
  );
}
