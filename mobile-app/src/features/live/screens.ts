/** Both pages of lives in one piece, since who opens the list opens one of them next. */
export { LiveScreen } from './live-screen';
export { LivesScreen } from './lives-screen';
