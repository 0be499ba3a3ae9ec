/** Both pages in one piece: what they share, with the code that sends films piece by piece, would otherwise come with the first visit. */
export { FieldScreen } from './field-screen';
export { TaskScreen } from './task-screen';
