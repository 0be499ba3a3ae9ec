import { useMemo } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { wordsOfEdition } from '../../server/editions/edition-words.rules';
import type { CheckFinding, EditionContent } from '../../contract';
import { fieldWord, nameOf } from '../checks/field-word';
import { SeverityWord } from '../checks/severity-word';
import { useAsking } from '../checks/use-asking';
import { useSay as useChecksSay } from '../checks/words';
import { useSpoken } from '../reach/spoken';

type Props = { readonly station: string; readonly content: EditionContent };

/** What machine checks (机审) say of the words while they are typed. */
export function TypedFindings({ station, content }: Props) {
  const question = useMemo(() => ({ station, fields: wordsOfEdition(content) }), [station, content]);
  const { value } = useAsking<{ findings: CheckFinding[] }>('/cms/checks/texts', question);
  const findings = value?.findings ?? [];
  if (findings.length === 0) return null;
  return (
    <Box tag="ul" style={{ maxHeight: '30vh', overflow: 'auto' }}>
      {findings.map((finding) => (
        <Line key={`${finding.rule} ${finding.field} ${finding.from}`} finding={finding} />
      ))}
    </Box>
  );
}

function Line({ finding }: { readonly finding: CheckFinding }) {
  const say = useChecksSay();
  const spoken = useSpoken();
  const { suggestion } = finding;
  return (
    <Box tag="li" paddingTop={2}>
      <Flex gap={2} wrap="wrap" alignItems="baseline">
        <SeverityWord severity={finding.severity} />
        <Typography fontWeight="bold">{nameOf(finding, say)}</Typography>
        <Typography variant="pi" textColor="neutral600">
          {fieldWord(finding.field, say)}
        </Typography>
      </Flex>
      <Typography tag="p" variant="pi">
        {spoken(finding.message)}
        {suggestion === null
          ? ''
          : ` ${suggestion === '' ? say('try.delete') : say('try.cure', { better: suggestion })}`}
      </Typography>
    </Box>
  );
}
