export { storiesOf } from './stories.slice';
export type { StoryPage, StoryQuery, StoryReader } from './read-stories';
