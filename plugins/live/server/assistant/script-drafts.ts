import type { ScriptDrafter, ScriptDrafts } from '../../contract';
import { draftFrom, provedOnly } from './draft.rules';

/** Drafts without a model: complete, and the same for the same facts. */
export const templateDrafter: ScriptDrafter = { name: 'template', draft: (facts) => Promise.resolve(draftFrom(facts)) };

/** Drafts by the driver in use; one that is given later takes the place of words alone. */
export function createScriptDrafts(): ScriptDrafts {
  let driver = templateDrafter;
  return {
    use: (given) => {
      driver = given;
    },
    draft: async (facts) => ({ driver: driver.name, sentences: provedOnly(await driver.draft(facts), facts) }),
  };
}
