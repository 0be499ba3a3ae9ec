/** All pages of lives in one piece, since who opens the list opens one of them next. */
export { LivesScreen } from './lives/lives-screen';
export { WatchScreen } from './watch-screen';
