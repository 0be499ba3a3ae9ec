import { freshStory } from './stories.mjs';

/** The levers a test pulls. Each change of content is told to the rooms, as the host does. */
export function levers(state, say) {
  const find = (id) => state.stories.find((story) => story.id === id && story.locale === 'zh-Hans');
  return {
    publish(title, column) {
      const story = freshStory(new Date(), title, column);
      state.stories.unshift(story);
      say(story);
      return story;
    },
    correct(id, title) {
      const story = find(id);
      Object.assign(story, { title, updatedAt: new Date().toISOString() });
      say(story);
    },
    withdraw(id) {
      const story = find(id);
      state.stories = state.stories.filter((each) => each.id !== id);
      say(story);
    },
  };
}
