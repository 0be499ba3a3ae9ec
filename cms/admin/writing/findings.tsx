import { useEffect, useMemo, useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useFetchClient } from '@strapi/strapi/admin';
import type { CheckFinding } from '../../contract';
import { SeverityWord } from '../checks/severity-word';
import { NameButton } from '../reach/name-button';
import { useSpoken } from '../reach/spoken';
import { useMay } from '../reach/use-may';
import type { Which } from '../review/reader';
import { hasAiAssets, linesOf, type FormValues } from './form-words';
import { goToFormPlace } from './go-to-form-place';
import { useSay } from './words';

/** After this silence the text is checked; a check while every letter is typed would only flicker. */
const PAUSE = 2_000;
const SHOWN = 6;
const FACTS = [
  'origin',
  'sourceName',
  'sourceUrl',
  'sourceAuthor',
  'sourceLicence',
  'aiDeclaration',
  'aiNote',
] as const;

type Asked = {
  readonly station: string;
  readonly fields: readonly { name: string; text: string }[];
  readonly facts: object;
};

/** What machine checks (机审) say of the words in the form, saved or not. */
export function Findings({ values, locale }: { readonly values: FormValues; readonly locale: Which['locale'] }) {
  const mayCheck = useMay('plugin::cms.checks.read');
  return mayCheck ? <Checked values={values} locale={locale} /> : null;
}

function Checked({ values, locale }: { readonly values: FormValues; readonly locale: Which['locale'] }) {
  const say = useSay();
  const spoken = useSpoken();
  const found = useFindings(values, locale);
  const [isAll, showAll] = useState(false);
  if (!found) return null;
  return (
    <Box tag="section" aria-label={say('findings')}>
      <Typography tag="h3" fontWeight="bold" paddingBottom={1}>
        {found.length === 0 ? say('findings.none') : say('findings.some', { count: found.length })}
      </Typography>
      {(isAll ? found : found.slice(0, SHOWN)).map(({ rule, field, from, to, severity, text, message, suggestion }) => (
        <Box key={`${rule} ${field} ${from}`} paddingTop={2}>
          <Flex gap={2} alignItems="baseline" wrap="wrap">
            <SeverityWord severity={severity} />
            {text !== '' && <NameButton onClick={() => goToFormPlace({ field, from, to, text })}>{text}</NameButton>}
            {suggestion !== null && <Typography textColor="success600">{suggestion}</Typography>}
          </Flex>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {spoken(message)}
          </Typography>
        </Box>
      ))}
      {found.length > SHOWN && (
        <Flex paddingTop={2}>
          <Button variant="ghost" size="S" aria-expanded={isAll} onClick={() => showAll(!isAll)}>
            {isAll ? say('findings.fewer') : say('findings.more', { count: found.length - SHOWN })}
          </Button>
        </Flex>
      )}
    </Box>
  );
}

function useFindings(values: FormValues, locale: string): readonly CheckFinding[] | undefined {
  const { post, get } = useFetchClient();
  const [own, setOwn] = useState('');
  const [found, setFound] = useState<readonly CheckFinding[]>();
  const spelled = useMemo(() => JSON.stringify(askedOf(values, locale, own)), [values, locale, own]);
  useEffect(() => {
    get<{ person: { station: string } }>('/cms/people/me').then(
      ({ data }) => setOwn(data.person.station),
      () => undefined,
    );
  }, [get]);
  useEffect(() => {
    // Spelled from exactly such a question above.
    const asked = JSON.parse(spelled) as Asked;
    if (asked.station === '' || asked.fields.length === 0) return undefined;
    const gone = new AbortController();
    const timer = window.setTimeout(() => {
      post<{ findings: readonly CheckFinding[] }>('/cms/checks/texts', asked, { signal: gone.signal }).then(
        ({ data }) => setFound(data.findings),
        () => undefined,
      );
    }, PAUSE);
    return () => {
      window.clearTimeout(timer);
      gone.abort();
    };
  }, [post, spelled]);
  return found;
}

function askedOf(values: FormValues, locale: string, own: string): Asked {
  const word = (name: string): string => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const heads = ['title', 'subtitle', 'summary', 'byline', 'tags'].map((name) => ({ name, text: word(name) }));
  const lines = linesOf(values['body']).map((text, at) => ({ name: `body.${at}`, text }));
  const facts = Object.fromEntries(FACTS.map((fact) => [fact, word(fact) || null]));
  return {
    station: word('station') || own,
    fields: [...heads, ...lines].filter(({ text }) => text.trim() !== '').slice(0, 400),
    facts: { ...facts, aiAssets: hasAiAssets(values) ? 'yes' : 'no', locale },
  };
}
