import { Box, Checkbox, Flex } from '@strapi/design-system';
import { Choice, FileField, Row } from '@hearth/cms/reach';
import { logoCorners, type Looks } from '../../contract';
import { shrunk } from '../slates/shrink-picture';
import { useSay } from '../words';
import { USUAL_MARK, type DraftMark } from './look-draft';

type Props = {
  readonly mark: DraftMark | null;
  readonly logos: Looks['logos'];
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
  readonly onMark: (mark: DraftMark) => void;
};

const SMALL = { width: 768, height: 432, type: 'image/png' } as const;
const KINDS = 'image/png,image/jpeg,image/webp';

/** The station's mark: one that the room has already or a new one, and where it stands. */
export function MarkFields({ mark, logos, isOn, onTurn, onMark }: Props) {
  const say = useSay();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const base64 = await shrunk(file, SMALL);
    onMark({ ...(mark ?? USUAL_MARK), picture: { base64 }, url: `data:image/png;base64,${base64}` });
  };
  return (
    <>
      <Checkbox checked={isOn} onCheckedChange={(is) => onTurn(is === true)}>
        {say('look.logo.add')}
      </Checkbox>
      {isOn && (
        <Row label={say('look.logo')} hint={say('look.logo.hint')}>
          <Flex direction="column" alignItems="flex-start" gap={3}>
            <Known mark={mark} logos={logos} onMark={onMark} />
            <FileField label={say('look.logo')} accept={KINDS} onFile={(file) => void take(file)} />
          </Flex>
        </Row>
      )}
      {isOn && mark && <Place mark={mark} onMark={onMark} />}
    </>
  );
}

type KnownProps = Pick<Props, 'mark' | 'logos' | 'onMark'>;

function Known({ mark, logos, onMark }: KnownProps) {
  const say = useSay();
  if (logos.length === 0) return null;
  const chosen = mark && 'hash' in mark.picture ? mark.picture.hash : undefined;
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={say('look.logo.known')}>
      {logos.map(({ hash, picture }, at) => (
        <Box
          key={hash}
          tag="button"
          type="button"
          aria-pressed={hash === chosen}
          aria-label={say('look.logo.one', { number: at + 1 })}
          onClick={() => onMark({ ...(mark ?? USUAL_MARK), picture: { hash }, url: picture })}
          padding={1}
          hasRadius
          // Marks are often white: they are shown on a ground between.
          style={{ background: '#8c8172', outline: hash === chosen ? '2px solid #b83214' : 'none', cursor: 'pointer' }}
        >
          <img src={picture} alt="" style={{ display: 'block', height: 32, maxWidth: 96, objectFit: 'contain' }} />
        </Box>
      ))}
    </Flex>
  );
}

const PERCENTS = [10, 15, 20, 25, 30, 40];
const OPACITIES = [40, 60, 75, 90, 100];

function Place({ mark, onMark }: { readonly mark: DraftMark; readonly onMark: Props['onMark'] }) {
  const say = useSay();
  const percents = (usual: readonly number[], now: number): [string, string][] =>
    [...new Set([...usual, now])].sort((a, b) => a - b).map((one) => [String(one), `${one}%`]);
  return (
    <Flex gap={4} wrap="wrap" alignItems="flex-start">
      <Choice
        label={say('look.corner')}
        value={mark.corner}
        options={logoCorners.map((one): [string, string] => [one, say(`look.corner.${one}`)])}
        onChange={(chosen) => onMark({ ...mark, corner: logoCorners.find((one) => one === chosen) ?? mark.corner })}
      />
      <Choice
        label={say('look.percent')}
        value={String(mark.percent)}
        options={percents(PERCENTS, mark.percent)}
        onChange={(chosen) => onMark({ ...mark, percent: Number(chosen) })}
      />
      <Choice
        label={say('look.opacity')}
        value={String(mark.opacity)}
        options={percents(OPACITIES, mark.opacity)}
        onChange={(chosen) => onMark({ ...mark, opacity: Number(chosen) })}
      />
    </Flex>
  );
}
