import { TextInput } from '@strapi/design-system';
import { robotPlatforms, type RobotPlatform, type Station } from '../../contract';
import { Choice } from '../reach/choice';
import { Row } from '../reach/dialog';
import { useSpoken } from '../reach/spoken';
import { useSay } from './words';

/** What a form about a robot holds. */
export type RobotDraft = {
  readonly station: string;
  readonly name: string;
  readonly platform: RobotPlatform;
  readonly address: string;
  readonly secret: string;
  readonly active: boolean;
};

type Props = { readonly draft: RobotDraft; readonly onChange: (part: Partial<RobotDraft>) => void };
type Typed = { target: { value: string } };

/** What only a new robot is asked for. */
export function NewRobotFields({ draft, stations, onChange }: Props & { readonly stations: readonly Station[] }) {
  const say = useSay();
  const spoken = useSpoken();
  return (
    <>
      {stations.length > 1 ? (
        <Choice
          label={say('station')}
          value={draft.station}
          options={stations.map(({ slug, name }) => [slug, spoken(name)])}
          onChange={(station) => onChange({ station })}
        />
      ) : null}
      <Choice
        label={say('platform')}
        value={draft.platform}
        options={robotPlatforms.map((platform) => [platform, say(`platform.${platform}`)])}
        onChange={(value) => onChange({ platform: robotPlatforms.find((one) => one === value) ?? 'wecom', secret: '' })}
      />
      <Row label={say('address')} hint={say('address.hint')} required>
        <TextInput
          required
          autoComplete="off"
          placeholder="https://"
          value={draft.address}
          onChange={({ target }: Typed) => onChange({ address: target.value })}
        />
      </Row>
    </>
  );
}

/** What the house calls a robot: best the name of its group. */
export function RobotName({ draft, onChange }: Props) {
  const say = useSay();
  return (
    <Row label={say('name')} required>
      <TextInput
        required
        maxLength={60}
        value={draft.name}
        onChange={({ target }: Typed) => onChange({ name: target.value })}
      />
    </Row>
  );
}

/** The secret for signing, sealed and never shown again. */
export function RobotSecret({ draft, isKept, onChange }: Props & { readonly isKept: boolean }) {
  const say = useSay();
  if (draft.platform === 'wecom') return null;
  return (
    <Row label={say('secret')} hint={say(isKept ? 'secret.kept' : 'secret.hint')}>
      <TextInput
        type="password"
        autoComplete="new-password"
        value={draft.secret}
        onChange={({ target }: Typed) => onChange({ secret: target.value })}
      />
    </Row>
  );
}
