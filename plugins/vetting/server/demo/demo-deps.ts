import type { StaffActor } from '@hearth/cms/contract';
import type { ApprovalDeps } from '../approvals/approve-goods';
import type { GoodsDeps } from '../products/goods-deps';
import type { RoundDeps } from '../rounds/round-deps';
import type { SampleDeps } from '../samples/sample-deps';
import type { SupplierDeps } from '../suppliers/supplier-deps';

/** Everything by which goods come onto the shelf, and the people who do it at the demo station. */
export type DemoDesk = {
  readonly goods: GoodsDeps;
  readonly suppliers: SupplierDeps;
  readonly samples: SampleDeps;
  readonly rounds: RoundDeps;
  readonly approvals: ApprovalDeps;
  /** Writes suppliers and goods down, and files their papers. */
  readonly keeper: StaffActor;
  /** Judges what the keeper filed, and runs the panel. */
  readonly officer: StaffActor;
  /** Signs last. */
  readonly chief: StaffActor;
  readonly panel: readonly StaffActor[];
  picture(key: string): Promise<Buffer>;
};
