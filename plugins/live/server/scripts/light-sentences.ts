import type { Database, Tx } from '@hearth/cms/platform';
import type { SpokenProof } from '@hearth/vetting/contract';
import type { Script, WriteSentence } from '../../contract';
import { lightOf } from './script.rules';

type Deps = { readonly proof: SpokenProof };

/** Sentences with the goods of which they speak. */
export type Spoken = { readonly product: string | null; readonly sentences: readonly WriteSentence[] };

/** Gives each claim of some scripts its light at this moment; vetting is asked once for all of them. */
export async function lightSentences(
  { proof }: Deps,
  on: Database['read'] | Tx,
  scripts: readonly Spoken[],
): Promise<readonly Script['sentences'][]> {
  const wanted = scripts.flatMap(({ sentences }) => sentences.flatMap(({ claims }) => claims));
  const known = await proof.claims(on, [...new Set(wanted)]);
  return scripts.map(({ product, sentences }) =>
    sentences.map(({ beat, text, claims }) => ({
      ...{ beat, text },
      claims: claims.map((id) => {
        const claim = known.get(id);
        const light = lightOf(claim, product);
        const why = light === 'red' ? (claim?.reasons.join(', ') ?? 'gone') : null;
        return { id, text: claim?.text ?? '', light, why };
      }),
    })),
  );
}
