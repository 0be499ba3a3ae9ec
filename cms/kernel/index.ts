export { canonicalJson, hashOf } from './canonical';
export { clockAt, systemClock, type Clock, type MovableClock } from './clock';
export { eachAlone } from './each-alone';
export {
  defineErrors,
  mergeCatalogs,
  refusal,
  type AnyCatalog,
  type ErrorBook,
  type ErrorCatalog,
  type ErrorEntry,
  type RefusalOf,
  type RefusalSpec,
  type RefusalStatus,
} from './errors';
export { createGroupCommit, type Gathering, type GroupCommit } from './group-commit';
export { icalFile, icalMoment, icalText } from './icalendar';
export { isUuid, seededIds, systemIds, timeOrderedIds, type Ids } from './ids';
export { defaultLocale, isLocale, locales, type Locale, type Text } from './locale';
export {
  machine,
  machineErrors,
  type AnyMachine,
  type Guard,
  type Machine,
  type MachineRefusal,
  type MachineTable,
  type Move,
  type NotAllowed,
  type Transition,
} from './machine';
export { finalStatesOf, verify, type MachineFault, type MachineProblem } from './machine-verify';
export { cases, mermaid, type MachineCase } from './machine-table';
export {
  addFen,
  fen,
  formatYuan,
  moneyErrors,
  multiplyFen,
  splitFen,
  subtractFen,
  yuan,
  yuanParts,
  type Fen,
  type Ratio,
  type YuanParts,
} from './money';
export { definePort, type PortKey } from './port';
export { randomFrom, seededRandom, systemRandom, type Random } from './random';
export { assertNever, Bug, err, mapOk, ok, unwrap, type Err, type Ok, type Refusal, type Result } from './result';
export { spreadsheet } from './spreadsheet';
export { step, UndoFailed, withUndo, type RunStep, type Step } from './step';
