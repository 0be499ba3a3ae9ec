import { fieldContract, fieldErrors } from '../../contract';
import { ok } from '../../kernel';
import { createSharedLimits, rateScale, routes, type Platform, type Slice } from '../../platform';
import { assignmentDeps } from '../assignments/assignment-wiring';
import { passStore } from '../passes/pass-store';
import { greet, revokePass, showCode, tiePhone, untiePhone } from '../passes/tie-phone';
import { fieldTasks, moveFieldTask } from './field-tasks';
import { fileTask } from './file-task';
import type { FilingDeps } from './filing-deps';
import { keepFile } from './keep-file-store';
import { TAKE_IN, takeIn } from './take-in';
import { mountUploads } from './upload-routes';
import { EXPIRE_HOURS } from './upload.rules';
import { uploadStore } from './upload-store';

/** Filings (回传): what reporters send in from their phones, and which phones speak for whom. */
export const filingsSlice: Slice = {
  name: 'filings',
  errors: [fieldErrors],
  register: (platform) => {
    const { jobs, schedule, personalData, database } = platform;
    const uploads = uploadStore({ database });
    jobs.define({
      ...TAKE_IN,
      // A film of half a gigabyte is read, judged and stored once more.
      timeLimit: 600,
      handle: async ({ upload }) => {
        await takeIn({ ...platform, uploads, keep: keepFile(platform.strapi) }, upload);
      },
    });
    schedule.tick({
      name: 'field-uploads.expire',
      cron: '17 * * * *',
      missed: 'run-once',
      handle: async () => {
        await uploads.expire(EXPIRE_HOURS);
      },
    });
    const passes = passStore({ database });
    personalData.register({
      name: 'field-passes',
      export: async (reader) => (await passes.ofReader(reader)).map(({ device, since }) => ({ device, since })),
      erase: async (tx, reader) => {
        await passes.revoke(tx, { reader });
      },
    });
  },
  routes: (platform) => {
    const deps = filingDeps(platform);
    mountUploads(platform, deps);
    return [
      routes(fieldContract, {
        tiePhone: ({ actor, body }) => tiePhone(deps, actor, body),
        fieldMe: ({ actor }) => greet(deps, actor),
        untiePhone: ({ actor }) => untiePhone(deps, actor),
        fieldTasks: ({ actor }) => fieldTasks(deps, actor),
        moveFieldTask: ({ actor, params, body }) => moveFieldTask(deps, actor, { ...params, ...body }),
        fileFieldTask: ({ actor, params, body }) => fileTask(deps, actor, { task: params.id, ...body }),
        code: ({ actor }) => showCode(deps, actor),
        passes: async ({ actor }) => {
          const mine = await deps.passes.ofPerson(actor.id);
          return ok({ passes: mine.map(({ id, device, since, seenAt }) => ({ id, device, since, seenAt })) });
        },
        revoke: ({ actor, params }) => revokePass(deps, actor, params.id),
      }),
    ];
  },
};

function filingDeps(platform: Platform): FilingDeps {
  const { database } = platform;
  return {
    ...platform,
    ...assignmentDeps(platform),
    passes: passStore({ database }),
    uploads: uploadStore({ database }),
    limits: createSharedLimits(() => database.read),
    scale: rateScale(process.env),
  };
}
