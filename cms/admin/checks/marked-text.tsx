import { styled } from 'styled-components';
import type { CheckFinding, CheckSeverity } from '../../contract';
import { useSpoken } from '../reach/spoken';
import { piecesOf } from './marks';

/** Each severity has a line of its own, so that no colour speaks alone. */
const Mark = styled.mark<{ readonly $severity: CheckSeverity }>`
  background: ${({ theme, $severity }) => theme.colors[GROUND[$severity]]};
  color: inherit;
  text-decoration: underline ${({ $severity }) => LINE[$severity]}
    ${({ theme, $severity }) => theme.colors[INK[$severity]]};
  text-decoration-thickness: 2px;
  text-underline-offset: 4px;
  text-decoration-skip-ink: none;
  border-radius: 2px;
`;
const GROUND = { red: 'danger100', amber: 'warning100', note: 'neutral150' } as const;
const INK = { red: 'danger600', amber: 'warning600', note: 'neutral600' } as const;
const LINE = { red: 'wavy', amber: 'dashed', note: 'dotted' } as const;
const GRAVEST = ['red', 'amber', 'note'] as const;

const Lines = styled.p`
  font-size: 1.7rem;
  line-height: 1.75;
  margin: 0;
  max-width: 38em;
  overflow-wrap: anywhere;
  color: ${({ theme }) => theme.colors.neutral800};
`;

type Props = { readonly text: string; readonly findings: readonly CheckFinding[]; readonly strong?: boolean };

/** A text with what was found marked in its place; the cure is told where the mark is pointed at, and in the list beside. */
export function MarkedText({ text, findings, strong = false }: Props) {
  const spoken = useSpoken();
  return (
    <Lines style={strong ? { fontWeight: 600, fontSize: '2.2rem' } : {}}>
      {piecesOf(text, findings).map((piece, index) => {
        const severity = GRAVEST.find((one) => piece.findings.some((finding) => finding.severity === one));
        if (severity === undefined) return piece.text;
        const cure = piece.findings.map(({ message }) => spoken(message)).join('；');
        return (
          <Mark key={index} $severity={severity} title={cure}>
            {piece.text}
          </Mark>
        );
      })}
    </Lines>
  );
}
